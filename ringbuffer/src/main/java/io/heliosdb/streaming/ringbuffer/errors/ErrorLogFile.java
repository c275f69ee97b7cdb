package io.heliosdb.streaming.ringbuffer.errors;

import io.heliosdb.streaming.ringbuffer.mapped.MappedFile;

import org.agrona.ErrorHandler;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.errors.DistinctErrorLog;

import java.nio.file.Path;

/**
 * The distinct errors of a process in the file {@value #NAME} of its directory, laid out as
 * Agrona's {@code DistinctErrorLog} draws it. What is the user's to mend is recorded as a console
 * shows it; a defect with its stack trace. Two errors are the same if these texts are.
 */
public final class ErrorLogFile implements ErrorHandler, AutoCloseable {
    /** Name of the file. */
    public static final String NAME = "errors.dat";

    /** Bytes for errors; further distinct ones are dropped. */
    public static final int CAPACITY_BYTES = 1 << 20;

    private final MappedFile file;
    private final DistinctErrorLog log;

    private ErrorLogFile(final MappedFile file, final EpochClock clock) {
        this.file = file;
        log = new DistinctErrorLog(file.body(), clock);
    }

    /**
     * Creates the file.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HRNG-0004} if that fails
     */
    public static ErrorLogFile create(final Path directory, final EpochClock clock) {
        return new ErrorLogFile(
                MappedFile.create(directory.resolve(NAME), CAPACITY_BYTES, clock.time()), clock);
    }

    /** Records an observation; any thread. */
    @Override
    public void onError(final Throwable error) {
        log.record(ErrorRecord.of(error));
    }

    /** Unmaps the file and leaves it for readers; nothing may be recorded any more. */
    @Override
    public void close() {
        file.close();
    }
}
