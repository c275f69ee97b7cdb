package io.heliosdb.streaming.perf.frames;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.snapshot.SnapshotFormat;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A snapshot in one arena that is given out in pieces again and again at the price of a copy, so
 * that what is measured is the writing of checkpoints and not the making of snapshots.
 */
final class StateBytes implements SnapshotWriter, AutoCloseable {
    private final Arena arena;
    private final List<Long> ends = new ArrayList<>();
    private long length;
    private long header = -1;
    private long content;

    /** Room for one snapshot of at most so many bytes, below 2 GiB. */
    StateBytes(final Ledger ledger, final long capacityBytes) {
        arena = Arena.open(ledger, "snapshot", "bench", capacityBytes);
    }

    @Override
    public void section(final String name) {
        end();
        header = length;
        final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        putLong(SnapshotFormat.MAGIC);
        putLong(bytes.length);
        putLong(0);
        Memory.copyFromArray(bytes, 0, arena.address() + length, bytes.length);
        length += bytes.length;
        content = length;
        ends.add(length);
    }

    @Override
    public void putLong(final long value) {
        Memory.putLong(arena.address() + length, value);
        length += Long.BYTES;
    }

    @Override
    public void putBytes(final long address, final long bytes) {
        ends.add(length);
        Memory.copy(address, arena.address() + length, bytes);
        length += bytes;
        ends.add(length);
    }

    /** Completes the last section. */
    void end() {
        if (header >= 0) {
            Memory.putLong(arena.address() + header + 2 * Long.BYTES, length - content);
            final CRC32C crc = new CRC32C();
            final ByteBuffer bytes = arena.buffer();
            crc.update(bytes.limit((int) length).position((int) content));
            putLong(crc.getValue());
            header = -1;
        }
    }

    long length() {
        return length;
    }

    /** The snapshot from its beginning. */
    SnapshotPieces pieces() {
        return new SnapshotPieces() {
            private long position;
            private int region;

            @Override
            public int next(final long address, final int maxBytes) {
                while (region < ends.size() && ends.get(region) <= position) {
                    region++;
                }
                final long end = region < ends.size() ? ends.get(region) : length;
                final int piece = (int) Math.min(maxBytes, end - position);
                Memory.copy(arena.address() + position, address, piece);
                position += piece;
                return piece;
            }
        };
    }

    @Override
    public void close() {
        arena.close();
    }
}
