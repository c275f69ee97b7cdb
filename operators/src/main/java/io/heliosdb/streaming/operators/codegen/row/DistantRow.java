package io.heliosdb.streaming.operators.codegen.row;

import io.heliosdb.streaming.operators.codegen.expression.DistantFields;
import io.heliosdb.streaming.operators.codegen.expression.MethodSink;
import io.heliosdb.streaming.operators.codegen.expression.NameSource;

import java.util.List;
import java.util.Optional;

/**
 * A row in a method that a part of an expression gets.
 *
 * @param row in code of its own that holds nothing but loads
 */
record DistantRow(Row row) implements DistantFields {
    @Override
    public String value(final int column) {
        return row.value(column);
    }

    @Override
    public String isNull(final int column) {
        return row.isNull(column);
    }

    @Override
    public Optional<DistantFields> distant() {
        return row.distant();
    }

    @Override
    public List<MethodSink.Parameter> parameters() {
        return row.variables().stream()
                .map(variable -> new MethodSink.Parameter(variable.type(), variable.name()))
                .toList();
    }

    @Override
    public NameSource names() {
        return row.code().names();
    }

    @Override
    public List<String> loads() {
        return row.code().lines();
    }
}
