/**
 * {@code heliosdb-bench capture}: what it costs to capture a large state while rows go on changing
 * it, and how fast it is restored. The job's part runs on the caller's thread, the reader on one of
 * its own. Start reading at {@link io.heliosdb.streaming.perf.capture.CaptureRun}.
 */
package io.heliosdb.streaming.perf.capture;
