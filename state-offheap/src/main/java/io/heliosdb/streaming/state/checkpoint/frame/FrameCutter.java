package io.heliosdb.streaming.state.checkpoint.frame;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.checkpoint.format.FrameHeader;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

/**
 * Makes contents of frames out of pieces: a large piece is one by itself, so that what has not
 * changed gives the same frame again; small ones that follow each other share one. One thread.
 */
public final class FrameCutter implements AutoCloseable {
    /** A piece of this length or more is not put together with others. */
    private static final int LARGE_BYTES = 8 << 10;

    /** Small pieces together have this length or a little more, unless a large one follows. */
    private static final int GATHERED_BYTES = 64 << 10;

    private static final int FRAME_BYTES = FrameHeader.GREATEST_PLAIN_BYTES;

    private final SnapshotPieces pieces;
    private final Arena arena;
    private long first;
    private long second;
    private int waiting;
    private boolean isAtEnd;

    /**
     * @param pieces not asked again once they have ended or been abandoned
     */
    public FrameCutter(final Ledger ledger, final String owner, final SnapshotPieces pieces) {
        this.pieces = pieces;
        arena = Arena.open(ledger, "checkpoint", owner, 2L * FRAME_BYTES);
        first = arena.address();
        second = first + FRAME_BYTES;
    }

    /** Address of the content that was taken last. */
    public long address() {
        return first;
    }

    /**
     * Takes the content of the next frame.
     *
     * @return its length, 0 at the end, {@link SnapshotPieces#ABANDONED} if there will be no end
     */
    public int next() {
        final int whole = takeWaiting();
        if (whole > 0) {
            return whole;
        }
        final int begin = take(first);
        return begin <= 0 || begin >= LARGE_BYTES ? begin : gather(begin);
    }

    /** Puts small pieces behind a small one, until there are enough or a large one comes. */
    private int gather(final int begin) {
        int length = begin;
        while (length < GATHERED_BYTES && !isAtEnd) {
            final int piece = take(second);
            if (piece < 0) {
                return piece;
            }
            if (piece >= LARGE_BYTES) {
                waiting = piece;
                return length;
            }
            Memory.copy(second, first + length, piece);
            length += piece;
        }
        return length;
    }

    private int takeWaiting() {
        if (waiting == 0) {
            return 0;
        }
        final long old = first;
        first = second;
        second = old;
        final int length = waiting;
        waiting = 0;
        return length;
    }

    private int take(final long address) {
        if (isAtEnd) {
            return 0;
        }
        final int length = pieces.next(address, FRAME_BYTES);
        if (length < SnapshotPieces.ABANDONED || length > FRAME_BYTES) {
            throw new IllegalStateException("a piece of " + length + " bytes");
        }
        isAtEnd = length <= 0;
        return length;
    }

    @Override
    public void close() {
        arena.close();
    }
}
