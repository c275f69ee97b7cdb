package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.capture.CapturePool;
import io.heliosdb.streaming.state.capture.StateCapture;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/** Bytes as a part of a checkpoint: one section of the part's name, with length and bytes. */
final class BytesPart implements AutoCloseable {
    /** Name of the part that holds the books. */
    static final String BOOKS = "books";

    private final CapturePool pool;
    private final StateCapture capture;

    BytesPart(final Ledger ledger, final String name, final byte[] bytes) {
        pool = CapturePool.open(ledger, name, Long.BYTES);
        capture = pool.copy(writer -> write(writer, ledger, name, bytes));
    }

    private static void write(
            final SnapshotWriter writer,
            final Ledger ledger,
            final String name,
            final byte[] bytes) {
        writer.section(name);
        writer.putLong(bytes.length);
        try (Arena arena = Arena.open(ledger, "checkpoint", name, bytes.length)) {
            Memory.copyFromArray(bytes, 0, arena.address(), bytes.length);
            writer.putBytes(arena.address(), bytes.length);
        }
    }

    SnapshotPieces pieces() {
        return capture;
    }

    static byte[] read(final SavedStates.Saved saved, final String name, final Ledger ledger) {
        final SnapshotReader reader = saved.part(name);
        reader.section(name);
        final int length = SnapshotCheck.readInt(reader, 1, Integer.MAX_VALUE, "length of " + name);
        final byte[] bytes = new byte[length];
        try (Arena arena = Arena.open(ledger, "checkpoint", name, length)) {
            reader.getBytes(arena.address(), length);
            Memory.copyToArray(arena.address(), bytes, 0, length);
        }
        return bytes;
    }

    @Override
    public void close() {
        capture.close();
        pool.close();
    }
}
