/**
 * What runs a plan: the pipeline (generated or interpreted), its output, and the job around them.
 *
 * <p>A pipeline belongs to one thread, the job's agent, which feeds it the rows of the log in order
 * and the output's consumers drain. Start reading at {@link
 * io.heliosdb.streaming.operators.runtime.Pipeline}.
 */
package io.heliosdb.streaming.operators.runtime;
