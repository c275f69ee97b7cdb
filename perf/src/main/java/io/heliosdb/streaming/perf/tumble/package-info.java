/**
 * The tumbling aggregate by the engine, by hand and by other engines, over the same encoded rows in
 * one run.
 *
 * <p>{@link io.heliosdb.streaming.perf.tumble.TumbleCommand} reads the command line, {@link
 * io.heliosdb.streaming.perf.tumble.TumbleBenchmark} lets the contestants of each {@link
 * io.heliosdb.streaming.perf.tumble.Field} take the same rows in turn and compares their results,
 * {@link io.heliosdb.streaming.perf.tumble.Summary} takes the ratios. Start reading at {@link
 * io.heliosdb.streaming.perf.tumble.TumbleBenchmark}.
 */
package io.heliosdb.streaming.perf.tumble;
