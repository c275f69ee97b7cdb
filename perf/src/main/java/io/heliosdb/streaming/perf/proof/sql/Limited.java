package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first rows of another source.
 *
 * @param order by which they are first; those that came first if it is empty
 * @param limit most rows
 * @param offset rows left out before them
 */
record Limited(Source rows, List<Order> order, int limit, int offset) implements Source {
    Limited {
        order = List.copyOf(order);
    }

    @Override
    public String sql() {
        return "(SELECT * FROM "
                + rows.sql()
                + (order.isEmpty() ? "" : ' ' + Order.sql(order))
                + " LIMIT "
                + limit
                + (offset > 0 ? " OFFSET " + offset : "")
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

    @Override
    public boolean isSteady() {
        return rows.isSteady();
    }

    @Override
    public boolean isInsertOnly() {
        return false;
    }

    @Override
    public List<Source> smaller() {
        final List<Source> smaller = new ArrayList<>();
        smaller.add(rows);
        rows.smaller().forEach(less -> smaller.add(new Limited(less, order, limit, offset)));
        for (int i = 0; i < order.size(); i++) {
            smaller.add(new Limited(rows, Source.without(order, i), limit, offset));
        }
        if (offset > 0) {
            smaller.add(new Limited(rows, order, limit, 0));
        }
        if (limit > 1) {
            smaller.add(new Limited(rows, order, limit - 1, offset));
        }
        return smaller;
    }
}
