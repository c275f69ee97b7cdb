package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Scalar expressions: references, literals and calls. */
final class ExpressionReader {
    private final TypeReader types;
    private final CallReader calls;

    ExpressionReader(final TypeReader types, final Places places, final SpecialCalls calls) {
        this.types = types;
        this.calls = new CallReader(this, types, places, calls);
    }

    Expression read(final Object json) {
        final Fields fields = new Fields("expression", json);
        final String kind = fields.text("kind");
        return switch (kind) {
            case "INPUT_REF" -> {
                final int column = fields.number("inputIndex");
                final Object type = fields.any("type");
                fields.end();
                yield ClockCalls.isTime(type)
                        ? ClockCalls.now()
                        : new Expression.InputRef(column, types.type(type));
            }
            case "LITERAL" -> literal(fields, types.type(fields.any("type")));
            case "CALL" -> calls.read(fields);
            case "FIELD_ACCESS" -> field(fields);
            default -> throw Fields.unreadable("unknown kind of expression " + kind);
        };
    }

    /** A column of the row that a table function is called for. */
    private Expression correlated(final Fields variable, final String name) {
        variable.ignore("correl");
        final List<Column> columns = types.columns(variable.any("type"));
        variable.end();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return new Expression.InputRef(i, columns.get(i).type());
            }
        }
        throw Fields.unreadable("no column " + name);
    }

    private Expression field(final Fields fields) {
        final String name = fields.text("name");
        final Object expression = fields.any("expr");
        fields.end();
        final Fields source = new Fields("expression", expression);
        if (source.text("kind").equals("CORREL_VARIABLE")) {
            return correlated(source, name);
        }
        final Expression row = read(expression);
        final int index = row.type().names().indexOf(name);
        if (index < 0) {
            throw Fields.unreadable("no field " + name + " in " + row.type());
        }
        final SqlType type = row.type().parts().get(index);
        return new Expression.Call(
                ScalarFunction.FIELD,
                List.of(row, new Expression.Literal(name, SqlType.SYMBOL)),
                row.type().nullable() ? type.withNullable(true) : type);
    }

    List<Expression> readAll(final List<?> json) {
        final List<Expression> expressions = new ArrayList<>();
        for (final Object each : json) {
            expressions.add(read(each));
        }
        return expressions;
    }

    Expression.Literal literal(final Object json) {
        final Fields fields = new Fields("literal", json);
        if (!fields.text("kind").equals("LITERAL")) {
            throw Fields.unreadable("not a literal");
        }
        return literal(fields, types.type(fields.any("type")));
    }

    /** An operand of a comparison. */
    Expression comparand(final Object json) {
        final Fields fields = new Fields("expression", json);
        return fields.text("kind").equals("LITERAL")
                ? literal(
                        fields,
                        types.compared(
                                fields.any("type"), Collections.singletonList(fields.any("value"))))
                : read(json);
    }

    private Expression.Literal literal(final Fields fields, final SqlType type) {
        fields.ignore("class");
        final Object value = fields.any("value");
        if (type.kind() == TypeKind.SYMBOL) {
            fields.text("symbol");
            fields.end();
            return new Expression.Literal(value, type);
        }
        fields.end();
        return Literals.of(value, type);
    }
}
