/**
 * Pages on their way: filled by one agent, read by others through ring descriptors, taken back when
 * the slowest reader has passed.
 *
 * <p>Threading rule: a trail belongs to the agent that fills it; only {@link
 * io.heliosdb.streaming.ringbuffer.page.PageUse#sequenced} is called by another, the ring's
 * producer. Start reading at {@link io.heliosdb.streaming.ringbuffer.page.PageTrail}.
 */
package io.heliosdb.streaming.ringbuffer.page;
