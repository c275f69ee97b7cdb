package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A query as a tree.
 *
 * @param source what it reads
 * @param isDistinct whether rows that were there are left out
 * @param outputs what it selects, named c0, c1 and so on
 * @param where which rows it reads
 * @param keys what it groups by; with aggregates among the outputs and no keys there is one group
 * @param having which groups it shows
 */
record Query(
        Source source,
        boolean isDistinct,
        List<Expression> outputs,
        Optional<Expression> where,
        List<Expression> keys,
        Optional<Expression> having) {
    Query {
        outputs = List.copyOf(outputs);
        keys = List.copyOf(keys);
    }

    /** The columns that it gives. */
    List<Column> columns() {
        final List<Column> columns = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            columns.add(new Column(name(i), outputs.get(i).type()));
        }
        return columns;
    }

    /** Window bounds keep their names, by which firings are compared. */
    private String name(final int index) {
        final String sql = outputs.get(index).sql();
        return sql.startsWith("window_") ? sql : "c" + index;
    }

    String sql() {
        final StringBuilder sql = new StringBuilder("SELECT ");
        sql.append(isDistinct ? "DISTINCT " : "");
        final StringJoiner selected = new StringJoiner(", ");
        for (int i = 0; i < outputs.size(); i++) {
            selected.add(outputs.get(i).sql() + " AS " + name(i));
        }
        sql.append(selected).append(" FROM ").append(source.sql());
        where.ifPresent(condition -> sql.append(" WHERE ").append(condition.sql()));
        if (!keys.isEmpty()) {
            final StringJoiner grouped = new StringJoiner(", ");
            keys.forEach(key -> grouped.add(key.sql()));
            sql.append(" GROUP BY ").append(grouped);
        }
        having.ifPresent(condition -> sql.append(" HAVING ").append(condition.sql()));
        return sql.toString();
    }

    Query withSource(final Source other) {
        return new Query(other, isDistinct, outputs, where, keys, having);
    }

    Query withOutputs(final List<Expression> others) {
        return new Query(source, isDistinct, others, where, keys, having);
    }

    private Query withKeys(final List<Expression> others) {
        return new Query(source, isDistinct, outputs, where, others, having);
    }

    private Query withWhere(final Optional<Expression> other) {
        return new Query(source, isDistinct, outputs, other, keys, having);
    }

    private Query withHaving(final Optional<Expression> other) {
        return new Query(source, isDistinct, outputs, where, keys, other);
    }

    /** The same with a part less or smaller, the greatest steps first. */
    List<Query> smaller() {
        final List<Query> smaller = new ArrayList<>();
        switch (source) {
            case Source.Rows(Query inner) -> {
                smaller.add(inner);
                inner.smaller().forEach(less -> smaller.add(withSource(new Source.Rows(less))));
            }
            case Source.Union(Query first, Query second) -> {
                smaller.add(first);
                smaller.add(second);
                smaller.add(withSource(new Source.Rows(first)));
                smaller.add(withSource(new Source.Rows(second)));
            }
            case Source.Windows windows -> smaller.add(withSource(new Source.Table()));
            case Source.Table table -> {}
        }
        for (int i = 0; i < outputs.size() && outputs.size() > 1; i++) {
            smaller.add(withOutputs(without(outputs, i)));
        }
        where.ifPresent(
                condition -> {
                    smaller.add(withWhere(Optional.empty()));
                    condition.smaller().forEach(less -> smaller.add(withWhere(Optional.of(less))));
                });
        having.ifPresent(
                condition -> {
                    smaller.add(withHaving(Optional.empty()));
                    condition.smaller().forEach(less -> smaller.add(withHaving(Optional.of(less))));
                });
        for (int i = 0; i < keys.size(); i++) {
            smaller.add(withKeys(without(keys, i)));
            addSmallerKeys(smaller, i);
        }
        for (int i = 0; i < outputs.size(); i++) {
            for (final Expression less : outputs.get(i).smaller()) {
                smaller.add(withOutputs(with(outputs, i, less)));
            }
        }
        return smaller;
    }

    /** A key is made smaller wherever it stands. */
    private void addSmallerKeys(final List<Query> smaller, final int index) {
        final Expression key = keys.get(index);
        for (final Expression less : key.smaller()) {
            final List<Expression> selected = new ArrayList<>(outputs);
            selected.replaceAll(output -> output.equals(key) ? less : output);
            smaller.add(withOutputs(selected).withKeys(with(keys, index, less)));
        }
    }

    private static List<Expression> without(final List<Expression> all, final int index) {
        final List<Expression> fewer = new ArrayList<>(all);
        fewer.remove(index);
        return fewer;
    }

    private static List<Expression> with(
            final List<Expression> all, final int index, final Expression other) {
        final List<Expression> changed = new ArrayList<>(all);
        changed.set(index, other);
        return changed;
    }
}
