package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;
import java.util.StringJoiner;

/** PRINTF: boxes the arguments, of which any may be NULL. */
final class PrintfCalls {
    private PrintfCalls() {}

    static Term printf(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(1, Integer.MAX_VALUE);
        final Term format = operands.text(0);
        final StringJoiner arguments = new StringJoiner(", ", "new Object[] {", "}");
        for (int i = 1; i < operands.count(); i++) {
            final Term argument = operands.any(i);
            arguments.add(
                    argument.isAlwaysNull()
                            ? "null"
                            : argument.isNeverNull()
                                    ? boxed(call, argument)
                                    : "("
                                            + argument.isNull()
                                            + " ? null : (Object) "
                                            + boxed(call, argument)
                                            + ")");
        }
        return Strict.nullable(
                out,
                call.type(),
                "text",
                "Printf.format(scratch, " + format.value() + ", " + arguments + ")",
                List.of(format));
    }

    private static String boxed(final Expression.Call call, final Term term) {
        final String value = term.value();
        return switch (term.type().kind()) {
            case BOOLEAN -> "Boolean.valueOf(" + value + ")";
            case TINYINT -> "Byte.valueOf((byte) " + value + ")";
            case SMALLINT -> "Short.valueOf((short) " + value + ")";
            case INTEGER, DATE, TIME -> "Integer.valueOf(" + value + ")";
            case BIGINT -> "Long.valueOf(" + value + ")";
            case FLOAT -> "Float.valueOf(" + value + ")";
            case DOUBLE -> "Double.valueOf(" + value + ")";
            case CHAR, VARCHAR -> "Printf.text(" + value + ")";
            case DECIMAL ->
                    term.type().isLongDecimal()
                            ? "Printf.decimal(" + value + ", " + term.type().scale() + ")"
                            : "Printf.wideDecimal(" + value + ", " + term.type().scale() + ")";
            case TIMESTAMP ->
                    (FineTimestampCalls.isFine(term)
                                    ? "Printf.fineTimestamp("
                                    : "Printf.timestamp(")
                            + value
                            + ")";
            default -> throw ExpressionError.call(call);
        };
    }
}
