package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.interpreter.scalar.Evaluator;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.List;

/**
 * Semi join and anti join that forget: each row with the time at which it was written, left rows
 * with the number of matches that they have had; equal rows have both in common. Each row of the
 * other side is looked at.
 */
final class ForgetfulSemiJoinOperator extends Operator {
    private final PlanNode.SemiJoin node;
    private final ProcessingTime time;
    private final List<Kept> left = new ArrayList<>();
    private final List<Kept> right = new ArrayList<>();

    /** A row that is kept. */
    private static final class Kept {
        private final Row row;
        private long writtenMs;
        private long matchCount;

        private Kept(final Row row, final long writtenMs, final long matchCount) {
            this.row = row;
            this.writtenMs = writtenMs;
            this.matchCount = matchCount;
        }
    }

    ForgetfulSemiJoinOperator(final PlanNode.SemiJoin node, final ProcessingTime time) {
        this.node = node;
        this.time = time;
    }

    @Override
    void onRow(final int input, final Row row) {
        count(RowFate.KEPT);
        forget(left, node.leftLifeMs());
        forget(right, node.rightLifeMs());
        if (input == 0) {
            onLeft(row);
        } else if (!isApart(row.project(node.rightKeys()))) {
            onRight(row);
        }
    }

    private void forget(final List<Kept> rows, final long lifeMs) {
        rows.removeIf(kept -> StateLife.isOver(kept.writtenMs, lifeMs, time.epochMs()));
    }

    private void onLeft(final Row row) {
        final long matchCount = right.stream().filter(other -> matches(row, other.row)).count();
        if (matchCount == 0 == node.isAnti()) {
            emit(row);
        }
        if (!isApart(row.project(node.leftKeys()))) {
            change(left, row, matchCount);
        }
    }

    private void onRight(final Row row) {
        change(right, row, 0);
        for (final Kept kept : left) {
            if (matches(kept.row, row)) {
                if (kept.matchCount == (row.kind().isAdd() ? 0 : 1)) {
                    final RowKind opposite = row.kind().isAdd() ? RowKind.DELETE : RowKind.INSERT;
                    emit(kept.row.withKind(node.isAnti() ? opposite : row.kind()));
                }
                kept.matchCount += row.kind().isAdd() ? 1 : -1;
                kept.writtenMs = time.epochMs();
            }
        }
    }

    private void change(final List<Kept> rows, final Row row, final long matchCount) {
        final Row plain = row.withKind(RowKind.INSERT);
        final List<Kept> equal = rows.stream().filter(kept -> kept.row.equals(plain)).toList();
        equal.forEach(kept -> kept.writtenMs = time.epochMs());
        if (row.kind().isAdd()) {
            equal.forEach(kept -> kept.matchCount = matchCount);
            rows.add(new Kept(plain, time.epochMs(), matchCount));
        } else if (!equal.isEmpty()) {
            rows.remove(equal.getFirst());
        }
    }

    /** Whether a key has a NULL that matches nothing. */
    private boolean isApart(final List<Object> key) {
        for (int i = 0; i < key.size(); i++) {
            if (key.get(i) == null && node.areNullsApart().get(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(final Row leftRow, final Row rightRow) {
        final List<Object> key = leftRow.project(node.leftKeys());
        if (isApart(key) || !key.equals(rightRow.project(node.rightKeys()))) {
            return false;
        }
        final List<Object> values = new ArrayList<>(leftRow.values());
        values.addAll(rightRow.values());
        return node.condition().isEmpty()
                || Boolean.TRUE.equals(Evaluator.evaluate(node.condition().get(), values));
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        write(writer, left);
        write(writer, right);
    }

    private static void write(final SnapshotWriter writer, final List<Kept> rows) {
        writer.putLong(rows.size());
        for (final Kept kept : rows) {
            HeapValues.writeList(writer, kept.row.values());
            writer.putLong(kept.writtenMs);
            writer.putLong(kept.matchCount);
        }
    }

    @Override
    void restore(final SnapshotReader reader) {
        read(reader, left);
        read(reader, right);
    }

    private static void read(final SnapshotReader reader, final List<Kept> rows) {
        rows.clear();
        for (long count = reader.getLong(); count > 0; count--) {
            final Row row = new Row(RowKind.INSERT, HeapValues.readList(reader));
            rows.add(new Kept(row, reader.getLong(), reader.getLong()));
        }
    }
}
