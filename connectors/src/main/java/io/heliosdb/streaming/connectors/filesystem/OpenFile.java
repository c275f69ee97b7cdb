package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.ByteSource;
import io.heliosdb.streaming.codecs.format.GzipSource;
import io.heliosdb.streaming.codecs.format.RowScanner;
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
     * @param start how many decompressed bytes to leave out, and what was seen of the file then
     * @throws HeliosException {@code HCON} codes if it cannot be read, has no such byte, or is
     *     another one
     */
    static OpenFile open(
            final Ledger ledger, final String owner, final Path path, final FilePosition start) {
        final FileBytes stored = new FileBytes(path);
        try {
            final long offset = start.offset();
            if (stored.checksum(start.seenBytes()) != start.checksum()) {
                throw FileBytes.changed(path, "what was read of it is not what it holds now");
            }
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
                    throw FileBytes.shorter(path);
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

    /** Where a scanner of {@link #bytes} stands, with what has been seen of the file. */
    FilePosition position(final RowScanner scanner) {
        final long seenBytes = stored.seenBytes();
        return new FilePosition(
                scanner.offset(),
                scanner.line(),
                scanner.innerRecordCount(),
                false,
                seenBytes,
                stored.checksum(seenBytes));
    }

    @Override
    public void close() {
        bytes.close();
    }
}
