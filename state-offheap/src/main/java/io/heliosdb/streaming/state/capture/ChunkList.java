package io.heliosdb.streaming.state.capture;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Native memory that only grows, in chunks that are kept for the next use: cut on the job's thread,
 * then read on another.
 */
final class ChunkList {
    private static final long FIRST_CHUNK_BYTES = 64 << 10;
    private static final long GREATEST_CHUNK_BYTES = 2 << 20;

    private final Ledger ledger;
    private final String owner;
    private final List<Arena> chunks = new ArrayList<>();
    private int current = -1;
    private long cut;
    private long cutEnd;

    ChunkList(final Ledger ledger, final String owner) {
        this.ledger = ledger;
        this.owner = owner;
    }

    /** Cuts bytes off, at most 64 KiB. */
    long cut(final int bytes) {
        while (bytes > cutEnd - cut) {
            nextChunk();
        }
        final long address = cut;
        cut += bytes;
        return address;
    }

    /** Bytes that can be cut off behind the last ones, without a gap. */
    long room() {
        return cutEnd - cut;
    }

    private void nextChunk() {
        current++;
        if (current == chunks.size()) {
            final long bytes =
                    Math.min(
                            FIRST_CHUNK_BYTES << Math.min(current, Integer.SIZE),
                            GREATEST_CHUNK_BYTES);
            final Arena chunk = Arena.open(ledger, "capture", owner, bytes);
            chunk.touch();
            chunks.add(chunk);
        }
        cut = chunks.get(current).address();
        cutEnd = cut + chunks.get(current).capacityBytes();
    }

    /** Makes all of it free again; nothing cut before may be used any more. */
    void reset() {
        current = -1;
        cut = 0;
        cutEnd = 0;
    }

    void close() {
        chunks.forEach(Arena::close);
        chunks.clear();
        reset();
    }
}
