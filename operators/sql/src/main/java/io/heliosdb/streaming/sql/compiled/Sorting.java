package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.OrderedNode.SortColumn;

import java.util.ArrayList;
import java.util.List;

/** Reads the specifications of ORDER BY and PARTITION BY. */
final class Sorting {
    private Sorting() {}

    static List<SortColumn> columns(final Fields order) {
        final List<SortColumn> columns = new ArrayList<>();
        for (final Fields field : order.objects("fields")) {
            columns.add(
                    new SortColumn(
                            field.number("index"),
                            field.flag("isAscending"),
                            field.flag("nullIsLast")));
            field.end();
        }
        order.end();
        return columns;
    }

    static List<Integer> partition(final Fields partition) {
        final List<Integer> columns = partition.numbers("fields");
        partition.end();
        return columns;
    }
}
