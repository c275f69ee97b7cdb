package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of another source that are among the first of their group: Top-N and deduplication.
 *
 * @param rows columns and event time are theirs
 * @param partition what makes groups
 * @param order by which they are first
 * @param least first rank that is shown
 * @param most last rank that is shown
 */
record Ranked(Source rows, List<Expression> partition, List<Order> order, int least, int most)
        implements Source {
    /** The column with the rank. */
    static final Column RANK = new Column("rn", SqlType.BIGINT);

    Ranked {
        partition = List.copyOf(partition);
        order = List.copyOf(order);
    }

    @Override
    public String sql() {
        final StringJoiner over = new StringJoiner(" ", "(", ")");
        if (!partition.isEmpty()) {
            over.add(
                    partition.stream()
                            .map(Expression::sql)
                            .collect(Collectors.joining(", ", "PARTITION BY ", "")));
        }
        over.add(Order.sql(order));
        return "(SELECT * FROM (SELECT *, ROW_NUMBER() OVER "
                + over
                + " AS rn FROM "
                + rows.sql()
                + ") WHERE rn <= "
                + most
                + (least > 1 ? " AND rn >= " + least : "")
                + ')';
    }

    @Override
    public List<Query> queries() {
        return rows.queries();
    }

    @Override
    public Stream<Query> views() {
        return rows.views();
    }

    /** The first of windows come in an order of Flink's own, and so do first rows by time. */
    @Override
    public boolean isSteady() {
        return rows.isSteady() && !ofWindows() && !isByTime();
    }

    @Override
    public boolean isInsertOnly() {
        return ofWindows() && rows.isInsertOnly();
    }

    private boolean ofWindows() {
        return partition.stream().anyMatch(key -> "window_end".equals(key.sql()));
    }

    private boolean isByTime() {
        return Queries.TIME.equals(order.getFirst().by().sql());
    }

    @Override
    public List<Source> smaller() {
        final List<Source> smaller = new ArrayList<>();
        smaller.add(rows);
        rows.smaller()
                .forEach(less -> smaller.add(new Ranked(less, partition, order, least, most)));
        for (int i = 0; i < partition.size(); i++) {
            smaller.add(new Ranked(rows, Source.without(partition, i), order, least, most));
        }
        for (int i = 0; i < order.size() && order.size() > 1; i++) {
            smaller.add(new Ranked(rows, partition, Source.without(order, i), least, most));
        }
        if (least > 1) {
            smaller.add(new Ranked(rows, partition, order, 1, most));
        }
        if (most > least) {
            smaller.add(new Ranked(rows, partition, order, least, most - 1));
        }
        return smaller;
    }
}
