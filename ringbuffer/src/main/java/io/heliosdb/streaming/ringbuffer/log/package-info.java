/**
 * The one log of an appliance: ports write rows into their pages, the sequencer gives every record
 * its place, consumers follow.
 *
 * <p>What flows through: rows by descriptor ({@code IngressPort} → {@code HandOver} → {@code
 * Sequencer} → {@code LogRing} → {@code LogConsumer}), never copied; ticks and commands come in at
 * the sequencer. Threading rule: a port belongs to its source's agent, the sequencer and the ring's
 * producing side to the sequencer's agent, a consumer to its own agent. Start reading at {@link
 * io.heliosdb.streaming.ringbuffer.log.Sequencer}.
 */
package io.heliosdb.streaming.ringbuffer.log;
