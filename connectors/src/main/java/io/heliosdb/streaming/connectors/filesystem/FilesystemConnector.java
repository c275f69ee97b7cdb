package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.format.TableFormats;
import io.heliosdb.streaming.connectors.spi.Connector;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorDescriptor;
import io.heliosdb.streaming.connectors.spi.PositionDescriptor;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.List;

/** {@code 'connector' = 'filesystem'}: Flink's options for those it has. */
public final class FilesystemConnector implements Connector {
    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                "filesystem",
                true,
                true,
                true,
                true,
                false,
                TableFormats.ALL,
                TableFormats.with(FileOptions.ALL),
                List.of());
    }

    @Override
    public Source source(
            final TableDefinition table,
            final List<Column> columns,
            final ConnectorContext context) {
        final FileOptions options = new FileOptions(table);
        final FileListing listing = new FileListing(options.path(), options.pathPattern());
        final long monitorIntervalNs = options.monitorIntervalNs();
        return new FileSource(
                table,
                listing,
                TableFormats.scanner(table, columns, ScanLimits.DEFAULT, context),
                context,
                monitorIntervalNs,
                PositionDescriptor.MAX_KEYS);
    }

    @Override
    public boolean isEndless(final TableDefinition table) {
        return table.options().containsKey(FileOptions.MONITOR_INTERVAL.key());
    }

    /** As it is written, so that statements and data may be moved together. */
    @Override
    public String place(final TableDefinition table) {
        return new FileOptions(table).path().normalize().toString();
    }

    @Override
    public Sink sink(final TableDefinition table, final ConnectorContext context) {
        return context.durableRun()
                .<Sink>map(run -> new TransactionalFileSink(table, context, run))
                .orElseGet(() -> new FileSink(table, context));
    }
}
