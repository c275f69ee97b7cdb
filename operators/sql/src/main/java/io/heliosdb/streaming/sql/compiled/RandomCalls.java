package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.RandomSite;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.SqlError;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * RAND, RAND_INTEGER and UUID. A call with a constant seed, or none, goes through a sequence of its
 * own ({@link RandomSite}); one without a seed begins it at the time of the first tick.
 */
final class RandomCalls {
    private final Places places;
    private int sites;
    private int checked;

    RandomCalls(final Places places) {
        this.places = places;
    }

    static boolean isOne(final ScalarFunction function) {
        return function == ScalarFunction.RAND
                || function == ScalarFunction.RAND_INTEGER
                || function == ScalarFunction.UUID;
    }

    Expression read(
            final ScalarFunction function, final List<Expression> given, final SqlType type) {
        for (final Expression operand : given) {
            if (operand.type().kind() != TypeKind.INTEGER) {
                throw places.refuse(
                        SqlError.FUNCTION_UNSUPPORTED,
                        "function " + function + " of " + operand.type() + " is not supported",
                        function.name());
            }
        }
        final int seeds = given.size() - (function == ScalarFunction.RAND_INTEGER ? 1 : 0);
        final List<Expression> operands = new ArrayList<>();
        if (seeds == 0) {
            operands.add(site(Optional.empty()));
            operands.add(ClockCalls.now());
        } else if (!(given.getFirst() instanceof Expression.Literal seed)) {
            operands.add(given.getFirst());
        } else if (seed.value() == null) {
            return new Expression.Literal(null, type.withNullable(true));
        } else {
            operands.add(site(Optional.of(((Long) seed.value()).intValue())));
        }
        operands.addAll(given.subList(seeds, given.size()));
        return new Expression.Call(function, operands, type);
    }

    private Expression site(final Optional<Integer> seed) {
        sites++;
        return new Expression.Literal(new RandomSite(sites, seed), SqlType.SYMBOL);
    }

    /** Refuses sequences of operators that keep none. */
    void check(final PlanNode node) {
        if (sites > checked && !(node instanceof PlanNode.Calc)) {
            throw places.refuse(
                    SqlError.FUNCTION_UNSUPPORTED,
                    "random numbers are supported in SELECT and WHERE only",
                    "RAND",
                    "RAND_INTEGER",
                    "UUID");
        }
        checked = sites;
    }
}
