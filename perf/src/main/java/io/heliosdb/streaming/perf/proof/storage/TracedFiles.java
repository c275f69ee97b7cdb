package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.util.HashMap;
import java.util.Map;

/** The open files of a trace that is being redone, by number, and memory to write from. */
final class TracedFiles implements AutoCloseable {
    private final Map<Integer, StorageFile> files = new HashMap<>();
    private final Ledger ledger;
    private Arena arena;

    TracedFiles(final Ledger ledger) {
        this.ledger = ledger;
    }

    void opened(final int number, final StorageFile file) {
        files.put(number, file);
    }

    StorageFile file(final int number) {
        return files.get(number);
    }

    /** Native memory with these bytes, until the next call. */
    long address(final byte[] bytes) {
        if (arena == null || arena.capacityBytes() < bytes.length) {
            close();
            arena = Arena.open(ledger, "trace", "proof", Math.max(bytes.length, 1 << 16));
        }
        Memory.copyFromArray(bytes, 0, arena.address(), bytes.length);
        return arena.address();
    }

    @Override
    public void close() {
        if (arena != null) {
            arena.close();
            arena = null;
        }
    }
}
