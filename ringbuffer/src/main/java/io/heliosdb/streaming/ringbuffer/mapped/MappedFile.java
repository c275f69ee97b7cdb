package io.heliosdb.streaming.ringbuffer.mapped;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.ringbuffer.RingError;

import org.agrona.IoUtil;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file in memory with our header. What was written to it survives the death of the process, not
 * that of the machine.
 */
public final class MappedFile implements AutoCloseable {
    private static final int ZEROS_BYTES = 1 << 16;

    private final MappedByteBuffer mapping;
    private final UnsafeBuffer file;

    private MappedFile(final MappedByteBuffer mapping) {
        this.mapping = mapping;
        file = new UnsafeBuffer(mapping);
    }

    /**
     * Creates a file of zeros; one that is there already is kept under a name that ends in {@code
     * .previous}.
     *
     * @param path where; its directory is created
     * @param bodyLength bytes behind the header
     * @param startMs epoch milliseconds at which this process started
     * @throws HeliosException {@code HRNG-0004} if that fails
     */
    public static MappedFile create(final Path path, final int bodyLength, final long startMs) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (Files.exists(path)) {
                Files.move(path, previous(path), StandardCopyOption.REPLACE_EXISTING);
            }
            return fresh(path, bodyLength, startMs);
        } catch (final IOException e) {
            throw HeliosException.of(RingError.STATUS_FILE, "cannot create " + path)
                    .detail(e.toString())
                    .hint("check that the directory can be written and has space")
                    .causedBy(e);
        }
    }

    /** Zeros are written, not left out: a store into a hole of a full disk would end the JVM. */
    private static MappedFile fresh(final Path path, final int bodyLength, final long startMs)
            throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            writeZeros(channel, HeaderDescriptor.LENGTH + (long) bodyLength);
            final MappedFile created =
                    new MappedFile(channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size()));
            HeaderDescriptor.write(created.file, startMs, ProcessHandle.current().pid());
            return created;
        } catch (final IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private static void writeZeros(final FileChannel channel, final long length)
            throws IOException {
        final ByteBuffer zeros = ByteBuffer.allocate(ZEROS_BYTES);
        for (long left = length; left > 0; ) {
            zeros.clear().limit((int) Math.min(left, ZEROS_BYTES));
            left -= channel.write(zeros);
        }
    }

    private static Path previous(final Path path) {
        return path.resolveSibling(path.getFileName() + ".previous");
    }

    /**
     * Attaches to the file of another process, dead or alive, to read it.
     *
     * @throws HeliosException {@code HRNG-0004} if there is none or it is not ours
     */
    public static MappedFile attach(final Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            final MappedFile attached =
                    new MappedFile(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            if (HeaderDescriptor.isValid(attached.file)) {
                return attached;
            }
            attached.close();
            throw HeliosException.of(RingError.STATUS_FILE, path + " is not a file of this version")
                    .hint("read it with the version that wrote it");
        } catch (final IOException e) {
            throw HeliosException.of(RingError.STATUS_FILE, "cannot read " + path)
                    .detail(e.toString())
                    .hint("give the directory of a process that runs or has run")
                    .causedBy(e);
        }
    }

    /** When the process that wrote the file started, in epoch milliseconds. */
    public long startMs() {
        return HeaderDescriptor.startMs(file);
    }

    /** Id of the process that wrote the file. */
    public long processId() {
        return HeaderDescriptor.processId(file);
    }

    /** Everything behind the header. */
    public AtomicBuffer body() {
        return body(0, file.capacity() - HeaderDescriptor.LENGTH);
    }

    /** A part of the body. */
    public AtomicBuffer body(final int offset, final int length) {
        return new UnsafeBuffer(file, HeaderDescriptor.LENGTH + offset, length);
    }

    /** Unmaps the file; nobody may use its buffers any more. */
    @Override
    public void close() {
        IoUtil.unmap(mapping);
    }
}
