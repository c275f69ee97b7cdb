package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.connectors.format.TableFormats;
import io.heliosdb.streaming.connectors.spi.OptionDescriptor;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TableOptions;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The options of a filesystem table, under Flink's names. */
final class FileOptions {
    static final OptionDescriptor PATH =
            OptionDescriptor.required(
                    "path",
                    OptionDescriptor.Type.STRING,
                    "A file, or a folder that is read with everything below it; a sink's folder.");
    static final OptionDescriptor MONITOR_INTERVAL =
            OptionDescriptor.optional(
                    "source.monitor-interval",
                    OptionDescriptor.Type.DURATION,
                    "Time between two looks for new files; without it the table is read once.");
    static final OptionDescriptor PATH_PATTERN =
            OptionDescriptor.optional(
                    "source.path.regex-pattern",
                    OptionDescriptor.Type.STRING,
                    "What the whole path of a file must match to be read.");
    static final OptionDescriptor FILE_SIZE =
            OptionDescriptor.defaulted(
                    "sink.rolling-policy.file-size",
                    OptionDescriptor.Type.MEMORY,
                    "128 mb",
                    "Size at which a part ends, in a job that survives restarts.");
    static final OptionDescriptor ROLLOVER_INTERVAL =
            OptionDescriptor.defaulted(
                    "sink.rolling-policy.rollover-interval",
                    OptionDescriptor.Type.DURATION,
                    "30 min",
                    "Age at which a part ends, in a job that survives restarts; it also ends with"
                            + " each checkpoint.");
    static final List<OptionDescriptor> ALL =
            List.of(
                    PATH,
                    TableFormats.FORMAT,
                    TableFormats.CHANGES,
                    TableFormats.DELETE_COLUMN,
                    MONITOR_INTERVAL,
                    PATH_PATTERN,
                    FILE_SIZE,
                    ROLLOVER_INTERVAL);

    private final TableOptions options;

    FileOptions(final TableDefinition table) {
        options = new TableOptions(table);
    }

    Path path() {
        final String text = options.requiredText(PATH);
        try {
            return text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
        } catch (final IllegalArgumentException e) {
            throw options.invalid(PATH, text, "a path, or a file:/// URL of one").causedBy(e);
        }
    }

    /** In nanoseconds; 0 if files are listed once. */
    long monitorIntervalNs() {
        final long interval = options.durationNs(MONITOR_INTERVAL).orElse(0L);
        if (interval == 0 && options.text(MONITOR_INTERVAL).isPresent()) {
            throw options.invalid(
                    MONITOR_INTERVAL,
                    options.requiredText(MONITOR_INTERVAL),
                    "a duration above zero, such as 1 s");
        }
        return interval;
    }

    /** Bytes at which a part ends. */
    long rolloverBytes() {
        return options.bytes(FILE_SIZE).orElseThrow();
    }

    /** Age in nanoseconds at which a part ends. */
    long rolloverNs() {
        return options.durationNs(ROLLOVER_INTERVAL).orElseThrow();
    }

    /** Null if every file is wanted. */
    Pattern pathPattern() {
        return options.text(PATH_PATTERN).map(this::pattern).orElse(null);
    }

    private Pattern pattern(final String text) {
        try {
            return Pattern.compile(text);
        } catch (final PatternSyntaxException e) {
            throw options.invalid(PATH_PATTERN, text, "a regular expression").causedBy(e);
        }
    }
}
