package io.heliosdb.streaming.gateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The keys of log lines. */
final class LoggingKeys {
    private static final String SECTION = "logging";
    private static final KeyDeclarations DECLARED = new KeyDeclarations();

    static final ConfigKey<LoggingSettings.Level> LEVEL =
            DECLARED.choice(
                    SECTION,
                    "level",
                    LoggingSettings.Level.INFO,
                    "The least important lines that are logged.");

    static final ConfigKey<Map<String, LoggingSettings.Level>> PACKAGES =
            DECLARED.add(
                    SECTION,
                    "packages",
                    LogValues.packages(),
                    Map.of(),
                    "none",
                    "Levels of single packages, separated by commas, as in"
                            + " \"gateway.http=debug\"; the longest name counts."
                            + " `HELIOS_LOG`, and `RUST_LOG`, set this and the level, as in"
                            + " `HELIOS_LOG=warn,gateway.http=debug`.");

    static final ConfigKey<LoggingSettings.Backtrace> BACKTRACE =
            DECLARED.add(
                    SECTION,
                    "backtrace",
                    LogValues.backtrace(),
                    LoggingSettings.Backtrace.SHORT,
                    "\"short\"",
                    "How much of its stack a defect is logged with: nothing, the 16 innermost"
                            + " calls, everything. The variables take 0, 1 and full, too.",
                    "RUST_BACKTRACE",
                    "HELIOS_BACKTRACE");

    static final ConfigKey<LoggingSettings.Format> FORMAT =
            DECLARED.choice(
                    SECTION,
                    "format",
                    LoggingSettings.Format.PRETTY,
                    "Lines for people, or a JSON object a line.");

    static final ConfigKey<Path> FILE =
            DECLARED.add(
                    SECTION,
                    "file",
                    ValueTypes.path(),
                    null,
                    "standard error",
                    "File that log lines are appended to.");

    /** All of the above. */
    static final List<ConfigKey<?>> ALL = DECLARED.all();

    private LoggingKeys() {}
}
