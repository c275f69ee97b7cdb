package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.counters.CountersFile;
import io.heliosdb.streaming.ringbuffer.errors.ErrorLogFile;

import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;

import java.nio.file.Path;

/**
 * The engine's counters and distinct errors: in mapped files of a folder, where another process can
 * read them even after a crash, or only in memory.
 */
public final class Observability implements AutoCloseable {
    private final CountersFile countersFile;
    private final ErrorLogFile errorLogFile;
    private final Counters counters;
    private final ErrorHandler errorHandler;

    private Observability(final CountersFile countersFile, final ErrorLogFile errorLogFile) {
        this.countersFile = countersFile;
        this.errorLogFile = errorLogFile;
        counters = countersFile == null ? Counters.unmapped() : countersFile.counters();
        errorHandler = errorLogFile == null ? error -> {} : errorLogFile;
    }

    /**
     * Makes the files.
     *
     * @param directory where, or null for neither; failures are then only told to the failure
     *     listener, which every engine has
     */
    public static Observability open(final Path directory) {
        if (directory == null) {
            return new Observability(null, null);
        }
        final CountersFile counters = CountersFile.create(directory, Clocks.epoch());
        try {
            return new Observability(counters, ErrorLogFile.create(directory, Clocks.epoch()));
        } catch (final RuntimeException e) {
            counters.close();
            throw e;
        }
    }

    public Counters counters() {
        return counters;
    }

    public ErrorHandler errorHandler() {
        return errorHandler;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(countersFile, errorLogFile);
    }
}
