/**
 * JMH benchmarks of single structures, for choosing between variants; what the engine reaches as a
 * whole is measured by the other scenarios of {@code heliosdb-bench}.
 *
 * <p>Each benchmark runs on one thread over native memory that its state opens and closes. Start
 * reading at {@link io.heliosdb.streaming.perf.jmh.KeyedUpdateBenchmark}.
 */
package io.heliosdb.streaming.perf.jmh;
