/**
 * The client of a crash campaign: producers that send numbered lines over TCP, learn what is
 * acknowledged, and after a crash of the engine go on where it says.
 *
 * <p>{@code HELLO name}, answered by {@code RESUME n}: lines of this producer that are durable;
 * lines; {@code ACK n level} meanwhile. One thread a producer. Start reading at {@link
 * io.heliosdb.streaming.perf.proof.crash.feed.Feeder}.
 */
package io.heliosdb.streaming.perf.proof.crash.feed;
