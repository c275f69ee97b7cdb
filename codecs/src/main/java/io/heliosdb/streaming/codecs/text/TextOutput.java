package io.heliosdb.streaming.codecs.text;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.ByteBuffer;

/**
 * Text being built in native memory: bytes are appended, taken away as a whole, and the memory is
 * used again. It doubles when it is full; apart from that it allocates nothing. One thread.
 */
public final class TextOutput implements AutoCloseable {
    private final Ledger ledger;
    private final String owner;
    private Arena arena;
    private ByteBuffer buffer;
    private int length;

    /**
     * @param owner of the memory, for the ledger
     * @param capacityBytes bytes to begin with
     */
    public TextOutput(final Ledger ledger, final String owner, final int capacityBytes) {
        this.ledger = ledger;
        this.owner = owner;
        arena = Arena.open(ledger, "text output", owner, capacityBytes);
        buffer = arena.buffer();
    }

    /** First byte; changes when the memory grows. */
    public long address() {
        return arena.address();
    }

    /** Bytes appended. */
    public int length() {
        return length;
    }

    /** Drops all bytes. */
    public void clear() {
        length = 0;
    }

    /** Drops the bytes behind the first ones. */
    public void truncate(final int remainingLength) {
        length = remainingLength;
    }

    /** A view of the bytes for a channel; void when more are appended. */
    public ByteBuffer bytes() {
        return buffer.limit(length).position(0);
    }

    /** The bytes as a new String. */
    @Override
    public String toString() {
        return Ascii.string(arena.address(), length);
    }

    /** Appends one byte. */
    public void put(final int value) {
        Memory.putByte(room(1), (byte) value);
        length++;
    }

    /** Appends the eight bytes of a number as memory has them. */
    public void putLong(final long bits) {
        Memory.putLong(room(Long.BYTES), bits);
        length += Long.BYTES;
    }

    /** Appends two digits. */
    public void putPair(final int number) {
        final long at = room(2);
        Memory.putByte(at, (byte) ('0' + number / 10));
        Memory.putByte(at + 1, (byte) ('0' + number % 10));
        length += 2;
    }

    /** Appends bytes. */
    public void put(final long source, final int count) {
        Memory.copy(source, room(count), count);
        length += count;
    }

    /** Appends bytes of an array. */
    public void put(final byte[] source) {
        Memory.copyFromArray(source, 0, room(source.length), source.length);
        length += source.length;
    }

    /** Appends characters below 128. */
    public void putAscii(final CharSequence text) {
        final int count = text.length();
        final long at = room(count);
        for (int i = 0; i < count; i++) {
            Memory.putByte(at + i, (byte) text.charAt(i));
        }
        length += count;
    }

    private long room(final int count) {
        if (count > arena.capacityBytes() - length) {
            grow(count);
        }
        return arena.address() + length;
    }

    private void grow(final int count) {
        final long capacity = Math.max(2 * arena.capacityBytes(), (long) length + count);
        final Arena larger = Arena.open(ledger, "text output", owner, capacity);
        Memory.copy(arena.address(), larger.address(), length);
        arena.close();
        arena = larger;
        buffer = larger.buffer();
    }

    @Override
    public void close() {
        arena.close();
    }
}
