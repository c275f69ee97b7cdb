/**
 * How fast the real process comes back: killed with a large state, started again, and timed from
 * the start of the process to the first result it gives away.
 *
 * <p>The benchmark's thread starts and kills engines and asks them how they are; one thread reads
 * each of an engine's two outputs. Start reading at {@link
 * io.heliosdb.streaming.perf.recovery.RecoveryCommand}.
 */
package io.heliosdb.streaming.perf.recovery;
