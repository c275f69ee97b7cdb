/**
 * The log ring beside a bare Disruptor and a bare single-producer queue: how many rows a second in
 * batches of several sizes, and how long a lone row takes.
 *
 * <p>Rows go from a producer through a {@link io.heliosdb.streaming.perf.ring.Lane} to a {@link
 * io.heliosdb.streaming.perf.ring.Receipt}, on one thread in turns or on two. Start reading at
 * {@link io.heliosdb.streaming.perf.ring.RingCommand}.
 */
package io.heliosdb.streaming.perf.ring;
