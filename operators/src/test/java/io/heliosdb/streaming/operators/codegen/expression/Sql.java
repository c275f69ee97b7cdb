package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.List;

/** Short forms for writing expressions in tests. */
final class Sql {
    private Sql() {}

    static Expression column(final int index, final SqlType type) {
        return new Expression.InputRef(index, type);
    }

    static Expression literal(final Object value, final SqlType type) {
        return new Expression.Literal(value, type.withNullable(value == null));
    }

    static Expression text(final String value) {
        return literal(value, SqlType.STRING);
    }

    static Expression symbol(final String keyword) {
        return new Expression.Literal(keyword, SqlType.SYMBOL);
    }

    static Expression call(
            final ScalarFunction function, final SqlType type, final Expression... operands) {
        return new Expression.Call(function, List.of(operands), type);
    }
}
