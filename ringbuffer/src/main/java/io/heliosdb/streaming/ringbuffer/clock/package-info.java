/**
 * Clocks: the machine's, and one that is moved by hand. Everything else takes Agrona's {@code
 * NanoClock} and {@code EpochClock} as parameters.
 *
 * <p>Threading rule: clocks may be read by any thread. Start reading at {@link
 * io.heliosdb.streaming.ringbuffer.clock.Clocks}.
 */
package io.heliosdb.streaming.ringbuffer.clock;
