package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.codegen.expression.JavaTypes;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Identifiers;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A method that takes a row from several places: the branches of a union, the changes of a group.
 * Its columns are its parameters; those of wide rows are left in a record.
 */
final class SharedStage {
    private static final int MAX_PARAMETER_COLUMNS = 20;

    private final JavaMethod method;
    private final Row row;
    private final int columnCount;
    private final Optional<WideRow> record;

    /**
     * Begins the method.
     *
     * @param columns of the rows, nullable where NULL can come
     * @param isChangelog whether rows have a kind
     */
    SharedStage(
            final Generation generation,
            final String hint,
            final String comment,
            final List<Column> columns,
            final boolean isChangelog) {
        columnCount = columns.size();
        method = generation.javaClass().method("void", hint, comment);
        final String kind = isChangelog ? method.parameter("byte", "kind").name() : Row.INSERT;
        if (columnCount > maxParameterColumns(generation)) {
            record = Optional.of(WideRow.declare(generation, hint, columns));
            row = Row.of(method.code(), kind, columns, record.orElseThrow().values());
            return;
        }
        record = Optional.empty();
        final List<Value> values = new ArrayList<>();
        for (final Column column : columns) {
            final String name = Identifiers.of(column.name());
            final List<Variable> variables = new ArrayList<>();
            String isNull = Value.NEVER;
            final Variable value = method.parameter(JavaTypes.of(column.type()), name);
            variables.add(value);
            if (column.type().nullable()) {
                isNull = method.parameter("boolean", name + "IsNull").name();
                variables.add(new Variable("boolean", isNull));
            }
            values.add(new Value.Local(value.name(), isNull, column.type(), variables));
        }
        row = Row.of(method.code(), kind, columns, values);
    }

    /** Most columns that are parameters of a method. */
    static int maxParameterColumns(final Generation generation) {
        return generation.javaClass().atMost(MAX_PARAMETER_COLUMNS);
    }

    /** The row in the method, for writing its body. */
    Row row() {
        return row;
    }

    /**
     * Writes a call.
     *
     * @param kind source of the row's kind; only for changelogs
     */
    void call(final Row caller, final String kind) {
        final List<String> arguments = new ArrayList<>();
        if (!row.isInsertOnly()) {
            arguments.add(kind);
        }
        record.ifPresent(values -> values.fill(caller));
        if (record.isEmpty()) {
            for (int i = 0; i < columnCount; i++) {
                final Value.Local value = caller.load(i);
                arguments.add(value.value());
                if (row.type(i).nullable()) {
                    arguments.add(value.isNull());
                }
            }
        }
        caller.code().line(method.name() + "(" + String.join(", ", arguments) + ");");
    }
}
