package io.heliosdb.streaming.ringbuffer.errors;

import io.heliosdb.streaming.ringbuffer.mapped.MappedFile;

import org.agrona.concurrent.errors.ErrorLogReader;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** Prints the distinct errors of a process from outside: what the {@code errors} command shows. */
public final class ErrorReport {
    private ErrorReport() {}

    /**
     * Prints a line that names the process, then each distinct error with its count, first and last
     * time, and its text.
     *
     * @param directory of the process, which may be alive or dead
     * @return number of distinct errors
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HRNG-0004} if there is no
     *     such file
     */
    public static int print(final Path directory, final PrintStream out) {
        try (MappedFile file = MappedFile.attach(directory.resolve(ErrorLogFile.NAME))) {
            out.println(
                    "process "
                            + file.processId()
                            + ", started "
                            + Instant.ofEpochMilli(file.startMs()));
            final int count =
                    ErrorLogReader.read(
                            file.body(),
                            (observationCount, firstMs, lastMs, error) ->
                                    out.printf(
                                            Locale.ROOT,
                                            "%n%d %s, first %s, last %s%n%s%n",
                                            observationCount,
                                            observationCount == 1 ? "time" : "times",
                                            Instant.ofEpochMilli(firstMs),
                                            Instant.ofEpochMilli(lastMs),
                                            error.stripTrailing()));
            out.println(count + (count == 1 ? " distinct error" : " distinct errors"));
            return count;
        }
    }
}
