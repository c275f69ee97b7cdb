package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * The rows of another source with each element of a collection in them.
 *
 * @param collection over their columns
 * @param isLeft whether rows without elements stay
 * @param isCounted whether elements have their numbers
 */
record Unnested(Source rows, Expression collection, boolean isLeft, boolean isCounted)
        implements Source {
    /** The columns that elements of a type are. */
    static List<Column> elements(final SqlType collection) {
        return switch (collection) {
            case INTS -> List.of(new Column("e0", SqlType.INT));
            case TEXTS -> List.of(new Column("e0", SqlType.STRING));
            case PAIRS, COUNTS -> {
                final boolean isMap = collection == SqlType.COUNTS;
                yield List.of(
                        new Column("e0", isMap ? SqlType.STRING : SqlType.INT),
                        new Column("e1", isMap ? SqlType.INT : SqlType.STRING));
            }
            default -> throw new IllegalArgumentException(collection + " has no elements");
        };
    }

    /** The columns of the elements, with the number if there is one. */
    List<Column> added() {
        final List<Column> added = new ArrayList<>(elements(collection.type()));
        if (isCounted) {
            added.add(new Column("pos", SqlType.INT));
        }
        return added;
    }

    @Override
    public String sql() {
        final StringJoiner names = new StringJoiner(", ", "(", ")");
        added().forEach(column -> names.add(column.name()));
        return rows.sql()
                + (isLeft ? " LEFT" : " CROSS")
                + " JOIN UNNEST("
                + collection.sql()
                + ')'
                + (isCounted ? " WITH ORDINALITY" : "")
                + " AS u "
                + names
                + (isLeft ? " ON TRUE" : "");
    }

    @Override
    public List<Query> queries() {
        return rows.queries();
    }

    @Override
    public Stream<Query> views() {
        return rows.views();
    }

    /** The entries of a map have no order. */
    @Override
    public boolean isSteady() {
        return rows.isSteady() && collection.type() != SqlType.COUNTS;
    }

    @Override
    public boolean isInsertOnly() {
        return rows.isInsertOnly();
    }

    @Override
    public List<Source> smaller() {
        final List<Source> smaller = new ArrayList<>();
        smaller.add(rows);
        rows.smaller()
                .forEach(less -> smaller.add(new Unnested(less, collection, isLeft, isCounted)));
        if (isLeft) {
            smaller.add(new Unnested(rows, collection, false, isCounted));
        }
        if (isCounted) {
            smaller.add(new Unnested(rows, collection, isLeft, false));
        }
        collection
                .smaller()
                .forEach(less -> smaller.add(new Unnested(rows, less, isLeft, isCounted)));
        return smaller;
    }
}
