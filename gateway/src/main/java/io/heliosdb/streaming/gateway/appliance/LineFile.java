package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A text file that grows by whole lines. What a death has left of a line is no line: nobody is told
 * of it, and the next line takes its place. Control plane's thread.
 */
final class LineFile {
    private static final String OWNER = "line file";
    private static final int CHUNK_BYTES = 64 << 10;

    private final Storage storage;
    private final Path path;
    private final Ledger ledger;

    LineFile(final Storage storage, final Path path, final Ledger ledger) {
        this.storage = storage;
        this.path = path;
        this.ledger = ledger;
    }

    /** Whether the last whole line begins with a text. */
    boolean lastLineStartsWith(final String start) {
        if (!storage.exists(path)) {
            return false;
        }
        final byte[] wanted = start.getBytes(StandardCharsets.UTF_8);
        try (StorageFile file = storage.open(path);
                Arena arena = Arena.open(ledger, OWNER, OWNER, CHUNK_BYTES)) {
            final long end = endOfLines(file, arena, file.size());
            final long begin = endOfLines(file, arena, end - 1);
            final byte[] found = new byte[(int) Math.min(wanted.length, end - begin)];
            file.read(begin, arena.address(), found.length);
            Memory.copyToArray(arena.address(), found, 0, found.length);
            return Arrays.equals(found, wanted);
        }
    }

    /**
     * Adds a line, which is on the disk when this returns.
     *
     * @param line without its end
     */
    void add(final String line) {
        final byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
        final boolean isNew = !storage.exists(path);
        try (StorageFile file = isNew ? storage.create(path) : storage.openForWriting(path);
                Arena chunk = Arena.open(ledger, OWNER, OWNER, CHUNK_BYTES);
                Arena arena = Arena.open(ledger, OWNER, OWNER, bytes.length)) {
            final long end = endOfLines(file, chunk, file.size());
            file.truncate(end);
            Memory.copyFromArray(bytes, 0, arena.address(), bytes.length);
            file.write(end, arena.address(), bytes.length);
            file.force();
        }
        if (isNew) {
            storage.syncDirectory(path.toAbsolutePath().getParent());
        }
    }

    /** Behind the last end of a line below a position; 0 if there is none. */
    private static long endOfLines(final StorageFile file, final Arena arena, final long below) {
        for (long end = below; end > 0; end -= CHUNK_BYTES) {
            final long begin = Math.max(0, end - CHUNK_BYTES);
            final int length = file.read(begin, arena.address(), (int) (end - begin));
            for (int i = length - 1; i >= 0; i--) {
                if (Memory.getByte(arena.address() + i) == '\n') {
                    return begin + i + 1;
                }
            }
        }
        return 0;
    }
}
