package io.heliosdb.streaming.ringbuffer.counters;

import io.heliosdb.streaming.ringbuffer.mapped.MappedFile;

import org.agrona.concurrent.status.CountersReader;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** Prints the counters of a process from outside: what the {@code stat} command shows. */
public final class CountersReport {
    private CountersReport() {}

    /**
     * Prints a line that names the process, then each counter with its value, in the order they
     * were opened.
     *
     * @param directory of the process, which may be alive or dead
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HRNG-0004} if there is no
     *     such file
     */
    public static void print(final Path directory, final PrintStream out) {
        try (MappedFile file = MappedFile.attach(directory.resolve(CountersFile.NAME))) {
            out.println(
                    "process "
                            + file.processId()
                            + ", started "
                            + Instant.ofEpochMilli(file.startMs()));
            print(CountersFile.reader(file), out);
        }
    }

    /** Prints each counter with its value. */
    public static void print(final CountersReader reader, final PrintStream out) {
        reader.forEach(
                (value, counterId, label) -> out.printf(Locale.ROOT, "%,20d  %s%n", value, label));
    }
}
