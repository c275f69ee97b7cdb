package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a search of a value in a set of ranges, which is how the planner keeps BETWEEN, IN and
 * their negations, as plain comparisons: a point is {@code =}, an excluded point {@code <>}, a
 * range one or two inequalities. Of many, a row tries few: see {@link SearchTree}.
 */
final class SearchExpansion {
    private final Expression value;
    private final TypeReader types;
    private final ZonedCalls zoned;

    /** Whether all ranges are single values. */
    private boolean arePoints;

    SearchExpansion(final Expression value, final TypeReader types, final ZonedCalls zoned) {
        this.value = value;
        this.types = types;
        this.zoned = zoned;
    }

    /** A bound of a range, or none where it is open to infinity. */
    private record Bound(Expression.Literal at, boolean isClosed) {}

    private record Range(Optional<Bound> lower, Optional<Bound> upper) {
        boolean isPoint() {
            return lower.isPresent()
                    && upper.isPresent()
                    && lower.get().isClosed()
                    && upper.get().isClosed()
                    && lower.get().at().equals(upper.get().at());
        }
    }

    Expression read(final Object json) {
        final Fields literal = new Fields("literal", json);
        literal.ignore("kind");
        final Fields sarg = literal.object("sarg");
        final List<Fields> bounds = sarg.objects("ranges");
        final List<Object> constants = new ArrayList<>();
        for (final Fields range : bounds) {
            constants.add(constant(range, "lower"));
            constants.add(constant(range, "upper"));
        }
        final SqlType type = types.compared(literal.any("type"), constants);
        final List<Range> ranges = new ArrayList<>();
        for (final Fields range : bounds) {
            ranges.add(new Range(bound(range, "lower", type), bound(range, "upper", type)));
            range.end();
        }
        final String nullAs = sarg.text("nullAs");
        sarg.end();
        literal.end();
        final Expression found = inRanges(ranges);
        return switch (nullAs) {
            case "UNKNOWN" -> found;
            case "TRUE" ->
                    call(
                            ScalarFunction.OR,
                            false,
                            call(ScalarFunction.IS_NULL, false, value),
                            found);
            case "FALSE" ->
                    call(
                            ScalarFunction.AND,
                            false,
                            call(ScalarFunction.IS_NOT_NULL, false, value),
                            found);
            default -> throw Fields.unreadable("unknown nullAs " + nullAs);
        };
    }

    private static Object constant(final Fields range, final String name) {
        return range.has(name) ? range.object(name).any("value") : null;
    }

    private static Optional<Bound> bound(
            final Fields range, final String name, final SqlType type) {
        if (!range.has(name)) {
            range.ignore(name);
            return Optional.empty();
        }
        final Fields bound = range.object(name);
        final Bound read =
                new Bound(
                        Literals.of(bound.any("value"), type),
                        bound.text("boundType").equals("CLOSED"));
        bound.end();
        return Optional.of(read);
    }

    private Expression inRanges(final List<Range> ranges) {
        final boolean nullable = value.type().nullable();
        final Expression unknownIfNull = new Expression.Literal(null, SqlType.BOOLEAN);
        if (ranges.isEmpty()) {
            return nullable
                    ? call(
                            ScalarFunction.AND,
                            true,
                            unknownIfNull,
                            call(ScalarFunction.IS_NULL, false, value))
                    : new Expression.Literal(false, SqlType.BOOLEAN.notNull());
        }
        if (ranges.size() == 1
                && ranges.getFirst().lower().isEmpty()
                && ranges.getFirst().upper().isEmpty()) {
            return nullable
                    ? call(
                            ScalarFunction.OR,
                            true,
                            unknownIfNull,
                            call(ScalarFunction.IS_NOT_NULL, false, value))
                    : new Expression.Literal(true, SqlType.BOOLEAN.notNull());
        }
        final List<SearchTree.Step> excluded = excludedPoints(ranges);
        if (!excluded.isEmpty()) {
            return new SearchTree(ScalarFunction.AND, value).of(excluded);
        }
        arePoints = ranges.stream().allMatch(Range::isPoint);
        return new SearchTree(ScalarFunction.OR, value)
                .of(
                        ranges.stream()
                                .map(
                                        range ->
                                                new SearchTree.Step(
                                                        at(range.lower()),
                                                        inRange(range),
                                                        at(range.upper())))
                                .toList());
    }

    private static Expression.Literal at(final Optional<Bound> bound) {
        return bound.map(Bound::at).orElse(null);
    }

    /** The comparisons if the ranges are everything but some points, else none. */
    private List<SearchTree.Step> excludedPoints(final List<Range> ranges) {
        final List<SearchTree.Step> excluded = new ArrayList<>();
        if (ranges.getFirst().lower().isPresent() || ranges.getLast().upper().isPresent()) {
            return List.of();
        }
        for (int i = 1; i < ranges.size(); i++) {
            final Bound end = ranges.get(i - 1).upper().orElseThrow();
            final Bound start = ranges.get(i).lower().orElseThrow();
            if (end.isClosed() || start.isClosed() || !end.at().equals(start.at())) {
                return List.of();
            }
            excluded.add(new SearchTree.Step(end.at(), isNot(end.at()), end.at()));
        }
        return excluded;
    }

    private Expression inRange(final Range range) {
        if (range.isPoint()) {
            return is(range.lower().orElseThrow().at());
        }
        final List<Expression> sides = new ArrayList<>();
        range.lower()
                .ifPresent(
                        bound ->
                                sides.add(
                                        compare(
                                                bound.isClosed()
                                                        ? ScalarFunction.GREATER_THAN_OR_EQUAL
                                                        : ScalarFunction.GREATER_THAN,
                                                bound.at())));
        range.upper()
                .ifPresent(
                        bound ->
                                sides.add(
                                        compare(
                                                bound.isClosed()
                                                        ? ScalarFunction.LESS_THAN_OR_EQUAL
                                                        : ScalarFunction.LESS_THAN,
                                                bound.at())));
        return sides.size() == 1
                ? sides.getFirst()
                : call(
                        ScalarFunction.AND,
                        value.type().nullable(),
                        sides.toArray(Expression[]::new));
    }

    private Expression is(final Expression.Literal point) {
        final Expression isEqual = compare(ScalarFunction.EQUALS, point);
        return arePoints && isZero(point)
                ? call(
                        ScalarFunction.AND,
                        value.type().nullable(),
                        isEqual,
                        signOfZero(ScalarFunction.GREATER_THAN))
                : isEqual;
    }

    private Expression isNot(final Expression.Literal point) {
        final Expression isUnequal = compare(ScalarFunction.NOT_EQUALS, point);
        return isZero(point)
                ? call(
                        ScalarFunction.OR,
                        value.type().nullable(),
                        isUnequal,
                        signOfZero(ScalarFunction.LESS_THAN))
                : isUnequal;
    }

    /** Lists of numbers are searched by their bits, so that -0.0 is not in a list with 0. */
    private boolean isZero(final Expression.Literal point) {
        return value.type().isApproximate()
                && point.value() instanceof Number number
                && number.doubleValue() == 0;
    }

    private Expression signOfZero(final ScalarFunction comparison) {
        final Expression one = new Expression.Literal(1.0, SqlType.DOUBLE.notNull());
        final Expression zero = new Expression.Literal(0.0, SqlType.DOUBLE.notNull());
        final SqlType type = SqlType.DOUBLE.withNullable(value.type().nullable());
        final Expression inverse =
                new Expression.Call(ScalarFunction.DIVIDE, List.of(one, value), type);
        return call(comparison, value.type().nullable(), inverse, zero);
    }

    private Expression compare(final ScalarFunction comparison, final Expression.Literal bound) {
        return zoned.compared(
                comparison, value, bound, SqlType.BOOLEAN.withNullable(value.type().nullable()));
    }

    private static Expression call(
            final ScalarFunction function, final boolean nullable, final Expression... operands) {
        return new Expression.Call(
                function, List.of(operands), SqlType.BOOLEAN.withNullable(nullable));
    }
}
