/**
 * Says what a correct engine delivers, without a line of the engine's code: plain Java that reads
 * the log of acknowledgements and the sink's files as anybody would.
 *
 * <p>Events are a function of seed, producer and number. What was acknowledged must be in the
 * files, once, in each producer's order; sums by key and window are added up again, row by row. One
 * thread. Start reading at {@link io.heliosdb.streaming.perf.proof.crash.oracle.Oracle}.
 */
package io.heliosdb.streaming.perf.proof.crash.oracle;
