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
 * @param windowKeys what it groups by that makes windows of the groups
 * @param keys what else it groups by; with aggregates among the outputs and no keys there is one
 *     group
 * @param grouping how the keys are combined
 * @param having which groups it shows
 */
record Query(
        Source source,
        boolean isDistinct,
        List<Expression> outputs,
        Optional<Expression> where,
        List<Expression> windowKeys,
        List<Expression> keys,
        Grouping grouping,
        Optional<Expression> having) {
    Query {
        outputs = List.copyOf(outputs);
        windowKeys = List.copyOf(windowKeys);
        keys = List.copyOf(keys);
    }

    /** Rows one by one. */
    static Query projection(
            final Source source,
            final boolean isDistinct,
            final List<Expression> outputs,
            final Optional<Expression> where) {
        return new Query(
                source,
                isDistinct,
                outputs,
                where,
                List.of(),
                List.of(),
                Grouping.PLAIN,
                Optional.empty());
    }

    /** The columns that it gives. */
    List<Column> columns() {
        final List<Column> columns = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            columns.add(new Column(name(i), outputs.get(i).type()));
        }
        return columns;
    }

    /**
     * Event times and window bounds have their names, by which firings are compared; the first of
     * each only.
     */
    private String name(final int index) {
        final String name = boundName(outputs.get(index));
        for (int i = 0; i < index && name != null; i++) {
            if (name.equals(boundName(outputs.get(i)))) {
                return "c" + index;
            }
        }
        return name == null ? "c" + index : name;
    }

    private static String boundName(final Expression output) {
        final String sql = output.sql();
        if (Windows.TIME_OF_VIEW.equals(sql) || "window_time".equals(sql)) {
            return Windows.TIME_OF_VIEW;
        }
        if (sql.startsWith("window_")) {
            return sql;
        }
        if (sql.startsWith("TUMBLE_START") || sql.startsWith("HOP_START")) {
            return "window_start";
        }
        final boolean isEnd =
                sql.startsWith("TUMBLE_END")
                        || sql.startsWith("HOP_END")
                        || sql.startsWith("SESSION_END");
        return isEnd ? "window_end" : null; // sessions of one firing have one end
    }

    /** Whether its rows come in one order only: those of a window's firing do not. */
    boolean givesOneOrder() {
        return windowKeys.isEmpty() && source.isSteady();
    }

    /** Whether its rows are never taken back. */
    boolean isInsertOnly() {
        return source.isInsertOnly() && (!windowKeys.isEmpty() || (!isGrouped() && !isDistinct));
    }

    /** Whether it has aggregates. */
    private boolean isGrouped() {
        return !keys.isEmpty()
                || !windowKeys.isEmpty()
                || outputs.stream().anyMatch(Aggregates::isAggregate);
    }

    String sql() {
        final StringBuilder sql = new StringBuilder();
        if (source instanceof Source.Rows(Query query, Source.Naming naming)
                && naming == Source.Naming.WITH) {
            sql.append("WITH ").append(source.sql()).append(" AS (").append(query.sql());
            sql.append(") ");
        }
        sql.append("SELECT ").append(isDistinct ? "DISTINCT " : "");
        final StringJoiner selected = new StringJoiner(", ");
        for (int i = 0; i < outputs.size(); i++) {
            selected.add(outputs.get(i).sql() + " AS " + name(i));
        }
        sql.append(selected).append(" FROM ").append(source.sql());
        where.ifPresent(condition -> sql.append(" WHERE ").append(condition.sql()));
        if (!keys.isEmpty() || !windowKeys.isEmpty()) {
            sql.append(" GROUP BY ").append(grouping.sql(windowKeys, keys));
        }
        having.ifPresent(condition -> sql.append(" HAVING ").append(condition.sql()));
        return sql.toString();
    }

    Query withSource(final Source other) {
        return new Query(other, isDistinct, outputs, where, windowKeys, keys, grouping, having);
    }

    Query withOutputs(final List<Expression> others) {
        return new Query(source, isDistinct, others, where, windowKeys, keys, grouping, having);
    }

    /** The groups of windows with the event time that these have, and without their bounds. */
    Query withWindowTime(final SqlType type) {
        final Expression time = Expression.leaf(type, "window_time");
        final List<Expression> selected = new ArrayList<>(outputs);
        selected.removeAll(windowKeys);
        selected.addFirst(time);
        final List<Expression> bounds = new ArrayList<>(windowKeys);
        bounds.add(time);
        return new Query(source, isDistinct, selected, where, bounds, keys, grouping, having);
    }

    Query withKeys(final List<Expression> others) {
        return new Query(source, isDistinct, outputs, where, windowKeys, others, grouping, having);
    }

    private Query withGrouping(final Grouping other) {
        return new Query(source, isDistinct, outputs, where, windowKeys, keys, other, having);
    }

    private Query withWhere(final Optional<Expression> other) {
        return new Query(source, isDistinct, outputs, other, windowKeys, keys, grouping, having);
    }

    private Query withHaving(final Optional<Expression> other) {
        return new Query(source, isDistinct, outputs, where, windowKeys, keys, grouping, other);
    }

    /** The same with a part less or smaller, the greatest steps first. */
    List<Query> smaller() {
        final List<Query> smaller = new ArrayList<>();
        addSmallerSources(smaller);
        if (isDistinct) {
            smaller.add(projection(source, false, outputs, where));
        }
        if (grouping != Grouping.PLAIN) {
            smaller.add(withGrouping(Grouping.PLAIN));
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
            addSmallerKeys(smaller, i);
        }
        for (int i = 0; i < outputs.size(); i++) {
            for (final Expression less : outputs.get(i).smaller()) {
                smaller.add(withOutputs(with(outputs, i, less)));
            }
        }
        return smaller;
    }

    private void addSmallerSources(final List<Query> smaller) {
        smaller.addAll(source.queries());
        source.smaller().forEach(less -> smaller.add(withSource(less)));
    }

    /** A key goes with the outputs that show it, and is made smaller wherever it stands. */
    private void addSmallerKeys(final List<Query> smaller, final int index) {
        final Expression key = keys.get(index);
        final List<Expression> fewer = new ArrayList<>(outputs);
        fewer.removeIf(key::equals);
        if (!fewer.isEmpty()) {
            smaller.add(withOutputs(fewer).withKeys(without(keys, index)));
        }
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
