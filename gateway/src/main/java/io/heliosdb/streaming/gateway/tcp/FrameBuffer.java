package io.heliosdb.streaming.gateway.tcp;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.ByteBuffer;

/** Bytes that came over a connection and are not taken yet. One thread. */
final class FrameBuffer implements AutoCloseable {
    private static final int FIRST_BYTES = 128 << 10;
    private static final int LEAST_ROOM_BYTES = 16 << 10;

    private final Ledger ledger;
    private Arena arena;
    private ByteBuffer buffer;
    private int start;
    private int end;

    /** Bytes that must be there at once. */
    private int wanted;

    FrameBuffer(final Ledger ledger) {
        this.ledger = ledger;
        arena = open(FIRST_BYTES);
        buffer = arena.buffer();
    }

    private Arena open(final long bytes) {
        return Arena.open(ledger, "feed", "connection", bytes);
    }

    /** Whether so many bytes are there, which are awaited otherwise. */
    boolean has(final int bytes) {
        wanted = bytes;
        return end - start >= bytes;
    }

    /** The first byte. */
    long address() {
        return arena.address() + start;
    }

    /** Goes on behind so many bytes. */
    void consume(final int bytes) {
        start += bytes;
    }

    /** Whether nothing is there. */
    boolean isEmpty() {
        return start == end;
    }

    /** Where what comes next is written. */
    ByteBuffer room() {
        if (start > 0 && arena.capacityBytes() - end < LEAST_ROOM_BYTES) {
            Memory.copy(arena.address() + start, arena.address(), end - start);
            end -= start;
            start = 0;
        }
        if (wanted + (long) LEAST_ROOM_BYTES > arena.capacityBytes()) {
            grow(wanted + (long) LEAST_ROOM_BYTES);
        }
        return buffer.limit(buffer.capacity()).position(end);
    }

    private void grow(final long bytes) {
        final Arena larger = open(bytes);
        Memory.copy(arena.address() + start, larger.address(), end - start);
        end -= start;
        start = 0;
        arena.close();
        arena = larger;
        buffer = larger.buffer();
    }

    /** So many bytes were written there. */
    void filled(final int count) {
        end += count;
    }

    @Override
    public void close() {
        arena.close();
    }
}
