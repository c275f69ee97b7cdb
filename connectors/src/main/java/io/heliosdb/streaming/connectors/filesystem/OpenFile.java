package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.ByteSource;
import io.heliosdb.streaming.codecs.format.GzipSource;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;

import java.nio.file.Path;

/** A file that is being read, decompressed if it is gzip. One thread. */
final class OpenFile implements AutoCloseable {
    private static final int SKIP_BYTES = 64 << 10;

    private final FileBytes stored;
    private final ByteSource bytes;

    private OpenFile(final FileBytes stored, final ByteSource bytes) {
        this.stored = stored;
        this.bytes = bytes;
    }

    /**
     * Opens a file.
     *
     * @param owner of the memory, for the ledger
     * @param offset decompressed bytes to leave out
     * @throws HeliosException {@code HCON} codes if it cannot be read or has no such byte
     */
    static OpenFile open(
            final Ledger ledger, final String owner, final Path path, final long offset) {
        final FileBytes stored = new FileBytes(path);
        try {
            if (offset > 0 && !stored.isGzip()) {
                stored.seek(offset);
                return new OpenFile(stored, stored);
            }
            final OpenFile file =
                    new OpenFile(stored, new GzipSource(ledger, owner, path.toString(), stored));
            file.skip(ledger, owner, path, offset);
            return file;
        } catch (final HeliosException e) {
            stored.close();
            throw e;
        }
    }

    private void skip(final Ledger ledger, final String owner, final Path path, final long offset) {
        try (Arena room = Arena.open(ledger, "skipped bytes", owner, SKIP_BYTES)) {
            long rest = offset;
            while (rest > 0) {
                final int count = bytes.read(room.address(), (int) Math.min(rest, SKIP_BYTES));
                if (count == ByteSource.END) {
                    throw FileBytes.changed(path, "it is shorter now than what was read of it");
                }
                rest -= count;
            }
        } catch (final HeliosException e) {
            bytes.close();
            throw e;
        }
    }

    ByteSource bytes() {
        return bytes;
    }

    /** Bytes read so far, as they lie in the file. */
    long readCount() {
        return stored.readCount();
    }

    @Override
    public void close() {
        bytes.close();
    }
}
