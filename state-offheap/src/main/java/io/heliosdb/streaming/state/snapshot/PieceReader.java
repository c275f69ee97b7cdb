package io.heliosdb.streaming.state.snapshot;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Reads a snapshot that comes in {@link SnapshotPieces}, for example from a checkpoint's files.
 *
 * <p>A section's checksum is verified when its content has been read, so whoever gives the pieces
 * has made sure that they are not damaged; long stretches are asked for straight into their place.
 * Thread rule: one thread.
 */
public final class PieceReader extends SectionReader implements AutoCloseable {
    private final SnapshotPieces pieces;
    private final Arena buffer;
    private final Checksum checksum = new Checksum();
    private long at;
    private long end;
    private boolean isInContent;

    /**
     * Takes nothing yet.
     *
     * @param ledger where a buffer of {@link SnapshotPieces#PIECE_BYTES} is booked, under the tag
     *     "snapshot"
     * @param owner whose state is read
     * @param pieces asked for {@link SnapshotPieces#PIECE_BYTES} or more at a time
     */
    public PieceReader(final Ledger ledger, final String owner, final SnapshotPieces pieces) {
        this.pieces = pieces;
        buffer = Arena.open(ledger, "snapshot", owner, SnapshotPieces.PIECE_BYTES);
        at = buffer.address();
        end = at;
    }

    @Override
    void beginContent(final long length) {
        checksum.reset();
        isInContent = true;
    }

    @Override
    void endContent() {
        isInContent = false;
        if (takeLong() != checksum.value()) {
            throw wrongChecksum();
        }
    }

    @Override
    void takeBytes(final long address, final long length) {
        long copied = 0;
        while (copied < length) {
            final long left = length - copied;
            if (at == end && left >= SnapshotPieces.PIECE_BYTES) {
                copied += take(address + copied, (int) Math.min(left, 1 << 30));
            } else {
                if (at == end) {
                    fill();
                }
                final long piece = Math.min(left, end - at);
                Memory.copy(at, address + copied, piece);
                at += piece;
                copied += piece;
            }
        }
        if (isInContent) {
            checksum.addBytes(address, length);
        }
    }

    @Override
    void passBytes(final long length) {
        long passed = 0;
        while (passed < length) {
            if (at == end) {
                fill();
            }
            final long piece = Math.min(length - passed, end - at);
            checksum.addBytes(at, piece);
            at += piece;
            passed += piece;
        }
    }

    @Override
    long takeLong() {
        long value = 0;
        if (end - at >= Long.BYTES) {
            value = Memory.getLong(at);
            at += Long.BYTES;
        } else {
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                value |= (takeByte() & 0xffL) << shift;
            }
        }
        if (isInContent) {
            checksum.addLong(value);
        }
        return value;
    }

    @Override
    byte takeByte() {
        if (at == end) {
            fill();
        }
        return Memory.getByte(at++);
    }

    private void fill() {
        at = buffer.address();
        end = at;
        end += take(at, SnapshotPieces.PIECE_BYTES);
    }

    private int take(final long address, final int maxBytes) {
        final int length = pieces.next(address, maxBytes);
        if (length <= 0) {
            throw damaged(
                    "it ends" + (name().isEmpty() ? " at once" : " within section " + name()));
        }
        return length;
    }

    /** Gives the buffer back; the pieces stay open. */
    @Override
    public void close() {
        buffer.close();
    }
}
