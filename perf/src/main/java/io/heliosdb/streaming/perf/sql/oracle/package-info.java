/**
 * Apache Flink as the oracle of the SQL cases: runs their scripts on Flink's own runtime and writes
 * or checks the expected rows.
 *
 * <p>One small Flink cluster in this process serves all cases, one job after another, parallelism
 * 1, so that the changelog has one order. Threading: one thread drives the cluster; Flink's threads
 * stay inside Flink. Start reading at {@link io.heliosdb.streaming.perf.sql.oracle.FlinkOracle}.
 */
package io.heliosdb.streaming.perf.sql.oracle;
