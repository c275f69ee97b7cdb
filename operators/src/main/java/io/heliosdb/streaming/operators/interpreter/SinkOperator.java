package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.ResultOutput;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.operators.runtime.RuntimeError;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The end of a branch: numbers the rows of each cause and keeps them until the output has room.
 * Also the end of the late rows of a window.
 */
final class SinkOperator extends Operator {
    private final List<Column> columns;
    private final HeapRows rows;
    private final ResultOutput output;
    private final LongSupplier rowSequence;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private long lastRowSequence = -1;
    private int nextOrdinal;

    private record Pending(Row row, long rowSequence, int ordinal) {}

    /**
     * @param rowSequence gives the sequence of the record being processed
     */
    SinkOperator(
            final List<Column> columns, final ResultOutput output, final LongSupplier rowSequence) {
        this.columns = columns;
        rows = new HeapRows(columns);
        this.output = output;
        this.rowSequence = rowSequence;
    }

    @Override
    void onRow(final int input, final Row row) {
        count(RowFate.OUT);
        refuseNulls(row);
        refuseTooLarge(row);
        final long cause = rowSequence.getAsLong();
        if (cause != lastRowSequence) {
            lastRowSequence = cause;
            nextOrdinal = 0;
        }
        pending.add(new Pending(row, cause, nextOrdinal++));
    }

    private void refuseNulls(final Row row) {
        for (int i = 0; i < columns.size(); i++) {
            final Column column = columns.get(i);
            if (row.value(i) == null && !column.type().nullable()) {
                throw HeliosException.of(
                                RuntimeError.NULL_IN_NOT_NULL,
                                "a NULL was written to a column that is NOT NULL")
                        .detail("column " + column.name())
                        .hint("filter such rows out or give the column a default");
            }
        }
    }

    private void refuseTooLarge(final Row row) {
        final int length = rows.encodedLength(row);
        if (length > output.maxRowBytes()) {
            throw HeliosException.of(
                            RuntimeError.ROW_TOO_LARGE,
                            "a result row is larger than its sink takes")
                    .detail(length + " bytes, at most " + output.maxRowBytes())
                    .hint("project fewer or shorter texts, or raise the row limit");
        }
    }

    @Override
    void onWatermark(final int input, final long watermarkMs) {
        // sinks of this product write rows, not watermarks
    }

    /** Writes as many waiting rows as the output takes; true when none is left. */
    boolean drain() {
        while (!pending.isEmpty()) {
            if (!output.hasRoom(1)) {
                return false;
            }
            final Pending next = pending.remove();
            final int length = rows.encodedLength(next.row);
            rows.write(next.row, output.claim(length), length);
            output.commit(next.row.kind().code(), next.rowSequence, next.ordinal);
        }
        return true;
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        writer.putLong(lastRowSequence);
        writer.putLong(nextOrdinal);
        writer.putLong(pending.size());
        for (final Pending waiting : pending) {
            writer.putLong(waiting.row.kind().code());
            writer.putLong(waiting.rowSequence);
            writer.putLong(waiting.ordinal);
            HeapValues.writeList(writer, waiting.row.values());
        }
    }

    @Override
    void restore(final SnapshotReader reader) {
        lastRowSequence = reader.getLong();
        nextOrdinal = (int) reader.getLong();
        for (long left = reader.getLong(); left > 0; left--) {
            final RowKind kind = RowKind.of((byte) reader.getLong());
            final long cause = reader.getLong();
            final int ordinal = (int) reader.getLong();
            pending.add(new Pending(new Row(kind, HeapValues.readList(reader)), cause, ordinal));
        }
    }
}
