package io.heliosdb.streaming.state.journal.write;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingWriter;

/** Starts recordings. Control plane's thread at first, then the fsync agent's. */
final class RecordingStarter {
    private final JournalStore store;
    private final RecordSealing sealing;
    private final long recordingBytes;

    /**
     * @param recordingBytes length from which a recording is followed by another
     */
    RecordingStarter(
            final JournalStore store, final RecordSealing sealing, final long recordingBytes) {
        this.store = store;
        this.sealing = sealing;
        this.recordingBytes = recordingBytes;
    }

    boolean isDue(final LiveRecording recording) {
        return recording.forcedPosition() >= recordingBytes;
    }

    void discard(final LiveRecording recording) {
        recording.finish();
        store.delete(recording.writer().recordingId());
    }

    LiveRecording start() {
        final RecordingWriter writer = store.start();
        if (ProofBuild.IS_ON) {
            KillPoint.JOURNAL_AFTER_START.reach();
        }
        return sealing.seal(writer);
    }
}
