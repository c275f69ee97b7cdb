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

/** The books as a part of a checkpoint: one section of length and bytes. */
final class BooksPieces implements AutoCloseable {
    /** Name of the part. */
    static final String PART = "books";

    private static final String SECTION = "books";

    private final CapturePool pool;
    private final StateCapture capture;

    BooksPieces(final Ledger ledger, final byte[] books) {
        pool = CapturePool.open(ledger, PART, Long.BYTES);
        capture = pool.copy(writer -> write(writer, ledger, books));
    }

    private static void write(
            final SnapshotWriter writer, final Ledger ledger, final byte[] books) {
        writer.section(SECTION);
        writer.putLong(books.length);
        try (Arena arena = Arena.open(ledger, "checkpoint", PART, books.length)) {
            Memory.copyFromArray(books, 0, arena.address(), books.length);
            writer.putBytes(arena.address(), books.length);
        }
    }

    SnapshotPieces pieces() {
        return capture;
    }

    static Books read(final SnapshotReader reader, final Ledger ledger) {
        reader.section(SECTION);
        final int length = SnapshotCheck.readInt(reader, 1, Integer.MAX_VALUE, "length of books");
        final byte[] bytes = new byte[length];
        try (Arena arena = Arena.open(ledger, "checkpoint", PART, length)) {
            reader.getBytes(arena.address(), length);
            Memory.copyToArray(arena.address(), bytes, 0, length);
        }
        return Books.fromBytes(bytes);
    }

    @Override
    public void close() {
        capture.close();
        pool.close();
    }
}
