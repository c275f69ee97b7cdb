/**
 * The client of a feed campaign: a process of its own that is killed and started again, as the
 * appliance is.
 *
 * <p>Each producer has a {@link io.heliosdb.streaming.perf.proof.feed.client.Book}, a mapped file
 * of numbers that outlives the process: what it has made, and what it was told is safe. The {@link
 * io.heliosdb.streaming.perf.proof.feed.client.Producer} makes rows, each a function of the seed
 * and of its number, and gives them to a {@link io.heliosdb.streaming.perf.proof.feed.client.Way}
 * into the appliance. There is a way for messages of SBE, one for lines, and one for HTTP; another
 * transport is another way, and a constant of {@link
 * io.heliosdb.streaming.perf.proof.feed.client.Door}.
 *
 * <p>A producer has a thread. Start reading at {@code Producer}.
 */
package io.heliosdb.streaming.perf.proof.feed.client;
