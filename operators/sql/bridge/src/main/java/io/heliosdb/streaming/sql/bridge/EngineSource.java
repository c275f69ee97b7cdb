package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.abilities.SupportsProjectionPushDown;
import org.apache.flink.table.types.DataType;

/**
 * A table that can be read: an unbounded stream of insertions, of changes, or of rows by key. It
 * takes nothing the planner could push down but the choice of columns, which the planner widens
 * again where several readers share a scan.
 */
class EngineSource implements ScanTableSource {
    private final ConnectorTraits connector;
    private final ChangelogMode changes;

    private EngineSource(final ConnectorTraits connector, final ChangelogMode changes) {
        this.connector = connector;
        this.changes = changes;
    }

    /**
     * A source whose connector can leave out columns says so by its type.
     *
     * @param changes the kinds of its rows
     * @param projects whether columns that nobody reads may be left out
     */
    static EngineSource of(
            final ConnectorTraits connector, final ChangelogMode changes, final boolean projects) {
        return projects ? new Projecting(connector, changes) : new EngineSource(connector, changes);
    }

    /** Columns that are not read are not parsed, as in Flink: bad values in them do not matter. */
    private static final class Projecting extends EngineSource
            implements SupportsProjectionPushDown {
        Projecting(final ConnectorTraits connector, final ChangelogMode changes) {
            super(connector, changes);
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
        return changes;
    }

    @Override
    public ScanRuntimeProvider getScanRuntimeProvider(final ScanContext context) {
        return () -> false;
    }

    @Override
    public DynamicTableSource copy() {
        return of(connector, changes, this instanceof Projecting);
    }

    @Override
    public String asSummaryString() {
        return connector.identifier();
    }
}
