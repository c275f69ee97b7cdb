package io.heliosdb.streaming.perf.proof.subject;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;

import java.util.SplittableRandom;

/**
 * Rows of a journal, each a function of the seed and its row sequence: length, row sequence, noise.
 */
final class JournalRows {
    private static final int HEADER_BYTES = 16;
    private static final int MOST_WORDS = 90;

    private final long seed;
    private long next;

    JournalRows(final long seed) {
        this.seed = seed;
    }

    /** Rows seen or written so far. */
    long count() {
        return next;
    }

    private int words(final long rowSequence) {
        return new SplittableRandom(seed * 31 + rowSequence).nextInt(MOST_WORDS);
    }

    void write(final IngressPort port) {
        final int words = words(next);
        final int length = HEADER_BYTES + words * Long.BYTES;
        final long address = port.claim(length);
        if (address <= 0) {
            throw new IllegalStateException("no room for a row");
        }
        Memory.putLong(address, length);
        Memory.putLong(address + Long.BYTES, next);
        for (int i = 0; i < words; i++) {
            Memory.putLong(address + HEADER_BYTES + (long) i * Long.BYTES, noise(next, i));
        }
        port.commit(length, 1);
        next++;
    }

    private long noise(final long rowSequence, final int word) {
        return (seed + rowSequence) * 0x9e3779b97f4a7c15L + word;
    }

    /** Compares what was read with what was written. */
    void onEntry(final LogEntry entry) {
        if (entry.firstRowSequence() != next) {
            throw new BrokenPromiseException(
                    "row sequence " + entry.firstRowSequence() + " where " + next + " was due");
        }
        long position = entry.address();
        final long end = position + entry.length();
        while (next < entry.nextRowSequence()) {
            final int words = words(next);
            final long length = HEADER_BYTES + (long) words * Long.BYTES;
            if (position + length > end
                    || Memory.getLong(position) != length
                    || Memory.getLong(position + Long.BYTES) != next) {
                throw new BrokenPromiseException("another row at row sequence " + next);
            }
            for (int i = 0; i < words; i++) {
                if (Memory.getLong(position + HEADER_BYTES + (long) i * Long.BYTES)
                        != noise(next, i)) {
                    throw new BrokenPromiseException("a changed row at row sequence " + next);
                }
            }
            position += length;
            next++;
        }
        if (position != end) {
            throw new BrokenPromiseException("more bytes than rows before row sequence " + next);
        }
    }

    void checkEnd(final long rowSequence) {
        if (rowSequence != next) {
            throw new BrokenPromiseException(
                    "the journal goes on at row sequence " + rowSequence + ", read up to " + next);
        }
    }
}
