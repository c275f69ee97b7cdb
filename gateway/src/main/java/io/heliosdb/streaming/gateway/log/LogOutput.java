package io.heliosdb.streaming.gateway.log;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.config.LoggingSettings;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where lines go, and which: what changes when the settings of the log do.
 *
 * @param settings of the log
 * @param out the file or a stream that stays open
 * @param isOwned whether it is the file
 */
record LogOutput(LoggingSettings settings, PrintStream out, boolean isOwned)
        implements AutoCloseable {
    /**
     * Opens the file of the settings, or takes a stream that stays open if there is none.
     *
     * @throws HeliosException {@code HSRV-0401} if the file cannot be written
     */
    static LogOutput open(final LoggingSettings settings, final PrintStream standard) {
        return settings.file()
                .map(file -> new LogOutput(settings, append(file), true))
                .orElseGet(() -> new LogOutput(settings, standard, false));
    }

    // The stream outlives this method.
    @SuppressWarnings("resource")
    private static PrintStream append(final Path file) {
        try {
            Files.createDirectories(file.getParent());
            final OutputStream bytes =
                    Files.newOutputStream(
                            file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new PrintStream(bytes, false, StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw HeliosException.of(LogError.FILE, "cannot write the log file " + file)
                    .detail(e.toString())
                    .hint("check logging.file and the permissions of its folder")
                    .causedBy(e);
        }
    }

    void write(final LogLine line) {
        out.println(
                switch (settings.format()) {
                    case JSON -> line.json(settings.instance());
                    case PRETTY -> line.text();
                });
        out.flush();
    }

    @Override
    public void close() {
        if (isOwned) {
            out.close();
        }
    }
}
