package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;

/**
 * A table that can be read: an unbounded stream of insertions of all physical columns. It takes
 * nothing the planner could push down, so that all readers of a table share one scan.
 */
final class EngineSource implements ScanTableSource {
    private final ConnectorTraits connector;

    EngineSource(final ConnectorTraits connector) {
        this.connector = connector;
    }

    @Override
    public ChangelogMode getChangelogMode() {
        return ChangelogMode.insertOnly();
    }

    @Override
    public ScanRuntimeProvider getScanRuntimeProvider(final ScanContext context) {
        return () -> false;
    }

    @Override
    public DynamicTableSource copy() {
        return new EngineSource(connector);
    }

    @Override
    public String asSummaryString() {
        return connector.identifier();
    }
}
