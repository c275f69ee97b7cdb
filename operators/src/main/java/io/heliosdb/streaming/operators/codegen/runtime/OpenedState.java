package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.operators.codegen.ranking.RowOrder;
import io.heliosdb.streaming.operators.codegen.ranking.TimedRows;
import io.heliosdb.streaming.operators.functions.ZoneTable;
import io.heliosdb.streaming.state.slice.SliceStore;
import io.heliosdb.streaming.state.table.DenseTable;
import io.heliosdb.streaming.state.table.InlineTable;

/** What the constructor of a generated pipeline opens; it is saved and closed with the pipeline. */
abstract class OpenedState {
    private final PipelineResources resources;

    OpenedState(final PipelineResources resources) {
        this.resources = resources;
    }

    protected final SinkPort sink(final int index) {
        return resources.sink(index);
    }

    /**
     * The room for what one step emits.
     *
     * @param sinkIndexes outputs it can reach
     * @param rowsPerStep most rows it can cause, over all outputs
     * @param rowBytes length of the rows, or -1 if it varies
     */
    protected final Room room(final int[] sinkIndexes, final int rowsPerStep, final int rowBytes) {
        final SinkPort[] ports = new SinkPort[sinkIndexes.length];
        for (int i = 0; i < ports.length; i++) {
            ports[i] = resources.sink(sinkIndexes[i]);
        }
        return new Room(ports, rowsPerStep, rowBytes);
    }

    protected final WindowSlices window(
            final String name,
            final int entryBytes,
            final long sizeMs,
            final long slideMs,
            final long offsetMs,
            final boolean isGrowing,
            final String zone) {
        return resources.add(
                name,
                new WindowSlices(
                        new SliceStore(
                                resources.memory(),
                                name,
                                entryBytes,
                                resources.limits().maxKeys(),
                                resources.limits().maxSlices()),
                        new EntryHints(resources.memory(), resources.limits().aheadKeys()),
                        sizeMs,
                        slideMs,
                        offsetMs,
                        isGrowing,
                        zone.isEmpty() ? null : ZoneTable.of(zone)));
    }

    protected final UpdatingWindows updatingWindows(
            final String name,
            final int entryBytes,
            final long sizeMs,
            final long slideMs,
            final long offsetMs,
            final long latenessMs,
            final String zone) {
        return resources.add(
                name,
                new UpdatingWindows(
                        new SliceStore(
                                resources.memory(),
                                name,
                                entryBytes,
                                resources.limits().maxKeys(),
                                resources.limits().maxSlices()),
                        sizeMs,
                        slideMs,
                        offsetMs,
                        latenessMs,
                        zone.isEmpty() ? null : ZoneTable.of(zone)));
    }

    /** The times of results of such windows. */
    protected final FiringTimes firingTimes(final String name) {
        return new FiringTimes(denseTable(name, TimedRows.ENTRY_BYTES), rowBuffer());
    }

    protected final WindowSessions sessions(
            final String name, final int entryBytes, final long gapMs, final String zone) {
        return resources.add(
                name,
                new WindowSessions(
                        resources.memory(),
                        name,
                        entryBytes,
                        resources.limits().maxKeys(),
                        gapMs,
                        zone.isEmpty() ? null : ZoneTable.of(zone)));
    }

    /** Rows of sessions; saved, restored and closed with them. */
    protected final SessionRows sessionRows(
            final String name, final WindowSessions sessions, final int rowBytes) {
        return resources.add(
                name,
                sessions,
                new SessionRows(resources.memory(), name, rowBytes, resources.limits().maxKeys()));
    }

    protected final DenseTable denseTable(final String name, final int entryBytes) {
        return resources.add(
                name,
                new DenseTable(resources.memory(), name, entryBytes, resources.limits().maxKeys()));
    }

    protected final InlineTable inlineTable(final String name, final int entryBytes) {
        return resources.add(
                name,
                new InlineTable(
                        resources.memory(), name, entryBytes, resources.limits().maxKeys()));
    }

    /** Memory for one row that an operator is about to keep. */
    protected final RowBuffer rowBuffer() {
        return new RowBuffer(resources.memory());
    }

    /** An order of encoded rows; see {@link ColumnOrder}. */
    protected static RowOrder order(final long[] columns) {
        return new ColumnOrder(columns);
    }

    /** Zeroed memory that holds values between methods and nothing between rows. */
    protected final long record(final int bytes) {
        final Arena arena = resources.open("record", bytes);
        return arena.address();
    }

    /** Address of the encoded rows of a VALUES node. */
    protected final long constantRows(final int index) {
        return resources.constantRows(index);
    }
}
