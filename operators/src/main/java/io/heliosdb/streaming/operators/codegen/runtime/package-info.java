/**
 * What generated pipelines extend and call: their frame, sinks, windows, and static functions on
 * native memory.
 *
 * <p>Generated classes are hidden classes of this package. Everything here runs on the data plane,
 * on the job's thread, and allocates nothing after start, except decimals of more than 18 digits.
 * Start reading at {@link io.heliosdb.streaming.operators.codegen.runtime.GeneratedPipeline}.
 */
package io.heliosdb.streaming.operators.codegen.runtime;
