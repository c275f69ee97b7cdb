package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.interpreter.scalar.Comparison;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GROUP BY without windows: each row's effect on its group goes out as a change. */
final class GroupAggregateOperator extends Operator {
    private final PlanNode.GroupAggregate node;
    private Map<List<Object>, Group> groups = new LinkedHashMap<>();

    private final KeyTimes times;

    GroupAggregateOperator(final PlanNode.GroupAggregate node, final ProcessingTime time) {
        this.node = node;
        times = new KeyTimes(node.lifeMs(), time, key -> groups.remove(key));
    }

    @Override
    void onRow(final int input, final Row row) {
        times.forgetOld();
        final List<Object> key = row.project(node.grouping());
        Group group = groups.get(key);
        final boolean isFirst = group == null;
        if (isFirst) {
            if (!row.kind().isAdd()) {
                count(RowFate.FILTERED);
                return;
            }
            group = new Group(node.aggregates());
            groups.put(key, group);
        }
        final List<Object> before = isFirst ? List.of() : group.results();
        group.accept(row);
        count(RowFate.KEPT);
        times.onWrite(key);
        if (group.isEmpty()) {
            groups.remove(key);
            if (!isFirst) {
                emit(RowKind.DELETE, key, before);
            }
            return;
        }
        final List<Object> after = group.results();
        if (isFirst) {
            emit(RowKind.INSERT, key, after);
        } else if (times.isLimited() || !isUnchanged(before, after)) {
            if (node.emitsUpdateBefore()) {
                emit(RowKind.UPDATE_BEFORE, key, before);
            }
            emit(RowKind.UPDATE_AFTER, key, after);
        }
    }

    private boolean isUnchanged(final List<Object> before, final List<Object> after) {
        for (int i = 0; i < before.size(); i++) {
            if (!Comparison.isSame(before.get(i), after.get(i), node.aggregates().get(i).type())) {
                return false;
            }
        }
        return true;
    }

    private void emit(final RowKind kind, final List<Object> key, final List<Object> results) {
        final List<Object> values = new ArrayList<>(key);
        values.addAll(results);
        emit(new Row(kind, values));
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        Group.snapshot(writer, groups);
        times.snapshot(writer);
    }

    @Override
    void restore(final SnapshotReader reader) {
        groups = Group.restore(reader, node.aggregates());
        times.restore(reader);
    }
}
