/**
 * The scalar functions of the engine against Flink's own runtime functions, with random arguments.
 * Start reading at {@link io.heliosdb.streaming.perf.functions.TextFunctionsTest}.
 */
package io.heliosdb.streaming.perf.functions;
