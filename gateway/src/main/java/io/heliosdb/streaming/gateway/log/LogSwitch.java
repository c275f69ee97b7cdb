package io.heliosdb.streaming.gateway.log;

import io.heliosdb.streaming.gateway.config.LoggedPackage;
import io.heliosdb.streaming.gateway.config.LoggingSettings;

import java.io.PrintStream;

/** The output that all parts of a process share, and that may be exchanged while they write. */
final class LogSwitch implements AutoCloseable {
    private final PrintStream standard;
    private final Object monitor = new Object();

    /** Written under the monitor. */
    private volatile LogOutput output;

    LogSwitch(final LoggingSettings settings, final PrintStream standard) {
        this.standard = standard;
        output = LogOutput.open(settings, standard);
    }

    LoggingSettings settings() {
        return output.settings();
    }

    boolean isWritten(final LoggingSettings.Level level, final LoggedPackage source) {
        return level.compareTo(output.settings().level(source)) <= 0;
    }

    void write(final LogLine line) {
        synchronized (monitor) {
            output.write(line);
        }
    }

    /** Opens the output of other settings, a file anew even if it has the same name. */
    LogChange prepare(final LoggingSettings settings) {
        final LogOutput next = LogOutput.open(settings, standard);
        return new LogChange() {
            @Override
            public void apply() {
                synchronized (monitor) {
                    output.close();
                    output = next;
                }
            }

            @Override
            public void discard() {
                next.close();
            }
        };
    }

    @Override
    public void close() {
        synchronized (monitor) {
            output.close();
        }
    }
}
