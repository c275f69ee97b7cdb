package io.heliosdb.streaming.gateway.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings of log lines.
 *
 * @param level of the least important ones that are written
 * @param packages other levels, of packages and those that begin like them
 * @param backtrace how much is told of the stack of a defect
 * @param format of a line
 * @param file that they are appended to, absolute; standard error if there is none
 * @param instance told in each JSON line, if it is known
 */
public record LoggingSettings(
        Level level,
        Map<String, Level> packages,
        Backtrace backtrace,
        Format format,
        Optional<Path> file,
        Optional<String> instance) {
    public LoggingSettings {
        packages = Map.copyOf(packages);
    }

    /** Of one level for all. */
    public LoggingSettings(final Level level, final Format format, final Optional<Path> file) {
        this(level, Map.of(), Backtrace.SHORT, format, file, Optional.empty());
    }

    /** How important a line is. */
    public enum Level {
        /** Something has failed. */
        ERROR,
        /** Something needs attention. */
        WARN,
        /** What an operator wants to know. */
        INFO,
        /** What helps to find out why. */
        DEBUG,
        /** Everything. */
        TRACE
    }

    /** How a line looks. */
    public enum Format {
        /** A JSON object. */
        JSON,
        /** Text for people. */
        PRETTY
    }

    /** How much of its stack a defect is logged with. */
    public enum Backtrace {
        /** Nothing. */
        OFF,
        /** The innermost calls. */
        SHORT,
        /** All calls, and those of its causes. */
        FULL
    }

    /** The level of a package: that of the longest name that it begins with. */
    public Level level(final LoggedPackage source) {
        Level found = level;
        for (final Map.Entry<String, Level> each : new TreeMap<>(packages).entrySet()) {
            if (source.title().equals(each.getKey())
                    || source.title().startsWith(each.getKey() + '.')) {
                found = each.getValue(); // a longer name comes behind its beginning
            }
        }
        return found;
    }

    /** The same lines as JSON. */
    public LoggingSettings asJson() {
        return new LoggingSettings(level, packages, backtrace, Format.JSON, file, instance);
    }

    /** The same lines on standard error. */
    public LoggingSettings withoutFile() {
        return new LoggingSettings(level, packages, backtrace, format, Optional.empty(), instance);
    }
}
