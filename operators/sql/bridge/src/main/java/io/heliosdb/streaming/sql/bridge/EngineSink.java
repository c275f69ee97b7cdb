package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.types.RowKind;

/** A table that can be written, with the kinds of changes its connector takes. */
final class EngineSink implements DynamicTableSink {
    private final ConnectorTraits connector;
    private final boolean hasKinds;

    /**
     * @param hasKinds whether its format writes changes of every kind
     */
    EngineSink(final ConnectorTraits connector, final boolean hasKinds) {
        this.connector = connector;
        this.hasKinds = hasKinds;
    }

    @Override
    public ChangelogMode getChangelogMode(final ChangelogMode requested) {
        if (hasKinds) {
            return ChangelogMode.all();
        }
        return switch (connector.sinkChanges()) {
            case "all" -> requested;
            case "no-update-before" -> withoutUpdateBefore(requested);
            case "insert-only" -> ChangelogMode.insertOnly();
            default -> throw new IllegalArgumentException(connector.sinkChanges());
        };
    }

    private static ChangelogMode withoutUpdateBefore(final ChangelogMode requested) {
        final ChangelogMode.Builder mode = ChangelogMode.newBuilder();
        for (final RowKind kind : requested.getContainedKinds()) {
            if (kind != RowKind.UPDATE_BEFORE) {
                mode.addContainedKind(kind);
            }
        }
        return mode.build();
    }

    @Override
    public SinkRuntimeProvider getSinkRuntimeProvider(final Context context) {
        return new SinkRuntimeProvider() {};
    }

    @Override
    public DynamicTableSink copy() {
        return new EngineSink(connector, hasKinds);
    }

    @Override
    public String asSummaryString() {
        return connector.identifier();
    }
}
