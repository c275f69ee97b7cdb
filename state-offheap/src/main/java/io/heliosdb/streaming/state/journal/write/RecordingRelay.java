package io.heliosdb.streaming.state.journal.write;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands a recording that has been started from the fsync agent to the journal agent. Room for one.
 */
final class RecordingRelay {
    private final AtomicReference<LiveRecording> next = new AtomicReference<>();

    /** Fsync agent's thread, when the one before has been taken. */
    void offer(final LiveRecording recording) {
        next.setRelease(recording); // pairs with hasNext
    }

    /** Journal agent's thread. */
    boolean hasNext() {
        return next.getAcquire() != null;
    }

    /** Journal agent's thread. */
    LiveRecording take() {
        return next.getAndSet(null);
    }
}
