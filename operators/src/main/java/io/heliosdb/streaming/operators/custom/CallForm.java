package io.heliosdb.streaming.operators.custom;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a plan calls a function.
 *
 * @param function which
 * @param arguments types of the arguments
 * @param constants for each argument its value if it is a constant as {@link Arguments#valueAt}
 *     gives it, else null
 * @param result type of the result; for a table function a ROW
 */
public record CallForm(
        UserFunction function, List<SqlType> arguments, List<Object> constants, SqlType result) {
    public CallForm {
        arguments = List.copyOf(arguments);
        constants = Collections.unmodifiableList(new ArrayList<>(constants));
    }

    /** The form of a call in an expression. */
    public static CallForm of(final Expression.Call call) {
        final List<SqlType> types = new ArrayList<>();
        final List<Object> constants = new ArrayList<>();
        for (final Expression argument : arguments(call)) {
            types.add(argument.type());
            constants.add(argument instanceof Expression.Literal literal ? value(literal) : null);
        }
        return new CallForm(function(call), types, constants, call.type());
    }

    /** The function that an expression calls. */
    public static UserFunction function(final Expression.Call call) {
        return (UserFunction) ((Expression.Literal) call.operands().getFirst()).value();
    }

    /** The arguments that an expression calls it with. */
    public static List<Expression> arguments(final Expression.Call call) {
        return call.operands().subList(1, call.operands().size());
    }

    private static Object value(final Expression.Literal literal) {
        return literal.type().kind() == TypeKind.FLOAT && literal.value() instanceof Double number
                ? (Object) number.floatValue()
                : HeapForm.plain(literal.value());
    }
}
