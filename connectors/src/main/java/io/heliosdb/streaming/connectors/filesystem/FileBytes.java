package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.ByteSource;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.connectors.spi.ConnectorError;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** The bytes of one file, from its start. */
final class FileBytes implements ByteSource {
    private static final int BLOCK_BYTES = 64 << 10;
    private static final int BORDER_BYTES = 4 << 10;

    private final Path path;
    private final FileChannel channel;
    private final byte[] block = new byte[BLOCK_BYTES];
    private final ByteBuffer buffer = ByteBuffer.wrap(block);
    private long readCount;

    FileBytes(final Path path) {
        this.path = path;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (final NoSuchFileException e) {
            throw missing(path).causedBy(e);
        } catch (final IOException e) {
            throw failed(path, e);
        }
    }

    /** Whether the file begins as gzip does. */
    boolean isGzip() {
        final ByteBuffer first = ByteBuffer.allocate(2);
        try {
            channel.read(first, 0);
        } catch (final IOException e) {
            throw failed(path, e);
        }
        return first.get(0) == (byte) 0x1f && first.get(1) == (byte) 0x8b;
    }

    /** Goes on at a byte, as it lies in the file. */
    void seek(final long offset) {
        try {
            if (channel.size() < offset) {
                throw shorter(path);
            }
            channel.position(offset);
            readCount = offset;
        } catch (final IOException e) {
            throw failed(path, e);
        }
    }

    /** How many of its first bytes {@link #checksum} may tell of: all that were read, or a few. */
    long seenBytes() {
        try {
            return Math.max(readCount, Math.min(channel.size(), BORDER_BYTES));
        } catch (final IOException e) {
            throw failed(path, e);
        }
    }

    /**
     * A checksum by which another file in place of this one, or one that was written again, is told
     * from it: of the first and the last {@value #BORDER_BYTES} of its first bytes. What is added
     * behind them changes nothing.
     *
     * @param seenBytes how many first bytes there are
     * @throws HeliosException {@code HCON-0012} if it is shorter
     */
    int checksum(final long seenBytes) {
        final CRC32C sum = new CRC32C();
        add(sum, 0, Math.min(seenBytes, BORDER_BYTES));
        add(sum, Math.max(0, seenBytes - BORDER_BYTES), seenBytes);
        return (int) sum.getValue();
    }

    private void add(final CRC32C sum, final long from, final long to) {
        buffer.clear().limit((int) (to - from));
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, from + buffer.position()) < 0) {
                    throw shorter(path);
                }
            }
        } catch (final IOException e) {
            throw failed(path, e);
        }
        sum.update(buffer.flip());
    }

    static HeliosException shorter(final Path path) {
        return changed(path, "it is shorter now than what was read of it");
    }

    static HeliosException changed(final Path path, final String how) {
        return HeliosException.of(
                        ConnectorError.POSITION_INVALID,
                        path + " cannot be read on where it was left")
                .detail(how)
                .hint("files may be added while a job reads a folder, not changed or deleted");
    }

    static HeliosException missing(final Path path) {
        return HeliosException.of(ConnectorError.INPUT_MISSING, "no such file or folder")
                .detail(path.toString())
                .hint(
                        "check the table's 'path'; a relative one starts at the folder the process"
                                + " was started in");
    }

    static HeliosException special(final Path path) {
        return HeliosException.of(
                        ConnectorError.INPUT_MISSING, path + " is neither a file nor a folder")
                .hint("devices and pipes are not read; write what they give to a file");
    }

    static HeliosException nameless(final Path path) {
        return HeliosException.of(
                        ConnectorError.INPUT_FAILED, path + " has a name that is no UTF-8 text")
                .detail("the log keeps the names of files, and would not find this one again")
                .hint("rename it, or start the process with a UTF-8 locale if the name is right");
    }

    static HeliosException failed(final Path path, final IOException cause) {
        return HeliosException.of(ConnectorError.INPUT_FAILED, "cannot read " + path)
                .detail(FileProblem.of(cause))
                .hint("check the file's permissions and its disk")
                .causedBy(cause);
    }

    @Override
    public int read(final long address, final int capacityBytes) {
        buffer.clear().limit(Math.min(capacityBytes, BLOCK_BYTES));
        final int count;
        try {
            count = channel.read(buffer);
        } catch (final IOException e) {
            throw failed(path, e);
        }
        if (count < 0) {
            return END;
        }
        Memory.copyFromArray(block, 0, address, count);
        readCount += count;
        return count;
    }

    /** Bytes read so far, as they lie in the file. */
    long readCount() {
        return readCount;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw failed(path, e);
        }
    }
}
