package io.heliosdb.streaming.connectors.datagen;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.OptionDescriptor;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TableOptions;

import java.util.List;
import java.util.stream.Collectors;

/** The {@code fields.…} options of a table: those that there are, and those that must be. */
final class FieldOptions {
    private static final String PREFIX = "fields.";
    private static final List<String> NAMES =
            List.of(
                    "kind",
                    "start",
                    "end",
                    "min",
                    "max",
                    "length",
                    "var-len",
                    "null-rate",
                    "max-past");

    private FieldOptions() {}

    /** The option of a column. */
    static OptionDescriptor of(
            final Column column, final String name, final OptionDescriptor.Type type) {
        return OptionDescriptor.optional(
                PREFIX + column.name() + '.' + name, type, "Values of one column.");
    }

    /**
     * Refuses options of columns that the table does not have, or that no column has.
     *
     * @throws HeliosException {@code HCON-0004}
     */
    static void check(final TableDefinition table) {
        for (final String key : table.options().keySet().stream().sorted().toList()) {
            if (key.startsWith(PREFIX)
                    && table.columns().stream().noneMatch(column -> isOf(key, column))) {
                throw table.placed(unknown(key, table), key);
            }
        }
    }

    private static boolean isOf(final String key, final Column column) {
        final String prefix = PREFIX + column.name() + '.';
        return key.startsWith(prefix) && NAMES.contains(key.substring(prefix.length()));
    }

    private static HeliosException unknown(final String key, final TableDefinition table) {
        return HeliosException.of(
                        ConnectorError.OPTION_INVALID,
                        "table " + table.name() + " has the unknown option '" + key + "'")
                .detail(
                        "its columns: "
                                + table.columns().stream()
                                        .map(Column::name)
                                        .collect(Collectors.joining(", "))
                                + "; options of a column: "
                                + String.join(", ", NAMES))
                .hint("write 'fields.COLUMN.OPTION'");
    }

    /**
     * A number that a column must have.
     *
     * @throws HeliosException {@code HCON-0004} if it has none
     */
    static long required(
            final Column column,
            final String name,
            final TableDefinition table,
            final TableOptions options) {
        final OptionDescriptor option = of(column, name, OptionDescriptor.Type.LONG);
        final String kind = of(column, "kind", OptionDescriptor.Type.STRING).key();
        return options.number(option)
                .orElseThrow(
                        () ->
                                table.placed(
                                        HeliosException.of(
                                                        ConnectorError.OPTION_INVALID,
                                                        "table "
                                                                + table.name()
                                                                + " lacks option '"
                                                                + option.key()
                                                                + "'")
                                                .detail("a sequence has a start and an end")
                                                .hint(
                                                        "add '"
                                                                + option.key()
                                                                + "' = '…' to the WITH clause"),
                                        kind));
    }
}
