package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.RowKind;

import java.util.ArrayList;
import java.util.List;

/**
 * A row on the heap. Values by type: Boolean; Long for integers, DATE, TIME, TIMESTAMP and
 * INTERVAL; Float; Double; BigDecimal with the type's scale; String; ByteString; List for ARRAY and
 * ROW; Map for MAP and MULTISET; null.
 */
record Row(RowKind kind, List<Object> values) {
    Object value(final int column) {
        return values.get(column);
    }

    Row withKind(final RowKind newKind) {
        return new Row(newKind, values);
    }

    /**
     * The values of some columns, as a key: NULLs are equal, and so are NaNs; 0.0 and -0.0 differ.
     */
    List<Object> project(final List<Integer> columns) {
        final List<Object> key = new ArrayList<>(columns.size());
        columns.forEach(column -> key.add(values.get(column)));
        return key;
    }
}
