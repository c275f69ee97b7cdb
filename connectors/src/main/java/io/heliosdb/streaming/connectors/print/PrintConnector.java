package io.heliosdb.streaming.connectors.print;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.connectors.spi.Connector;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorDescriptor;
import io.heliosdb.streaming.connectors.spi.OptionDescriptor;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TableOptions;

import java.util.List;
import java.util.Set;

/** {@code 'connector' = 'print'}. */
public final class PrintConnector implements Connector {
    private static final OptionDescriptor IDENTIFIER =
            OptionDescriptor.defaulted(
                    "print-identifier",
                    OptionDescriptor.Type.STRING,
                    "",
                    "Text in front of each line.");
    private static final OptionDescriptor STANDARD_ERROR =
            OptionDescriptor.defaulted(
                    "standard-error",
                    OptionDescriptor.Type.BOOLEAN,
                    "false",
                    "Whether lines go to standard error instead of standard output.");

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                "print",
                false,
                true,
                false,
                false,
                true,
                Set.of(),
                List.of(IDENTIFIER, STANDARD_ERROR),
                List.of());
    }

    @Override
    public Sink sink(final TableDefinition table, final ConnectorContext context) {
        final TableOptions options = new TableOptions(table);
        final String identifier = options.text(IDENTIFIER).orElse("");
        return new PrintSink(
                options.flag(STANDARD_ERROR).orElse(false)
                        ? context.standardError()
                        : context.standardOutput(),
                context.isDurable(),
                identifier.isEmpty() ? "" : identifier + "> ",
                RowLayout.of(table.columns()),
                context.ledger());
    }
}
