package io.heliosdb.streaming.ringbuffer.counters;

import static org.agrona.concurrent.status.CountersReader.COUNTER_LENGTH;
import static org.agrona.concurrent.status.CountersReader.METADATA_LENGTH;

import io.heliosdb.streaming.ringbuffer.mapped.MappedFile;

import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.status.CountersReader;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The counters of a process in the file {@value #NAME} of its directory: header, then the metadata
 * of every counter, then the values, each laid out as Agrona's {@code CountersReader} draws it.
 */
public final class CountersFile implements AutoCloseable {
    /** Name of the file. */
    public static final String NAME = "counters.dat";

    /** Counters that a file holds. */
    public static final int CAPACITY = 4096;

    private final MappedFile file;
    private final Counters counters;

    private CountersFile(final MappedFile file) {
        this.file = file;
        counters = new Counters(metaData(file), values(file));
    }

    /**
     * Creates the file.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HRNG-0004} if that fails
     */
    public static CountersFile create(final Path directory, final EpochClock clock) {
        final int bodyLength = CAPACITY * (METADATA_LENGTH + COUNTER_LENGTH);
        return new CountersFile(
                MappedFile.create(directory.resolve(NAME), bodyLength, clock.time()));
    }

    private static AtomicBuffer metaData(final MappedFile file) {
        return file.body(0, CAPACITY * METADATA_LENGTH);
    }

    private static AtomicBuffer values(final MappedFile file) {
        return file.body(CAPACITY * METADATA_LENGTH, CAPACITY * COUNTER_LENGTH);
    }

    static CountersReader reader(final MappedFile file) {
        return new CountersReader(metaData(file), values(file), StandardCharsets.UTF_8);
    }

    public Counters counters() {
        return counters;
    }

    /** Unmaps the file and leaves it for readers; no counter may be written any more. */
    @Override
    public void close() {
        file.close();
    }
}
