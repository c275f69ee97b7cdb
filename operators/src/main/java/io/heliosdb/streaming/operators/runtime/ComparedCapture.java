package io.heliosdb.streaming.operators.runtime;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.capture.CapturePool;
import io.heliosdb.streaming.state.capture.StateCapture;
import io.heliosdb.streaming.state.snapshot.MemorySnapshot;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

import java.util.Arrays;

/**
 * A capture and a snapshot taken at the same barrier, read piece by piece and compared. Opened and
 * closed on the job's thread, read on any one.
 */
final class ComparedCapture implements AutoCloseable {
    private static final int GREATEST_PIECE = 4096;
    private static final int LEAST_PIECE = 64;
    private static final int PIECES = 16;

    private final StateCapture capture;
    private final byte[] expected;
    private final Arena buffer;
    private int compared;
    private long state;

    private volatile boolean isDone;
    private volatile String difference = "";

    ComparedCapture(
            final Pipeline pipeline, final CapturePool pool, final Ledger ledger, final long seed) {
        state = seed;
        try (MemorySnapshot snapshot = new MemorySnapshot(ledger, "compared capture")) {
            pipeline.snapshot(snapshot);
            expected = snapshot.toBytes();
        }
        buffer = Arena.open(ledger, "capture", "compared capture", GREATEST_PIECE);
        try {
            capture = pipeline.capture(pool, writer -> {});
        } catch (final RuntimeException e) {
            buffer.close();
            throw e;
        }
    }

    /** Reads and compares one piece, of another length each time. */
    void step() {
        final int length = capture.next(buffer.address(), pieceBytes());
        if (length == SnapshotPieces.ABANDONED) {
            isDone = true;
            return;
        }
        final byte[] piece = new byte[length];
        Memory.copyToArray(buffer.address(), piece, 0, length);
        final boolean isSame =
                length <= expected.length - compared
                        && Arrays.equals(piece, 0, length, expected, compared, compared + length);
        compared += length;
        if (!isSame || (length == 0 && compared != expected.length)) {
            difference = "a capture differs from the snapshot at its barrier by byte " + compared;
        }
        isDone = !isSame || length == 0;
    }

    /** Reads and compares all of it. */
    void finish() {
        try {
            while (!isDone) {
                step();
            }
        } finally {
            if (!isDone) {
                difference = "the reader of a capture has failed";
                isDone = true;
            }
        }
    }

    /**
     * So that even a small state is read in several pieces; lengths by a linear congruential
     * generator (constants: Knuth, TAOCP 2, 3.3.4).
     */
    private int pieceBytes() {
        state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        final int greatest = Math.clamp(expected.length / PIECES, LEAST_PIECE, GREATEST_PIECE);
        return Long.BYTES + (int) ((state >>> 33) % (greatest - Long.BYTES));
    }

    /** Whether it was read to its end, or given up. Any thread. */
    boolean isDone() {
        return isDone;
    }

    /** What differs, or nothing. Any thread. */
    String difference() {
        return difference;
    }

    /** Ends the capture, which nobody reads any more. */
    @Override
    public void close() {
        capture.close();
        buffer.close();
    }
}
