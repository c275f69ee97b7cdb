package io.heliosdb.streaming.state.snapshot;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot in native memory: written once through {@link SnapshotWriter}, then read as often as
 * wanted through {@link #reader}. Its bytes are those of {@link SnapshotFormat}.
 *
 * <p>They lie one behind the other in arenas that double; a length that crosses an arena's end is
 * continued in the next. Thread rule: one thread writes, then one reads.
 */
public final class MemorySnapshot implements SnapshotWriter, AutoCloseable {
    private static final long FIRST_ARENA_BYTES = 1 << 16;
    private static final long GREATEST_ARENA_BYTES = 1 << 30;

    private final Ledger ledger;
    private final String owner;
    private final List<Arena> arenas = new ArrayList<>();
    private final Checksum checksum = new Checksum();
    private long capacityBytes;
    private long length;
    private long sectionStart = -1;
    private int sectionNameLength;
    private boolean isComplete;

    /**
     * Opens an empty snapshot.
     *
     * @param ledger where its arenas are booked, under the tag "snapshot"
     * @param owner whose state it holds
     */
    public MemorySnapshot(final Ledger ledger, final String owner) {
        this.ledger = ledger;
        this.owner = owner;
    }

    /** Makes a snapshot of bytes that {@link #toBytes} gave. */
    public static MemorySnapshot of(final Ledger ledger, final String owner, final byte[] bytes) {
        final MemorySnapshot snapshot = new MemorySnapshot(ledger, owner);
        snapshot.append(bytes, bytes.length);
        snapshot.isComplete = true;
        return snapshot;
    }

    @Override
    public void section(final String name) {
        if (isComplete) {
            throw new IllegalStateException("snapshot is complete");
        }
        endSection();
        sectionStart = length;
        final byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        sectionNameLength = nameBytes.length;
        append(new byte[SnapshotFormat.HEADER_BYTES], SnapshotFormat.HEADER_BYTES);
        append(nameBytes, nameBytes.length);
        checksum.reset();
    }

    @Override
    public void putLong(final long value) {
        assert sectionStart >= 0 && !isComplete;
        checksum.addLong(value);
        appendLong(value);
    }

    @Override
    public void putBytes(final long address, final long bytes) {
        assert sectionStart >= 0 && !isComplete;
        checksum.addBytes(address, bytes);
        long copied = 0;
        while (copied < bytes) {
            final long piece = Math.min(bytes - copied, roomInArena());
            Memory.copy(address + copied, address(length), piece);
            copied += piece;
            length += piece;
        }
    }

    /** Ends writing and returns a reader at the first section. */
    public SnapshotReader reader() {
        endSection();
        isComplete = true;
        return new MemorySnapshotReader(this);
    }

    /** Bytes written. */
    public long length() {
        return length;
    }

    /** All bytes, for tests and comparisons; a snapshot must be below 2 GiB for it. */
    public byte[] toBytes() {
        endSection();
        isComplete = true;
        final byte[] bytes = new byte[Math.toIntExact(length)];
        int copied = 0;
        for (final Arena arena : arenas) {
            final int piece = (int) Math.min(arena.capacityBytes(), bytes.length - (long) copied);
            Memory.copyToArray(arena.address(), bytes, copied, piece);
            copied += piece;
        }
        return bytes;
    }

    @Override
    public void close() {
        arenas.forEach(Arena::close);
        arenas.clear();
    }

    /** Address of a byte that was written. */
    long address(final long position) {
        long start = 0;
        for (final Arena arena : arenas) {
            if (position < start + arena.capacityBytes()) {
                return arena.address() + position - start;
            }
            start += arena.capacityBytes();
        }
        throw new IllegalArgumentException("position " + position);
    }

    /** Bytes from a position to the end of its arena. */
    long bytesInArena(final long position) {
        long end = 0;
        for (final Arena arena : arenas) {
            end += arena.capacityBytes();
            if (position < end) {
                return end - position;
            }
        }
        return 0;
    }

    private void endSection() {
        if (sectionStart >= 0 && !isComplete) {
            final long end = length;
            length = sectionStart;
            appendLong(SnapshotFormat.MAGIC);
            appendLong(sectionNameLength);
            appendLong(end - sectionStart - SnapshotFormat.HEADER_BYTES - sectionNameLength);
            length = end;
            appendLong(checksum.value());
            sectionStart = -1;
        }
    }

    private void append(final byte[] bytes, final int count) {
        int copied = 0;
        while (copied < count) {
            final int piece = (int) Math.min(count - copied, roomInArena());
            Memory.copyFromArray(bytes, copied, address(length), piece);
            copied += piece;
            length += piece;
        }
    }

    private void appendLong(final long value) {
        if (roomInArena() >= Long.BYTES) {
            Memory.putLong(address(length), value);
            length += Long.BYTES;
        } else {
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                roomInArena();
                Memory.putByte(address(length), (byte) (value >>> shift));
                length++;
            }
        }
    }

    /**
     * Bytes that fit behind the last one without a break, at least 1: opens an arena if there is
     * none.
     */
    private long roomInArena() {
        if (length == capacityBytes) {
            final long bytes = Math.clamp(capacityBytes, FIRST_ARENA_BYTES, GREATEST_ARENA_BYTES);
            arenas.add(Arena.open(ledger, "snapshot", owner, bytes));
            capacityBytes += bytes;
        }
        return bytesInArena(length);
    }
}
