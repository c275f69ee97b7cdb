/**
 * The tumbling aggregate, by hand, by the engine and by its peers, over the same encoded rows in
 * one run.
 *
 * <p>{@link io.heliosdb.streaming.perf.tumble.TumbleRows} makes the rows; each {@link
 * io.heliosdb.streaming.perf.tumble.Contestant} has a file of its own; {@link
 * io.heliosdb.streaming.perf.tumble.TumbleBenchmark} alternates them, compares their results and
 * takes the ratios. Start reading at {@link io.heliosdb.streaming.perf.tumble.TumbleBenchmark}.
 */
package io.heliosdb.streaming.perf.tumble;
