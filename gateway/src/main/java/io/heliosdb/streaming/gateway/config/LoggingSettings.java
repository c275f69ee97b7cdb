package io.heliosdb.streaming.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of log lines.
 *
 * @param level of the least important ones that are written
 * @param format of a line
 * @param file that they are appended to, absolute; standard error if there is none
 */
public record LoggingSettings(Level level, Format format, Optional<Path> file) {
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
}
