package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.abilities.SupportsProjectionPushDown;
import org.apache.flink.table.types.DataType;

/**
 * A table that can be read: an unbounded stream of insertions or of changes. It takes nothing the
 * planner could push down but the choice of columns, which the planner widens again where several
 * readers share a scan.
 */
class EngineSource implements ScanTableSource {
    private final ConnectorTraits connector;
    private final boolean hasKinds;

    private EngineSource(final ConnectorTraits connector, final boolean hasKinds) {
        this.connector = connector;
        this.hasKinds = hasKinds;
    }

    /**
     * A source whose connector can leave out columns says so by its type.
     *
     * @param hasKinds whether its rows are changes
     */
    static EngineSource of(final ConnectorTraits connector, final boolean hasKinds) {
        return connector.projects()
                ? new Projecting(connector, hasKinds)
                : new EngineSource(connector, hasKinds);
    }

    /** Columns that are not read are not parsed, as in Flink: bad values in them do not matter. */
    private static final class Projecting extends EngineSource
            implements SupportsProjectionPushDown {
        Projecting(final ConnectorTraits connector, final boolean hasKinds) {
            super(connector, hasKinds);
        }

        @Override
        public boolean supportsNestedProjection() {
            return false;
        }

        @Override
        public void applyProjection(final int[][] projectedFields, final DataType producedType) {
            // the plan's output type says which columns are left
        }
    }

    @Override
    public ChangelogMode getChangelogMode() {
        return hasKinds ? ChangelogMode.all() : ChangelogMode.insertOnly();
    }

    @Override
    public ScanRuntimeProvider getScanRuntimeProvider(final ScanContext context) {
        return () -> false;
    }

    @Override
    public DynamicTableSource copy() {
        return of(connector, hasKinds);
    }

    @Override
    public String asSummaryString() {
        return connector.identifier();
    }
}
