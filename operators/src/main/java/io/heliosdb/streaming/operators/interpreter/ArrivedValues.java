package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The values of a group in the order they arrived: LISTAGG, arrays, first and last values. */
final class ArrivedValues {
    private static final String COMMA = ",";

    private final AggregateCall call;
    private final List<Object> values = new ArrayList<>();
    private Object separator = COMMA;

    private ArrivedValues(final AggregateCall call) {
        this.call = call;
    }

    /** What a call keeps; null if it needs no list. */
    static ArrivedValues of(final AggregateCall call) {
        return switch (call.function()) {
            case LISTAGG,
                    ARRAY_AGG,
                    ARRAY_AGG_IGNORE_NULLS,
                    JSON_ARRAYAGG_NULL_ON_NULL,
                    JSON_ARRAYAGG_ABSENT_ON_NULL ->
                    new ArrivedValues(call);
            case FIRST_VALUE, LAST_VALUE -> call.takesRowsBack() ? new ArrivedValues(call) : null;
            default -> null;
        };
    }

    /** Adds a value, or takes the earliest of its equals back. */
    void change(final Row row, final Object value, final boolean isRetraction) {
        if (!call.further().isEmpty()) {
            separator = row.value(call.further().getFirst());
        }
        if (isRetraction) {
            values.remove(value);
        } else {
            values.add(value);
        }
    }

    /** Adds what a later slice has. */
    void merge(final ArrivedValues later) {
        later.values.forEach(value -> addSeen(value, later));
    }

    /** Adds one of the values of a later slice. */
    void addSeen(final Object value, final ArrivedValues later) {
        separator = later.separator;
        values.add(value);
    }

    Object result() {
        if (isJson()) {
            return values.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        }
        if (values.isEmpty()) {
            return null;
        }
        return switch (call.function()) {
            case ARRAY_AGG, ARRAY_AGG_IGNORE_NULLS -> new ArrayList<>(values);
            case FIRST_VALUE -> values.getFirst();
            case LAST_VALUE -> values.getLast();
            default ->
                    values.stream()
                            .map(String.class::cast)
                            .collect(Collectors.joining((String) separator));
        };
    }

    private boolean isJson() {
        return call.function() == AggregateCall.Function.JSON_ARRAYAGG_NULL_ON_NULL
                || call.function() == AggregateCall.Function.JSON_ARRAYAGG_ABSENT_ON_NULL;
    }

    void snapshot(final SnapshotWriter writer) {
        HeapValues.writeList(writer, values);
        HeapValues.write(writer, separator);
    }

    void restore(final SnapshotReader reader) {
        values.clear();
        values.addAll(HeapValues.readList(reader));
        separator = HeapValues.read(reader);
    }
}
