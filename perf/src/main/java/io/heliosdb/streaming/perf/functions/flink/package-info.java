/**
 * Flink as a contestant: one job a query lives over all rounds; its source hands on rows that are
 * in Flink's binary form already, its sink counts inside the job. {@link
 * io.heliosdb.streaming.perf.functions.flink.FlinkQuery} is where to start.
 */
package io.heliosdb.streaming.perf.functions.flink;
