package io.heliosdb.streaming.connectors.datagen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.spi.Connector;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorDescriptor;
import io.heliosdb.streaming.connectors.spi.OptionDescriptor;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TableOptions;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code 'connector' = 'datagen'}: Flink's options, and {@code seed}, which makes runs repeatable.
 */
public final class DatagenConnector implements Connector {
    static final OptionDescriptor ROWS_PER_SECOND =
            OptionDescriptor.defaulted(
                    "rows-per-second",
                    OptionDescriptor.Type.LONG,
                    "10000",
                    "Rows emitted per second at most; 0 sets no limit.");
    static final OptionDescriptor NUMBER_OF_ROWS =
            OptionDescriptor.optional(
                    "number-of-rows",
                    OptionDescriptor.Type.LONG,
                    "Rows emitted in all; without it the source ends with its first sequence, if"
                            + " any.");
    static final OptionDescriptor SEED =
            OptionDescriptor.defaulted(
                    "seed",
                    OptionDescriptor.Type.LONG,
                    "0",
                    "Start of the random numbers: the same seed makes the same rows. Not in"
                            + " Flink.");

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                "datagen",
                true,
                false,
                true,
                false,
                false,
                Set.of(),
                List.of(ROWS_PER_SECOND, NUMBER_OF_ROWS, SEED),
                List.of("fields."));
    }

    @Override
    public Source source(
            final TableDefinition table,
            final List<Column> columns,
            final ConnectorContext context) {
        return new DatagenSource(table, context);
    }

    /** Rows that a table has at most. */
    static long numberOfRows(final TableOptions options) {
        final long number = options.number(NUMBER_OF_ROWS).orElse(Long.MAX_VALUE);
        if (number < 0) {
            throw options.invalid(
                    NUMBER_OF_ROWS,
                    Long.toString(number),
                    "a number of rows, or leave the option out for rows without end");
        }
        return number;
    }

    @Override
    public boolean isEndless(final TableDefinition table) {
        return !table.options().containsKey(NUMBER_OF_ROWS.key())
                && table.options().entrySet().stream().noneMatch(DatagenConnector::ends);
    }

    private static boolean ends(final Map.Entry<String, String> option) {
        return option.getKey().startsWith("fields.")
                && option.getKey().endsWith(".kind")
                && option.getValue().equalsIgnoreCase("sequence");
    }
}
