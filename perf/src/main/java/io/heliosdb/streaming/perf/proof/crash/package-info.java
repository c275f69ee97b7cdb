/**
 * The crash campaign: the real process, fed by producers, killed at random moments and at named
 * points, started again and again, and at the end compared with what an oracle says.
 *
 * <p>Data folders follow each other, their journals on Aeron Archive and on files in turns. On each
 * medium every kill point has its turn first; then seeds decide between points, moments of a life
 * and moments of a start. The supervisor starts and kills; {@code feed} is the client; {@code
 * oracle} compares and shares no code with the engine. Start reading at {@link
 * io.heliosdb.streaming.perf.proof.crash.CrashSeries}.
 */
package io.heliosdb.streaming.perf.proof.crash;
