package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.stream.Collectors;

/** Refusals of expressions that the engine cannot run. */
public enum ExpressionError implements ErrorCode {
    TYPE("HSQL-0501", "An expression has a type that this version does not compute with."),
    CALL("HSQL-0502", "A function is not supported for the types of its arguments."),
    ARGUMENT("HSQL-0503", "A constant argument of a function is malformed or not supported.");

    private final String code;
    private final String meaning;

    ExpressionError(final String code, final String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return Category.ERROR;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    static HeliosException type(final SqlType type) {
        final HeliosException error =
                HeliosException.of(TYPE, "expressions of type " + type + " are not supported yet");
        return type.precision() > 3 && type.toString().startsWith("TIMESTAMP")
                ? error.hint("use TIMESTAMP(3), for example CAST(x AS TIMESTAMP(3))")
                : error;
    }

    static HeliosException call(final Expression.Call call) {
        final String types =
                call.operands().stream()
                        .map(operand -> operand.type().toString())
                        .collect(Collectors.joining(", "));
        return HeliosException.of(CALL, call.function() + "(" + types + ") is not supported yet")
                .detail("result type " + call.type());
    }

    static HeliosException argument(final Expression.Call call, final String what) {
        return HeliosException.of(ARGUMENT, call.function() + ": " + what);
    }
}
