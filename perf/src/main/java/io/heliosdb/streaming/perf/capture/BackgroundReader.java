package io.heliosdb.streaming.perf.capture;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.state.capture.StateCapture;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

import org.agrona.concurrent.NanoClock;

/** Reads captures to their end on a thread of its own and throws the bytes away. */
final class BackgroundReader implements AutoCloseable {
    private final Arena buffer;
    private final NanoClock clock;
    private final Thread thread;

    private volatile StateCapture given;
    private volatile boolean isEnding;
    private long readingNs;

    BackgroundReader(final Ledger ledger, final NanoClock clock) {
        this.clock = clock;
        buffer = Arena.open(ledger, "pieces", "benchmark", SnapshotPieces.PIECE_BYTES);
        thread = Thread.ofPlatform().daemon().name("reader").start(this::run);
    }

    void give(final StateCapture capture) {
        given = capture;
    }

    /** Whether the capture given last was read to its end or abandoned. */
    boolean isDone() {
        return given == null;
    }

    /** How long the last one took, once it is done. */
    long readingNs() {
        return readingNs;
    }

    private void run() {
        while (!isEnding) {
            final StateCapture capture = given;
            if (capture == null) {
                Thread.onSpinWait();
                continue;
            }
            final long startNs = clock.nanoTime();
            int length = 1;
            while (length > 0) {
                length = capture.next(buffer.address(), SnapshotPieces.PIECE_BYTES);
            }
            readingNs = clock.nanoTime() - startNs;
            given = null;
        }
    }

    @Override
    public void close() {
        isEnding = true;
        while (thread.isAlive()) {
            Thread.onSpinWait();
        }
        buffer.close();
    }
}
