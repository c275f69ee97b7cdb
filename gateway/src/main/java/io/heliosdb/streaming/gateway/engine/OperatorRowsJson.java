package io.heliosdb.streaming.gateway.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.heliosdb.streaming.operators.runtime.OperatorRows;

import java.util.List;

/** What became of the rows of operators, as JSON. */
public final class OperatorRowsJson {
    private OperatorRowsJson() {}

    /** Adds an object for each operator. */
    public static void add(final ArrayNode array, final List<OperatorRows> operators) {
        for (final OperatorRows rows : operators) {
            array.addObject()
                    .put("operator", rows.kind())
                    .put("uid", rows.uid().value())
                    .put("in", rows.in())
                    .put("passed", rows.passed())
                    .put("filtered", rows.filtered())
                    .put("kept", rows.kept())
                    .put("late", rows.late())
                    .put("dead", rows.dead())
                    .put("out", rows.out());
        }
    }
}
