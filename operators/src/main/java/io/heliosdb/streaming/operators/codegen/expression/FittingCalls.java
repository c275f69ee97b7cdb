package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;

/** Texts and bytes that must have the length of a column. */
final class FittingCalls {
    private FittingCalls() {}

    static Term checked(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 2);
        final Term value = operands.bytes(0);
        final String column = operands.constant(1).orElseThrow(() -> ExpressionError.call(call));
        final SqlType type = call.type();
        final boolean isExact = type.kind() == TypeKind.CHAR || type.kind() == TypeKind.BINARY;
        final String source =
                "Lengths."
                        + (type.isBinary() ? "bytes" : "text")
                        + "("
                        + value.value()
                        + ", "
                        + (isExact ? type.precision() : 0)
                        + ", "
                        + type.precision()
                        + ", "
                        + out.literals().text(column + " is " + type.withNullable(true))
                        + ")";
        return Strict.guarded(out, type, "fitting", source, List.of(value));
    }
}
