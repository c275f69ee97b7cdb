package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.csv.CsvOptions;
import io.heliosdb.streaming.codecs.csv.CsvScanner;
import io.heliosdb.streaming.codecs.csv.CsvStyle;
import io.heliosdb.streaming.codecs.csv.CsvWriter;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.json.JsonOptions;
import io.heliosdb.streaming.codecs.json.JsonScanner;
import io.heliosdb.streaming.codecs.json.JsonWriter;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.Comparator;
import java.util.List;

/** The formats of files, by name. */
final class FileFormats {
    static final String CSV = "csv";
    static final String JSON = "json";

    private FileFormats() {}

    /** A scanner from a table's files to rows of the wanted columns. */
    static RowScanner scanner(
            final TableDefinition table,
            final List<Column> wanted,
            final ConnectorContext context) {
        final FileOptions options = new FileOptions(table);
        return switch (options.format()) {
            case CSV ->
                    new CsvScanner(
                            context.ledger(),
                            table.name(),
                            csvOptions(table),
                            ScanLimits.DEFAULT,
                            table.columns(),
                            RowLayout.of(wanted),
                            wanted.stream().mapToInt(table.columns()::indexOf).toArray());
            case JSON ->
                    new JsonScanner(
                            context.ledger(),
                            table.name(),
                            jsonOptions(table),
                            ScanLimits.DEFAULT,
                            RowLayout.of(wanted));
            default -> throw options.unknownFormat();
        };
    }

    private static CsvOptions csvOptions(final TableDefinition table) {
        try {
            return CsvOptions.of(new FileOptions(table).formatOptions(CSV));
        } catch (final HeliosException e) {
            throw placed(table, e);
        }
    }

    private static JsonOptions jsonOptions(final TableDefinition table) {
        try {
            return JsonOptions.of(new FileOptions(table).formatOptions(JSON));
        } catch (final HeliosException e) {
            throw placed(table, e);
        }
    }

    /** Formats do not know the script; they name the option. */
    private static HeliosException placed(
            final TableDefinition table, final HeliosException error) {
        return table.options().keySet().stream()
                .filter(error.what()::contains)
                .max(Comparator.comparingInt(String::length))
                .map(option -> table.placed(error, option))
                .orElse(error);
    }

    /** A writer of a table's rows to a text. */
    static RowAppender appender(
            final TableDefinition table,
            final RowLayout layout,
            final TextOutput text,
            final ConnectorContext context) {
        final FileOptions options = new FileOptions(table);
        return switch (options.format()) {
            case CSV -> {
                final CsvOptions csv = csvOptions(table);
                yield csvAppender(
                        new CsvWriter(
                                context.ledger(), table.name(), csv, CsvStyle.FLINK, layout, text),
                        csv.hasHeader());
            }
            case JSON -> jsonAppender(new JsonWriter(jsonOptions(table), layout, text));
            default -> throw options.unknownFormat();
        };
    }

    private static RowAppender csvAppender(final CsvWriter writer, final boolean hasHeader) {
        return new RowAppender() {
            @Override
            public void begin() {
                if (hasHeader) {
                    writer.header();
                }
            }

            @Override
            public void append(final RowReader row) {
                writer.row(row);
            }

            @Override
            public void close() {
                writer.close();
            }
        };
    }

    private static RowAppender jsonAppender(final JsonWriter writer) {
        return new RowAppender() {
            @Override
            public void begin() {
                // one object a line, and nothing around them
            }

            @Override
            public void append(final RowReader row) {
                writer.row(row);
            }

            @Override
            public void close() {
                // its memory is the text's
            }
        };
    }
}
