package io.heliosdb.streaming.state.journal.write;

import io.heliosdb.streaming.codecs.seal.Sealer;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A recording that is being written, as the two agents share it. The journal agent appends and ends
 * it; the fsync agent has started it, forces it and closes it.
 */
final class LiveRecording {
    private final RecordingWriter writer;
    private final byte[] wrappedKey;
    private final Sealer sealer;

    /** Written by the fsync agent with release. */
    private final AtomicLong forcedPosition = new AtomicLong();

    /** Written by the journal agent: nothing will be appended any more, all is recorded. */
    private volatile boolean isEnded;

    /** Written by the fsync agent: ended, and all of it is on the disk. */
    private volatile boolean isFinished;

    /**
     * @param wrappedKey its data key, wrapped; empty if it is not sealed
     * @param sealer of that key, or null
     */
    LiveRecording(final RecordingWriter writer, final byte[] wrappedKey, final Sealer sealer) {
        this.writer = writer;
        this.wrappedKey = wrappedKey;
        this.sealer = sealer;
    }

    RecordingWriter writer() {
        return writer;
    }

    byte[] wrappedKey() {
        return wrappedKey;
    }

    Sealer sealer() {
        return sealer;
    }

    long forcedPosition() {
        return forcedPosition.getAcquire(); // pairs with force
    }

    /** Fsync agent's thread. */
    int prepare() {
        return writer.prepare();
    }

    /** Fsync agent's thread. */
    void force() {
        forcedPosition.setRelease(writer.force());
    }

    void end() {
        isEnded = true;
    }

    boolean isEnded() {
        return isEnded;
    }

    void finish() {
        writer.close();
        isFinished = true;
    }

    boolean isFinished() {
        return isFinished;
    }
}
