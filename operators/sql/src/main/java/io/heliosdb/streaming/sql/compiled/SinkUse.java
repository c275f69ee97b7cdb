package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.RowKind;

import java.util.List;
import java.util.Set;

/**
 * What arrives at a sink.
 *
 * @param table the table written; for the result of a SELECT a table with the empty name
 * @param changes kinds of rows that can arrive
 * @param upsertKey columns that identify a row of the result, so that an update may replace by
 *     them; empty if none
 */
public record SinkUse(TableUse table, Set<RowKind> changes, List<Integer> upsertKey) {
    public SinkUse {
        changes = Set.copyOf(changes);
        upsertKey = List.copyOf(upsertKey);
    }

    /** Whether only insertions arrive. */
    public boolean isAppendOnly() {
        return changes.equals(Set.of(RowKind.INSERT));
    }
}
