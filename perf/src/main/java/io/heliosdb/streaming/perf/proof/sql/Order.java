package io.heliosdb.streaming.perf.proof.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What rows are ordered by.
 *
 * @param direction such as {@code DESC}; may be empty
 */
record Order(Expression by, String direction) {
    /** All there are. */
    static final List<String> DIRECTIONS = List.of("", " ASC", " DESC", " DESC");

    /** The clause. */
    static String sql(final List<Order> order) {
        return order.stream()
                .map(each -> each.by().sql() + each.direction())
                .collect(Collectors.joining(", ", "ORDER BY ", ""));
    }
}
