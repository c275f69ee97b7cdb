package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.plan.OrderedNode.SortColumn;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.SqlError;

import java.util.ArrayList;
import java.util.List;

/** Reads the specifications of ORDER BY and PARTITION BY. */
final class Sorting {
    private Sorting() {}

    /**
     * The columns of an ORDER BY.
     *
     * @param input whose columns they are
     */
    static List<SortColumn> columns(
            final Fields order, final PlanNode input, final Reading reading) {
        final List<SortColumn> columns = new ArrayList<>();
        for (final Fields field : order.objects("fields")) {
            final SortColumn column =
                    new SortColumn(
                            field.number("index"),
                            field.flag("isAscending"),
                            field.flag("nullIsLast"));
            check(input.columns().get(column.column()).type(), reading);
            columns.add(column);
            field.end();
        }
        order.end();
        return columns;
    }

    private static void check(final SqlType type, final Reading reading) {
        switch (type.kind()) {
            case ARRAY, MAP, MULTISET, ROW, BITMAP ->
                    throw reading.refuse(
                            SqlError.FEATURE_UNSUPPORTED,
                            "ORDER BY a value of the type " + type + " is not supported yet",
                            "ORDER",
                            "LIMIT");
            default -> {
                // has an order
            }
        }
    }

    static List<Integer> partition(final Fields partition) {
        final List<Integer> columns = partition.numbers("fields");
        partition.end();
        return columns;
    }
}
