package io.heliosdb.streaming.gateway.log;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.codecs.error.ErrorText;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.gateway.config.LoggedPackage;
import io.heliosdb.streaming.gateway.config.LoggingSettings;

import org.agrona.concurrent.EpochClock;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes log lines, each at once. A line that cannot be written is dropped: the disk being full
 * does not end an appliance here. Any thread.
 */
public final class ServerLog implements Alarm, AutoCloseable {
    private final LogSwitch output;
    private final EpochClock clock;
    private final LoggedPackage source;

    private ServerLog(final LogSwitch output, final EpochClock clock, final LoggedPackage source) {
        this.output = output;
        this.clock = clock;
        this.source = source;
    }

    /**
     * Opens the file of the settings, or takes a stream that stays open if there is none.
     *
     * @throws HeliosException {@code HSRV-0401} if the file cannot be written
     */
    public static ServerLog open(
            final LoggingSettings settings, final EpochClock clock, final PrintStream standard) {
        return new ServerLog(new LogSwitch(settings, standard), clock, LoggedPackage.SERVER);
    }

    /** The same log, written to by another package; it is closed with this one. */
    public ServerLog of(final LoggedPackage other) {
        return new ServerLog(output, clock, other);
    }

    /**
     * Opens the file of other settings, which may be the same one under a new name by now.
     *
     * @throws HeliosException {@code HSRV-0401} if the file cannot be written
     */
    public LogChange prepare(final LoggingSettings settings) {
        return output.prepare(settings);
    }

    /** Something failed. */
    public void error(final String message, final LogField... fields) {
        write(LoggingSettings.Level.ERROR, message, fields);
    }

    /** Something failed, with what is known about it. */
    public void error(final String message, final Throwable cause) {
        final LoggingSettings.Backtrace depth = output.settings().backtrace();
        final List<LogField> fields = new ArrayList<>();
        String stack = "";
        if (cause instanceof HeliosException declared) {
            fields.add(field("code", declared.code().code()));
            fields.add(field("cause", ErrorText.of(declared)));
            if (depth == LoggingSettings.Backtrace.FULL) {
                stack = Backtraces.of(cause, depth);
            }
        } else {
            fields.add(field("cause", cause));
            stack = Backtraces.of(cause, depth);
        }
        if (!stack.isEmpty()) {
            fields.add(field("stack", stack));
        }
        write(LoggingSettings.Level.ERROR, message, fields.toArray(LogField[]::new));
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

    /** What follows each step. */
    public void trace(final String message, final LogField... fields) {
        write(LoggingSettings.Level.TRACE, message, fields);
    }

    private void write(
            final LoggingSettings.Level level, final String message, final LogField... fields) {
        if (output.isWritten(level, source)) {
            output.write(
                    new LogLine(
                            clock.time(),
                            level,
                            source,
                            message,
                            TraceScope.current(),
                            List.of(fields)));
        }
    }

    @Override
    public void close() {
        output.close();
    }
}
