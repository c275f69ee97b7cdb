package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Divides a large expression into parts of usually {@link #MAX_CALLS} calls, because the JIT
 * compiles small methods and gives up on huge ones. Calls with very many operands become nested
 * calls of a few first.
 */
final class Cuts {
    /** Most calls that one method usually computes. */
    static final int MAX_CALLS = 40;

    private static final int MAX_OPERANDS = 12;

    /** Functions whose code is long: each call is a method. */
    private static final Set<ScalarFunction> LONG =
            EnumSet.of(
                    ScalarFunction.ELT,
                    ScalarFunction.PRINTF,
                    ScalarFunction.JSON_OBJECT,
                    ScalarFunction.JSON_ARRAY);

    private final Set<Expression> roots = new HashSet<>();
    private final Map<Expression, Integer> weights = new HashMap<>();

    private final int maxCalls;

    private Cuts(final int maxCalls) {
        this.maxCalls = maxCalls;
    }

    /**
     * The subexpressions, of a {@link #narrow narrowed} expression, that get methods of their own.
     *
     * @param maxCalls most calls that one method computes
     */
    static Set<Expression> of(final Expression expression, final int maxCalls) {
        final Cuts cuts = new Cuts(maxCalls);
        cuts.weigh(expression);
        return cuts.roots;
    }

    /** Calls that remain in the expression's own method once its heaviest operands are cut off. */
    private int weigh(final Expression expression) {
        if (!(expression instanceof Expression.Call call)) {
            return 0;
        }
        final Integer known = weights.get(expression);
        if (known != null) {
            return known;
        }
        if (LONG.contains(call.function())) {
            roots.add(expression);
        }
        int weight = CallWeight.of(call);
        for (final Expression operand : call.operands()) {
            weight += roots.contains(operand) ? 1 : weigh(operand);
        }
        final List<Expression> heaviest = new ArrayList<>(call.operands());
        heaviest.sort(
                Comparator.comparingInt((Expression operand) -> weights.getOrDefault(operand, 0))
                        .reversed());
        for (final Expression operand : heaviest) {
            if (weight <= maxCalls) {
                break;
            }
            if (operand instanceof Expression.Call && roots.add(operand)) {
                weight -= weights.get(operand) - 1;
            }
        }
        weights.put(expression, weight);
        return weight;
    }

    /** The same expression without calls of very many operands, where their function allows it. */
    static Expression narrow(final Expression expression) {
        if (!(expression instanceof Expression.Call call)) {
            return expression;
        }
        final List<Expression> operands = call.operands().stream().map(Cuts::narrow).toList();
        if (operands.size() > MAX_OPERANDS) {
            switch (call.function()) {
                case AND, OR, CONCAT, GREATEST, LEAST -> {
                    return grouped(call, operands);
                }
                case CASE, COALESCE -> {
                    return chained(call, operands);
                }
                default -> {}
            }
        }
        return new Expression.Call(call.function(), operands, call.type());
    }

    /** f(a, b, c, d) as f(f(a, b), f(c, d)). */
    private static Expression grouped(final Expression.Call call, final List<Expression> operands) {
        final List<Expression> groups = new ArrayList<>();
        for (int i = 0; i < operands.size(); i += MAX_OPERANDS) {
            final List<Expression> group =
                    operands.subList(i, Math.min(i + MAX_OPERANDS, operands.size()));
            groups.add(
                    group.size() == 1
                            ? group.get(0)
                            : new Expression.Call(call.function(), group, call.type()));
        }
        return groups.size() > MAX_OPERANDS
                ? grouped(call, groups)
                : new Expression.Call(call.function(), groups, call.type());
    }

    /**
     * f(a, b, c, d, rest…) as f(a, b, c, d, f(rest…)); the number of operands taken off is even, as
     * CASE needs it.
     */
    private static Expression chained(final Expression.Call call, final List<Expression> operands) {
        final ScalarFunction function = call.function();
        int from = (operands.size() - 1) / MAX_OPERANDS * MAX_OPERANDS;
        Expression rest =
                from == operands.size() - 1
                        ? operands.get(from)
                        : new Expression.Call(
                                function, operands.subList(from, operands.size()), call.type());
        for (from -= MAX_OPERANDS; from >= 0; from -= MAX_OPERANDS) {
            final List<Expression> link =
                    new ArrayList<>(operands.subList(from, from + MAX_OPERANDS));
            link.add(rest);
            rest = new Expression.Call(function, link, call.type());
        }
        return rest;
    }
}
