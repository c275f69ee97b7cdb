package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.CompiledExpression;
import io.heliosdb.streaming.operators.codegen.expression.ExpressionCompiler;
import io.heliosdb.streaming.operators.codegen.expression.JavaTypes;
import io.heliosdb.streaming.operators.codegen.expression.LiteralPool;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.AggregateCall;

import java.util.ArrayList;
import java.util.List;

/**
 * What DISTINCT of a function of users compares: all arguments, NULLs among them, as one ROW.
 *
 * @param columns of the input
 * @param type of the ROW
 * @param literals of the class that the code is for
 */
record CombinedArguments(List<Integer> columns, SqlType type, LiteralPool literals) {
    static CombinedArguments of(final AggregateCall call, final LiteralPool literals) {
        return new CombinedArguments(call.further(), call.argumentType(), literals);
    }

    /** Writes the statements that make the ROW of a row's values. */
    Value.Local of(final Row row) {
        final List<Expression> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            parts.add(new Expression.InputRef(columns.get(i), type.parts().get(i)));
        }
        return compiled(row, new Expression.Call(ScalarFunction.ROW, parts, type));
    }

    /** Writes the statements that read an argument of a ROW. */
    static Value.Local part(
            final Code code, final Value.Local combined, final int index, final LiteralPool pool) {
        final SqlType type = combined.type();
        final Row row =
                Row.of(code, Row.INSERT, List.of(new Column("combined", type)), List.of(combined));
        return new CombinedArguments(List.of(), type, pool)
                .compiled(
                        row,
                        new Expression.Call(
                                ScalarFunction.FIELD,
                                List.of(
                                        new Expression.InputRef(0, type),
                                        new Expression.Literal(
                                                type.names().get(index), SqlType.SYMBOL)),
                                type.parts().get(index)));
    }

    private Value.Local compiled(final Row row, final Expression expression) {
        final CompiledExpression compiled =
                new ExpressionCompiler(row, literals, row.code().names()).compile(expression);
        final SqlType made = expression.type();
        final Code code = row.code().lines(compiled.statements());
        final Variable value = code.local(JavaTypes.of(made), "combined", compiled.value());
        if (compiled.nullValue().equals(Value.NEVER)) {
            return new Value.Local(value.name(), Value.NEVER, made, List.of(value));
        }
        final Variable isNull = code.local("boolean", "combinedIsNull", compiled.nullValue());
        return new Value.Local(value.name(), isNull.name(), made, List.of(value, isNull));
    }
}
