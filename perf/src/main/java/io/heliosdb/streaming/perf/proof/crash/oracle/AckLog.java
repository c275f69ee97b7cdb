package io.heliosdb.streaming.perf.proof.crash.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a producer was told: a file of lines, each the number of events that are acknowledged and
 * the level they are acknowledged at. Written by the client, one writer; read by the oracle.
 */
public final class AckLog implements AutoCloseable {
    private final Path file;
    private final Writer writer;

    /** Appends to a file. */
    public AckLog(final Path file) {
        this.file = file;
        try {
            writer =
                    Files.newBufferedWriter(
                            file,
                            StandardCharsets.UTF_8,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes an acknowledgement. */
    public void acknowledged(final long count, final String level) {
        try {
            writer.write(count + " " + level + "\n");
            writer.flush();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The greatest acknowledgement in a file; 0 without one. */
    static long greatest(final Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        long greatest = 0;
        for (final String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            greatest = Math.max(greatest, Long.parseLong(line.substring(0, line.indexOf(' '))));
        }
        return greatest;
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
