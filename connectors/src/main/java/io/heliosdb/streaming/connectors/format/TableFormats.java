package io.heliosdb.streaming.connectors.format;

import io.heliosdb.streaming.codecs.avro.AvroOptions;
import io.heliosdb.streaming.codecs.avro.AvroScanner;
import io.heliosdb.streaming.codecs.avro.AvroWriter;
import io.heliosdb.streaming.codecs.csv.CsvOptions;
import io.heliosdb.streaming.codecs.csv.CsvScanner;
import io.heliosdb.streaming.codecs.csv.CsvStyle;
import io.heliosdb.streaming.codecs.csv.CsvWriter;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.ChangeFormats;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.json.ChangeOptions;
import io.heliosdb.streaming.codecs.json.ChangeScanner;
import io.heliosdb.streaming.codecs.json.ChangeWriter;
import io.heliosdb.streaming.codecs.json.JsonOptions;
import io.heliosdb.streaming.codecs.json.JsonScanner;
import io.heliosdb.streaming.codecs.json.JsonWriter;
import io.heliosdb.streaming.codecs.protobuf.ProtoOptions;
import io.heliosdb.streaming.codecs.protobuf.ProtoScanner;
import io.heliosdb.streaming.codecs.protobuf.ProtoWriter;
import io.heliosdb.streaming.codecs.raw.RawOptions;
import io.heliosdb.streaming.codecs.raw.RawScanner;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.OptionDescriptor;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TableOptions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The formats of a table's rows by name, with the table's options for them.
 *
 * <p>Control plane: what it makes is used by one thread.
 */
public final class TableFormats {
    /** The option that names the format. */
    public static final OptionDescriptor FORMAT =
            OptionDescriptor.required(
                    "format",
                    OptionDescriptor.Type.STRING,
                    "How rows are written, such as csv or json.");

    /** The option that says what rows do to the table. */
    public static final OptionDescriptor CHANGES =
            OptionDescriptor.optional(
                    ChangeFormats.MODE,
                    OptionDescriptor.Type.STRING,
                    "What rows that are read do to the table: append, retract or upsert.");

    /** The option that names the column which tells that a row is a deletion. */
    public static final OptionDescriptor DELETE_COLUMN =
            OptionDescriptor.optional(
                    ChangeFormats.DELETE_COLUMN,
                    OptionDescriptor.Type.STRING,
                    "A BOOLEAN column, TRUE in a row that ends the row of its primary key.");

    /** Names of the formats. */
    public static final Set<String> ALL =
            Set.of(
                    "csv",
                    "json",
                    "raw",
                    "avro",
                    "protobuf",
                    ChangeFormats.DEBEZIUM,
                    ChangeFormats.CANAL,
                    ChangeFormats.MAXWELL,
                    ChangeFormats.OGG);

    /** Names of the formats of which a line is a row or none, so that lines can be counted. */
    public static final Set<String> OF_LINES = Set.of("csv", "json", "raw");

    private static final String CSV = "csv";
    private static final String JSON = "json";
    private static final String RAW = "raw";
    private static final String AVRO = "avro";
    private static final String PROTOBUF = "protobuf";

    private static final OptionDescriptor CSV_HEADER =
            OptionDescriptor.optional(
                    "csv.header", OptionDescriptor.Type.BOOLEAN, "Whether a file has a header.");

    private TableFormats() {}

    /** Options of the connector given, and those of all formats. */
    public static List<OptionDescriptor> with(final List<OptionDescriptor> options) {
        final List<OptionDescriptor> all = new ArrayList<>(options);
        all.addAll(FormatKeys.ALL);
        return List.copyOf(all);
    }

    /** Options of the connector given, and those of some formats. */
    public static List<OptionDescriptor> with(
            final List<OptionDescriptor> options, final Set<String> formats) {
        final List<OptionDescriptor> all = new ArrayList<>(options);
        FormatKeys.ALL.stream()
                .filter(option -> formats.stream().anyMatch(isOf(option.key())))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static Predicate<String> isOf(final String key) {
        return format -> key.startsWith(format + ".");
    }

    /** Name of a table's format. */
    public static String name(final TableDefinition table) {
        return new TableOptions(table).requiredText(FORMAT);
    }

    /** A scanner from a table's texts to rows of the wanted columns. */
    public static RowScanner scanner(
            final TableDefinition table,
            final List<Column> wanted,
            final ScanLimits limits,
            final ConnectorContext context) {
        try {
            return unplacedScanner(table, wanted, limits, context);
        } catch (final HeliosException e) {
            throw placedAtFormat(table, e);
        }
    }

    private static RowScanner unplacedScanner(
            final TableDefinition table,
            final List<Column> wanted,
            final ScanLimits limits,
            final ConnectorContext context) {
        return switch (name(table)) {
            case CSV ->
                    new CsvScanner(
                            context.ledger(),
                            table.name(),
                            csvOptions(table),
                            limits,
                            table.columns(),
                            RowLayout.of(wanted),
                            wanted.stream().mapToInt(table.columns()::indexOf).toArray());
            case JSON ->
                    new JsonScanner(
                            context.ledger(),
                            table.name(),
                            jsonOptions(table),
                            limits,
                            RowLayout.of(wanted));
            case RAW -> {
                checkRaw(table);
                yield new RawScanner(context.ledger(), table.name(), limits, RowLayout.of(wanted));
            }
            case AVRO ->
                    new AvroScanner(
                            context.ledger(),
                            table.name(),
                            avroOptions(table),
                            limits,
                            RowLayout.of(wanted));
            case PROTOBUF -> {
                final ProtoOptions options = protoOptions(table);
                yield new ProtoScanner(
                        context.ledger(),
                        table.name(),
                        options,
                        ProtoFormat.descriptors(options),
                        limits,
                        RowLayout.of(wanted));
            }
            case ChangeFormats.DEBEZIUM,
                    ChangeFormats.CANAL,
                    ChangeFormats.MAXWELL,
                    ChangeFormats.OGG ->
                    new ChangeScanner(
                            context.ledger(), table.name(), changeOptions(table), limits, wanted);
            default -> throw unknown(table);
        };
    }

    /**
     * A scanner for which each line is an input of its own.
     *
     * @throws HeliosException {@code HCON-0004} if the options want a header
     */
    public static RowScanner lineScanner(
            final TableDefinition table,
            final List<Column> wanted,
            final ScanLimits limits,
            final ConnectorContext context) {
        if (name(table).equals(CSV) && csvOptions(table).hasHeader()) {
            throw new TableOptions(table)
                    .invalid(CSV_HEADER, "true", "false: lines from a connection have no header");
        }
        return scanner(table, wanted, limits, context);
    }

    private static HeliosException unknown(final TableDefinition table) {
        return new TableOptions(table)
                .invalid(FORMAT, name(table), String.join(", ", new TreeSet<>(ALL)));
    }

    /** The options of a format, without its name in front. */
    private static Map<String, String> options(final TableDefinition table, final String format) {
        final String prefix = format + ".";
        final Map<String, String> found = new HashMap<>();
        table.options()
                .forEach(
                        (key, value) -> {
                            if (key.startsWith(prefix)) {
                                found.put(key.substring(prefix.length()), value);
                            }
                        });
        return found;
    }

    private static CsvOptions csvOptions(final TableDefinition table) {
        try {
            return CsvOptions.of(options(table, CSV));
        } catch (final HeliosException e) {
            throw placed(table, e);
        }
    }

    private static JsonOptions jsonOptions(final TableDefinition table) {
        try {
            return JsonOptions.of(options(table, JSON));
        } catch (final HeliosException e) {
            throw placed(table, e);
        }
    }

    private static AvroOptions avroOptions(final TableDefinition table) {
        try {
            return AvroOptions.of(options(table, AVRO));
        } catch (final HeliosException e) {
            throw placed(table, e);
        }
    }

    private static ProtoOptions protoOptions(final TableDefinition table) {
        try {
            return ProtoOptions.of(options(table, PROTOBUF));
        } catch (final HeliosException e) {
            throw placed(table, e);
        }
    }

    private static ChangeOptions changeOptions(final TableDefinition table) {
        final String format = name(table);
        try {
            return ChangeOptions.of(format, options(table, format));
        } catch (final HeliosException e) {
            throw placed(table, e);
        }
    }

    private static ChangeOptions writableChanges(final TableDefinition table) {
        final ChangeOptions options = changeOptions(table);
        if (!options.isWritable()) {
            throw new TableOptions(table)
                    .invalid(FormatKeys.SCHEMA_INCLUDE, "true", "false: a schema is not written");
        }
        return options;
    }

    private static void checkRaw(final TableDefinition table) {
        try {
            RawOptions.check(options(table, RAW));
        } catch (final HeliosException e) {
            throw placed(table, e);
        }
        RawOptions.checkColumns(table.columns());
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

    /** What a format says about columns, or its descriptor set, stands where that is chosen. */
    private static HeliosException placedAtFormat(
            final TableDefinition table, final HeliosException error) {
        return error.code() == FormatError.DESCRIPTOR
                ? table.placed(error, PROTOBUF + ".descriptor-file")
                : table.placed(error, FORMAT.key());
    }

    /** A writer of a table's rows to a text. */
    public static RowAppender appender(
            final TableDefinition table,
            final RowLayout layout,
            final TextOutput text,
            final ConnectorContext context) {
        try {
            return unplacedAppender(table, layout, text, context);
        } catch (final HeliosException e) {
            throw placedAtFormat(table, e);
        }
    }

    private static RowAppender unplacedAppender(
            final TableDefinition table,
            final RowLayout layout,
            final TextOutput text,
            final ConnectorContext context) {
        return switch (name(table)) {
            case CSV -> {
                final CsvOptions csv = csvOptions(table);
                yield csvAppender(
                        new CsvWriter(
                                context.ledger(), table.name(), csv, CsvStyle.FLINK, layout, text),
                        csv.hasHeader());
            }
            case AVRO ->
                    new AvroAppender(
                            new AvroWriter(
                                    context.ledger(),
                                    table.name(),
                                    avroOptions(table),
                                    layout,
                                    text));
            case PROTOBUF -> {
                final ProtoOptions options = protoOptions(table);
                yield new ProtoAppender(
                        new ProtoWriter(
                                context.ledger(),
                                table.name(),
                                options,
                                ProtoFormat.descriptors(options),
                                layout,
                                text));
            }
            case JSON -> jsonAppender(new JsonWriter(jsonOptions(table), layout, text));
            case ChangeFormats.DEBEZIUM,
                    ChangeFormats.CANAL,
                    ChangeFormats.MAXWELL,
                    ChangeFormats.OGG ->
                    new ChangeAppender(new ChangeWriter(writableChanges(table), layout, text));
            case RAW -> {
                checkRaw(table);
                yield new RawAppender(text);
            }
            default -> throw unknown(table);
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
            public void append(final RowReader row, final byte kind) {
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
            public void append(final RowReader row, final byte kind) {
                writer.row(row);
            }

            @Override
            public void close() {
                // its memory is the text's
            }
        };
    }
}
