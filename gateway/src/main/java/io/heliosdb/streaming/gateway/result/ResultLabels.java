package io.heliosdb.streaming.gateway.result;

import io.heliosdb.streaming.gateway.engine.ResultId;
import io.heliosdb.streaming.operators.plan.OperatorUid;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.util.ArrayList;
import java.util.List;

/**
 * What is printed in front of a result's own columns, if asked for: {@code id}, the result's id,
 * and {@code op}, the kind of change. All of it is ASCII and needs no quotes in any format.
 *
 * <p>An id is printed as {@code lineage/operator/row sequence/ordinal}, see {@link ResultId}.
 */
public final class ResultLabels {
    private final List<String> names = new ArrayList<>(2);
    private final boolean hasIds;
    private final boolean hasKinds;
    private final String lineage;
    private final OperatorUid sink;
    private final String[] values;

    private ResultLabels(
            final boolean hasIds,
            final boolean hasKinds,
            final String lineage,
            final OperatorUid sink) {
        this.hasIds = hasIds;
        this.hasKinds = hasKinds;
        this.lineage = lineage;
        this.sink = sink;
        if (hasIds) {
            names.add("id");
        }
        if (hasKinds) {
            names.add("op");
        }
        values = new String[names.size()];
    }

    /**
     * The labels of one sink's results.
     *
     * @param lineage of the job
     * @param sink whose results they are
     */
    public static ResultLabels of(
            final boolean hasIds,
            final boolean hasKinds,
            final String lineage,
            final OperatorUid sink) {
        return new ResultLabels(hasIds, hasKinds, lineage, sink);
    }

    /** Whether each change is shown with its kind. */
    boolean hasKinds() {
        return hasKinds;
    }

    List<String> names() {
        return names;
    }

    /** The labels of one result, one for each name; valid until the next call. */
    String[] of(final RowKind kind, final long rowSequence, final int ordinal) {
        if (hasIds) {
            values[0] = new ResultId(lineage, sink, rowSequence, ordinal).toString();
        }
        if (hasKinds) {
            values[values.length - 1] = kind.symbol();
        }
        return values;
    }
}
