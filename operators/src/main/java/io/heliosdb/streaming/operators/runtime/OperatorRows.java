package io.heliosdb.streaming.operators.runtime;

import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.OperatorUid;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the rows that an operator was given, since its process began with the job. Each
 * row has one fate: {@code in = passed + filtered + kept + late + dead}. What comes out is another
 * matter: a window gives one row for many, a projection of grouping sets several for one.
 *
 * @param kind of operator, as plans name it
 * @param in rows that those before it gave it
 * @param passed rows that went on, or that others were made of at once
 * @param filtered rows that a condition has kept from going on
 * @param kept rows that went into its state
 * @param late rows that came too late for it
 * @param dead rows put aside as dead letters in front of it
 * @param out rows that it gave to those behind it
 */
public record OperatorRows(
        String kind,
        OperatorUid uid,
        long in,
        long passed,
        long filtered,
        long kept,
        long late,
        long dead,
        long out) {
    /** Rows whose fate is not known: none, unless the operator is at work or has a defect. */
    public long unaccounted() {
        return in - passed - filtered - kept - late - dead;
    }

    /**
     * The operators of a plan, in the order of its nodes.
     *
     * @param counts by {@link RowFate#of}
     * @param given rows that the job gave to each scan, those put aside included
     * @param dead rows that it put aside
     */
    public static List<OperatorRows> of(
            final StreamPlan plan, final long[] counts, final long[] given, final long[] dead) {
        final List<PlanNode> nodes = plan.nodes();
        final List<OperatorRows> rows = new ArrayList<>();
        int scans = 0;
        for (int i = 0; i < nodes.size(); i++) {
            final PlanNode node = nodes.get(i);
            final int scan = node instanceof PlanNode.Scan ? scans++ : -1;
            final long out = counts[RowFate.OUT.of(i)];
            rows.add(
                    new OperatorRows(
                            node.getClass().getSimpleName(),
                            node.uid(),
                            scan < 0 ? given(node, nodes, counts) : given[scan],
                            isOneOfEach(node) ? out : counts[RowFate.PASSED.of(i)],
                            counts[RowFate.FILTERED.of(i)],
                            counts[RowFate.KEPT.of(i)],
                            counts[RowFate.LATE.of(i)],
                            scan < 0 ? 0 : dead[scan],
                            out));
        }
        return rows;
    }

    private static long given(
            final PlanNode node, final List<PlanNode> nodes, final long[] counts) {
        if (node instanceof PlanNode.Values) {
            return counts[RowFate.OUT.of(indexOf(node, nodes))];
        }
        final RowFate fate = node instanceof PlanNode.LateRows ? RowFate.LATE : RowFate.OUT;
        long given = 0;
        for (final PlanNode input : node.inputs()) {
            given += counts[fate.of(indexOf(input, nodes))];
        }
        return given;
    }

    private static int indexOf(final PlanNode node, final List<PlanNode> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) == node) {
                return i;
            }
        }
        throw new IllegalArgumentException("not of the plan: " + node.uid());
    }

    /** Whether a row that passes makes one row. */
    private static boolean isOneOfEach(final PlanNode node) {
        return switch (node) {
            case PlanNode.Scan scan -> true;
            case PlanNode.Values values -> true;
            case PlanNode.Watermark watermark -> true;
            case PlanNode.Calc calc -> true;
            case PlanNode.Union union -> true;
            case ChangeNode.MarkDeletions mark -> true;
            case ChangeNode.DropUpdateBefore drop -> true;
            case PlanNode.LateRows late -> true;
            case PlanNode.Sink sink -> true;
            default -> false;
        };
    }
}
