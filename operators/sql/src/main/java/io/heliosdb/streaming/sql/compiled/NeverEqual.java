package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.List;
import java.util.Optional;

/**
 * {@code =} and {@code <>} of values that the planner lets through without a cast although nothing
 * of the one type is something of the other: a text beside a BOOLEAN, and arrays of such. They are
 * unequal, even {@code 'true'} and TRUE; two empty arrays are equal.
 */
final class NeverEqual {
    private static final SqlType COUNT = SqlType.INTEGER;

    private NeverEqual() {}

    /** What stands for a comparison, if it is one of these. */
    static Optional<Expression> of(
            final ScalarFunction function, final List<Expression> operands, final SqlType type) {
        if (function != ScalarFunction.EQUALS && function != ScalarFunction.NOT_EQUALS) {
            return Optional.empty();
        }
        final Expression left = operands.get(0);
        final Expression right = operands.get(1);
        if (isTextBesideBoolean(left.type(), right.type())) {
            return Optional.of(unlessNull(left, right, truth(false), function, type));
        }
        if (left.type().kind() == TypeKind.ARRAY
                && right.type().kind() == TypeKind.ARRAY
                && areApart(element(left), element(right))) {
            final Expression areEmpty =
                    call(ScalarFunction.AND, List.of(isEmpty(left), isEmpty(right)));
            return Optional.of(unlessNull(left, right, areEmpty, function, type));
        }
        return Optional.empty();
    }

    private static boolean isTextBesideBoolean(final SqlType left, final SqlType right) {
        return (left.isCharacter() && right.kind() == TypeKind.BOOLEAN)
                || (right.isCharacter() && left.kind() == TypeKind.BOOLEAN);
    }

    /** Whether elements have nothing in common; arrays of nested elements are not looked into. */
    private static boolean areApart(final SqlType left, final SqlType right) {
        final boolean areAlike =
                left.kind() == right.kind()
                        || (left.isNumeric() && right.isNumeric())
                        || (left.isCharacter() && right.isCharacter())
                        || (left.isBinary() && right.isBinary());
        return !areAlike && left.parts().isEmpty() && right.parts().isEmpty();
    }

    private static SqlType element(final Expression array) {
        return array.type().parts().getFirst();
    }

    private static Expression isEmpty(final Expression array) {
        return call(
                ScalarFunction.EQUALS,
                List.of(
                        new Expression.Call(ScalarFunction.CARDINALITY, List.of(array), COUNT),
                        new Expression.Literal(0L, COUNT.notNull())));
    }

    private static Expression unlessNull(
            final Expression left,
            final Expression right,
            final Expression areEqual,
            final ScalarFunction function,
            final SqlType type) {
        final Expression answer =
                function == ScalarFunction.EQUALS
                        ? areEqual
                        : call(ScalarFunction.NOT, List.of(areEqual));
        final Expression areThere =
                call(ScalarFunction.AND, List.of(isThere(left), isThere(right)));
        return new Expression.Call(
                ScalarFunction.CASE,
                List.of(areThere, answer, new Expression.Literal(null, SqlType.BOOLEAN)),
                type);
    }

    private static Expression isThere(final Expression value) {
        return new Expression.Call(
                ScalarFunction.IS_NOT_NULL, List.of(value), SqlType.BOOLEAN.notNull());
    }

    private static Expression truth(final boolean value) {
        return new Expression.Literal(value, SqlType.BOOLEAN.notNull());
    }

    private static Expression call(final ScalarFunction function, final List<Expression> operands) {
        return new Expression.Call(function, operands, SqlType.BOOLEAN);
    }
}
