/**
 * The log ring and what runs around it: one total order of rows, ticks, offsets and commands, the
 * agents that fill and follow it, and what an operator can see of them from outside.
 *
 * <p>What flows through: {@code IngressPort} (a source's pages) → {@code Sequencer} → {@code
 * LogRing} → {@code LogConsumer} (journal, jobs) → {@code OutputRing} → {@code OutputConsumer}
 * (sinks). Threading rule: each of these belongs to one agent; agents meet only in queues, rings
 * and counters. Start reading at {@link io.heliosdb.streaming.ringbuffer.log.Sequencer}.
 */
package io.heliosdb.streaming.ringbuffer;
