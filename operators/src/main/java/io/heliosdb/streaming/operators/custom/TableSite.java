package io.heliosdb.streaming.operators.custom;

import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.ArrayList;
import java.util.List;

/**
 * A call of a table function: set the arguments, {@link #call}, then {@link #next} to each row and
 * read its columns. All rows are kept until then: what follows them may call other functions.
 */
public final class TableSite {
    private final UserFunction function;
    private final CustomTable code;
    private final ArgumentCells arguments;
    private final ResultCell[] columns;
    private final KeptRows rows = new KeptRows();
    private final TableRows collector =
            new TableRows() {
                @Override
                public Result column(final int index) {
                    return columns[index];
                }

                @Override
                public void emit() {
                    for (final ResultCell column : columns) {
                        column.keep(rows);
                        column.setNull();
                    }
                    left++;
                }
            };
    private int left;

    /** Opens the function for a call of this form, whose result is a ROW. */
    public TableSite(final CallForm form, final OpenFunctions functions) {
        function = form.function();
        code = functions.table(form);
        arguments = new ArgumentCells(form.arguments());
        final List<SqlType> types = form.result().parts();
        columns = types.stream().map(ResultCell::new).toArray(ResultCell[]::new);
    }

    public ArgumentCells arguments() {
        return arguments;
    }

    /** A column of the row that {@link #next} has turned to. */
    public ResultCell column(final int index) {
        return columns[index];
    }

    /**
     * Calls the function and takes its rows.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-04xx} if it fails
     */
    public void call() {
        rows.clear();
        left = 0;
        for (final ResultCell column : columns) {
            column.setNull();
        }
        try {
            code.evaluate(arguments, collector);
        } catch (final Exception | LinkageError | StackOverflowError | AssertionError e) {
            throw Failures.of(function, e);
        }
        rows.turn();
    }

    /** Turns to the next row; false if there is none. */
    public boolean next() {
        if (left == 0) {
            rows.clear();
            return false;
        }
        left--;
        for (final ResultCell column : columns) {
            column.take(rows);
        }
        return true;
    }

    /** Calls the function with values of the interpreter; gives the rows. */
    public synchronized List<List<Object>> evaluate(final List<Object> values) {
        for (int i = 0; i < values.size(); i++) {
            arguments.setObject(i, values.get(i));
        }
        call();
        final List<List<Object>> made = new ArrayList<>();
        while (next()) {
            final List<Object> row = new ArrayList<>();
            for (final ResultCell column : columns) {
                row.add(column.heapValue());
            }
            made.add(row);
        }
        return made;
    }
}
