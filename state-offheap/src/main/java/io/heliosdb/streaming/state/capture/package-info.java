/**
 * Capturing state while it goes on changing: at a barrier the job's thread only notes where state
 * lies; afterwards it copies every granule away before changing it for the first time, and a
 * background thread takes the bytes as they were.
 *
 * <p>The job's thread starts a capture between two calls of a pipeline and closes it; one other
 * thread reads it through {@link io.heliosdb.streaming.state.snapshot.SnapshotPieces}. Start
 * reading at {@link io.heliosdb.streaming.state.capture.StateCapture}, then {@link
 * io.heliosdb.streaming.state.capture.CapturePool}.
 */
package io.heliosdb.streaming.state.capture;
