/**
 * The crash campaign: the real process, fed by producers, killed at random moments and at named
 * points, started again and again, and at the end compared with what an oracle says.
 *
 * <p>The supervisor starts and kills; {@code feed} is the client; {@code oracle} compares and
 * shares no code with the engine. Start reading at {@link
 * io.heliosdb.streaming.perf.proof.crash.CrashSeries}.
 */
package io.heliosdb.streaming.perf.proof.crash;
