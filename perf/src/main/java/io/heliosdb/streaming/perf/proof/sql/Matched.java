package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The rows of a query for which another query has some, or has none.
 *
 * @param rows which go out
 * @param others which are looked for; their columns have the types of as many of the rows
 * @param form how it is asked
 * @param equal how many columns, from the first, must be equal
 */
record Matched(Query rows, Query others, Form form, int equal) implements Source {
    /** How to ask whether there are rows. */
    enum Form {
        IN,
        NOT_IN,
        EXISTS,
        NOT_EXISTS
    }

    @Override
    public String sql() {
        final String start = "(SELECT * FROM (" + rows.sql() + ") AS l WHERE ";
        return start + condition() + ')';
    }

    private String condition() {
        final String negation = form == Form.NOT_IN || form == Form.NOT_EXISTS ? "NOT " : "";
        if (form == Form.IN || form == Form.NOT_IN) {
            final StringJoiner left = new StringJoiner(", ", "(", ") ");
            final StringJoiner right = new StringJoiner(", ");
            for (int i = 0; i < equal; i++) {
                left.add("l." + rows.columns().get(i).name());
                right.add("r." + others.columns().get(i).name());
            }
            return left + negation + "IN (SELECT " + right + " FROM (" + others.sql() + ") AS r)";
        }
        final StringJoiner equalities = new StringJoiner(" AND ");
        for (int i = 0; i < equal; i++) {
            equalities.add(
                    "r." + others.columns().get(i).name() + " = l." + rows.columns().get(i).name());
        }
        return negation
                + "EXISTS (SELECT 1 FROM ("
                + others.sql()
                + ") AS r WHERE "
                + equalities
                + ')';
    }

    @Override
    public List<Query> queries() {
        return List.of(rows, others);
    }

    /** Which of the two is read first is up to Flink. */
    @Override
    public boolean isSteady() {
        return false;
    }

    @Override
    public boolean isInsertOnly() {
        return form == Form.IN && rows.isInsertOnly() && others.isInsertOnly();
    }

    @Override
    public List<Source> smaller() {
        final List<Source> smaller = new ArrayList<>();
        smaller.add(new Source.Rows(rows, Source.Naming.INLINE));
        smaller.add(new Source.Rows(others, Source.Naming.INLINE));
        if (equal > 1) {
            smaller.add(new Matched(rows, others, form, equal - 1));
        }
        smaller.addAll(Source.each(rows.smaller(), less -> new Matched(less, others, form, equal)));
        smaller.addAll(Source.each(others.smaller(), less -> new Matched(rows, less, form, equal)));
        smaller.removeIf(less -> less instanceof Matched matched && !matched.isWhole());
        return smaller;
    }

    private boolean isWhole() {
        return rows.outputs().size() >= equal && others.outputs().size() >= equal;
    }
}
