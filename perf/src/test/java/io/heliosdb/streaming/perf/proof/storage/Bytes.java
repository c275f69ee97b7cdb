package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Text in and out of files, through native memory. */
final class Bytes implements AutoCloseable {
    private static final int CAPACITY = 1 << 20;

    private final Ledger ledger = new Ledger(Long.MAX_VALUE);
    private final Arena arena = Arena.open(ledger, "text", "test", CAPACITY);

    void write(final StorageFile file, final long position, final String text) {
        write(file, position, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(final StorageFile file, final long position, final byte[] bytes) {
        Memory.copyFromArray(bytes, 0, arena.address(), bytes.length);
        file.write(position, arena.address(), bytes.length);
    }

    byte[] read(final StorageFile file, final long position, final int length) {
        final int count = file.read(position, arena.address(), length);
        final byte[] bytes = new byte[count];
        Memory.copyToArray(arena.address(), bytes, 0, count);
        return bytes;
    }

    String text(final Storage storage, final Path path) {
        try (StorageFile file = storage.open(path)) {
            return new String(read(file, 0, CAPACITY), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
