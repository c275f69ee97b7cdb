package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.codegen.row.RecordLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.JavaClass;

import java.util.ArrayList;
import java.util.List;

/**
 * Memory of a generated pipeline in which the values of a wide row wait, and the code that fills it
 * in methods of a bearable size.
 */
final class WideRow {
    private static final int COLUMNS_PER_METHOD = 40;

    private final JavaClass javaClass;
    private final String hint;
    private final String base;
    private final List<Column> columns;
    private final RecordLayout layout;
    private final int columnsPerMethod;

    private WideRow(final JavaClass javaClass, final String hint, final List<Column> columns) {
        this.javaClass = javaClass;
        this.hint = hint;
        this.columns = columns;
        layout = new RecordLayout(columns);
        columnsPerMethod = javaClass.atMost(COLUMNS_PER_METHOD);
        base = javaClass.names().next(hint + "Record");
        javaClass.constant("long", base, "record(" + layout.bytes() + ")");
    }

    /**
     * Declares a record.
     *
     * @param columns nullable where NULL can come
     */
    static WideRow declare(
            final Generation generation, final String hint, final List<Column> columns) {
        return new WideRow(generation.javaClass(), hint, columns);
    }

    /** The columns as values that any method can read. */
    List<Value> values() {
        final List<Value> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(layout.at(base, i));
        }
        return values;
    }

    /** Writes the code that fills the record from a row with the same columns. */
    void fill(final Row row) {
        for (int from = 0; from < columns.size(); from += columnsPerMethod) {
            final int first = from;
            final int end = Math.min(from + columnsPerMethod, columns.size());
            final Row part = row.columns(first, end);
            Outline.of(
                    javaClass,
                    part,
                    "keep" + hint,
                    "",
                    List.of(),
                    inner -> {
                        for (int i = first; i < end; i++) {
                            layout.write(inner, i - first, i, base);
                        }
                    });
        }
    }

    /** Writes the statements that put one computed column into the record. */
    void write(final Row row, final int rowColumn, final int recordColumn) {
        layout.write(row, rowColumn, recordColumn, base);
    }
}
