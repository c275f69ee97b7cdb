package io.heliosdb.streaming.gateway.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.ErrorText;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.gateway.config.LoggingSettings;

import org.agrona.concurrent.EpochClock;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes log lines, each at once. A line that cannot be written is dropped: the disk being full
 * does not end an appliance here. Any thread.
 */
public final class ServerLog implements Alarm, AutoCloseable {
    private final LoggingSettings settings;
    private final EpochClock clock;
    private final PrintStream out;
    private final boolean isOwned;

    private ServerLog(
            final LoggingSettings settings,
            final EpochClock clock,
            final PrintStream out,
            final boolean isOwned) {
        this.settings = settings;
        this.clock = clock;
        this.out = out;
        this.isOwned = isOwned;
    }

    /**
     * Opens the file of the settings, or takes a stream that stays open if there is none.
     *
     * @throws HeliosException {@code HSRV-0401} if the file cannot be written
     */
    public static ServerLog open(
            final LoggingSettings settings, final EpochClock clock, final PrintStream standard) {
        return settings.file()
                .map(file -> new ServerLog(settings, clock, append(file), true))
                .orElseGet(() -> new ServerLog(settings, clock, standard, false));
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

    /** Something failed. */
    public void error(final String message, final LogField... fields) {
        write(LoggingSettings.Level.ERROR, message, fields);
    }

    /** Something failed, with what is known about it. */
    public void error(final String message, final Throwable cause) {
        if (cause instanceof HeliosException declared) {
            write(
                    LoggingSettings.Level.ERROR,
                    message,
                    LogField.field("code", declared.code().code()),
                    LogField.field("cause", ErrorText.of(declared)));
        } else {
            write(LoggingSettings.Level.ERROR, message, LogField.field("cause", cause));
        }
    }

    /** Something needs attention. */
    public void warn(final String message, final LogField... fields) {
        write(LoggingSettings.Level.WARN, message, fields);
    }

    /** As {@link #warn}. */
    @Override
    public void raise(final String what, final Detail... details) {
        warn(
                what,
                Stream.of(details)
                        .map(detail -> LogField.field(detail.name(), detail.value()))
                        .toArray(LogField[]::new));
    }

    /** Something that an operator wants to know. */
    public void info(final String message, final LogField... fields) {
        write(LoggingSettings.Level.INFO, message, fields);
    }

    /** Something that helps to find out why. */
    public void debug(final String message, final LogField... fields) {
        write(LoggingSettings.Level.DEBUG, message, fields);
    }

    private void write(
            final LoggingSettings.Level level, final String message, final LogField... fields) {
        if (level.compareTo(settings.level()) > 0) {
            return;
        }
        final String time = Instant.ofEpochMilli(clock.time()).toString();
        final String line =
                switch (settings.format()) {
                    case JSON -> json(time, level, message, fields);
                    case PRETTY -> text(time, level, message, fields);
                };
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private static String json(
            final String time,
            final LoggingSettings.Level level,
            final String message,
            final LogField... fields) {
        final ObjectNode line = new ObjectMapper().createObjectNode();
        line.put("time", time).put("level", name(level)).put("message", message);
        for (final LogField field : fields) {
            switch (field.value()) {
                case Long number -> line.put(field.name(), number);
                case Integer number -> line.put(field.name(), number);
                case Boolean truth -> line.put(field.name(), truth);
                default -> line.put(field.name(), String.valueOf(field.value()));
            }
        }
        return line.toString();
    }

    private static String text(
            final String time,
            final LoggingSettings.Level level,
            final String message,
            final LogField... fields) {
        final StringBuilder line = new StringBuilder(time);
        line.append(String.format(Locale.ROOT, " %-5s ", name(level))).append(message);
        for (final LogField field : fields) {
            line.append("  ").append(field.name()).append('=').append(oneLine(field.value()));
        }
        return line.toString();
    }

    private static String oneLine(final Object value) {
        return String.valueOf(value).replace("\n", " | ");
    }

    private static String name(final LoggingSettings.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        if (isOwned) {
            out.close();
        }
    }
}
