package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.state.capture.StateCapture;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

/**
 * A job's state at a barrier, on its way into a checkpoint. The job's thread makes it and ends it;
 * in between the pieces belong to the checkpoint's agent.
 */
final class TakenState {
    private final long checkpoint;
    private final StateCapture capture;
    private volatile boolean isDone;

    TakenState(final long checkpoint, final StateCapture capture) {
        this.checkpoint = checkpoint;
        this.capture = capture;
    }

    long checkpoint() {
        return checkpoint;
    }

    SnapshotPieces pieces() {
        return capture;
    }

    /** Checkpoint's thread: the pieces are not needed any more. */
    void done() {
        isDone = true;
    }

    /** Job's thread. */
    boolean isDone() {
        return isDone;
    }

    /** Job's thread: frees the capture, whoever reads it. */
    void end() {
        capture.close();
    }
}
