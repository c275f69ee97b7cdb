package io.heliosdb.streaming.perf.proof.feed.client;

import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one producer knows of itself, in a mapped file: it is there after a kill as it was at the
 * last instruction before. One writer, the producer; any process reads.
 */
public final class Book implements AutoCloseable {
    private static final int BYTES = 4096;

    /** What is written down, each at a place of its own. */
    public enum Entry {
        /** Last number that was made; no greater one has left the process. */
        MADE,
        /** Last number that the appliance said is safe. */
        ACKNOWLEDGED,
        /** How often it said so of something new. */
        ACKNOWLEDGEMENTS,
        /** How often the appliance let the producer in, over all processes. */
        CONNECTIONS,
        /** Rows that it refused. */
        BAD_ROWS,
        /** Processes of this producer that have been told where to go on. */
        LIVES
    }

    private final MappedByteBuffer mapped;
    private final UnsafeBuffer buffer;

    private Book(final MappedByteBuffer mapped) {
        this.mapped = mapped;
        buffer = new UnsafeBuffer(mapped);
    }

    /** The book of a producer in a folder, a new one if there is none. */
    public static Book open(final Path folder, final int producer) {
        final Path file = folder.resolve("p" + producer + ".book");
        return new Book(
                Files.exists(file)
                        ? IoUtil.mapExistingFile(file.toFile(), "book")
                        : IoUtil.mapNewFile(file.toFile(), BYTES));
    }

    /** What an entry stands at. */
    public long get(final Entry entry) {
        return buffer.getLongVolatile(place(entry));
    }

    void set(final Entry entry, final long value) {
        buffer.putLongRelease(place(entry), value);
    }

    void add(final Entry entry, final long more) {
        set(entry, get(entry) + more);
    }

    private static int place(final Entry entry) {
        return entry.ordinal() * Long.BYTES;
    }

    @Override
    public void close() {
        IoUtil.unmap(mapped);
    }
}
