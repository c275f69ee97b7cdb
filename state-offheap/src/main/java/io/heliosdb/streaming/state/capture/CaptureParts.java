package io.heliosdb.streaming.state.capture;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * What a capture consists of, in order: bytes that were copied at the barrier, regions of state
 * that were only noted, and places for checksums.
 *
 * <pre>
 *   part   kind (8 bytes) | address (8) | length (8) | address of the next part, 0 for the last (8)
 * </pre>
 *
 * Written on the job's thread at the barrier, then read on another.
 */
final class CaptureParts {
    /** Bytes in front of a section's content. */
    static final long HEADER = 1;

    /** Content that was copied. */
    static final long COPY = 2;

    /** Content that is where it was. */
    static final long NOTE = 3;

    /** Eight bytes for the checksum of the content since the last header. */
    static final long CHECKSUM = 4;

    private static final int ADDRESS = 8;
    private static final int LENGTH = 16;
    private static final int NEXT = 24;
    private static final int PART_BYTES = 32;
    private static final int GREATEST_COPY_BYTES = 32 << 10;

    private final ChunkList parts;
    private final ChunkList copies;
    private long first;
    private long last;

    CaptureParts(final Ledger ledger, final String owner) {
        parts = new ChunkList(ledger, owner);
        copies = new ChunkList(ledger, owner);
    }

    static long kind(final long part) {
        return Memory.getLong(part);
    }

    static long address(final long part) {
        return Memory.getLong(part + ADDRESS);
    }

    static long length(final long part) {
        return Memory.getLong(part + LENGTH);
    }

    static long next(final long part) {
        return Memory.getLong(part + NEXT);
    }

    long first() {
        return first;
    }

    /** Adds a place for copied bytes behind each other; returns its address. */
    long copy(final long kind, final int bytes) {
        final boolean isContinued =
                last != 0 && kind == COPY && kind(last) == COPY && bytes <= copies.room();
        final long address = copies.cut(bytes);
        if (isContinued && address(last) + length(last) == address) {
            Memory.putLong(last + LENGTH, length(last) + bytes);
        } else {
            add(kind, address, bytes);
        }
        return address;
    }

    /** Copies content of any length. */
    void copyOf(final long address, final long bytes) {
        for (long copied = 0; copied < bytes; ) {
            final int piece = (int) Math.min(bytes - copied, GREATEST_COPY_BYTES);
            Memory.copy(address + copied, copy(COPY, piece), piece);
            copied += piece;
        }
    }

    void add(final long kind, final long address, final long length) {
        final long part = parts.cut(PART_BYTES);
        Memory.putLong(part, kind);
        Memory.putLong(part + ADDRESS, address);
        Memory.putLong(part + LENGTH, length);
        Memory.putLong(part + NEXT, 0);
        if (last == 0) {
            first = part;
        } else {
            Memory.putLong(last + NEXT, part);
        }
        last = part;
    }

    void reset() {
        parts.reset();
        copies.reset();
        first = 0;
        last = 0;
    }

    void close() {
        parts.close();
        copies.close();
    }
}
