package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Functions of arrays, as lists. */
final class ArrayFunctions {
    private ArrayFunctions() {}

    /** Functions whose first operand is an array; NULL if it is. The others may be NULL. */
    static Object ofElement(final Expression.Call call, final List<Object> operands) {
        if (operands.getFirst() == null) {
            return null;
        }
        final SqlType type = call.operands().getFirst().type();
        return switch (call.function()) {
            case ARRAY_CONTAINS -> {
                final Object sought = element(call, type, operands.get(1));
                yield indexOf((List<?>) operands.get(0), sought, elementOf(type)) >= 0;
            }
            case ARRAY_REMOVE -> {
                final Object sought = element(call, type, operands.get(1));
                final List<Object> kept = new ArrayList<>((List<?>) operands.get(0));
                kept.removeIf(each -> isSame(each, sought, elementOf(type)));
                yield kept;
            }
            case ARRAY_APPEND -> added(call, operands, false);
            case ARRAY_PREPEND -> added(call, operands, true);
            default -> throw new IllegalStateException("not of an element: " + call);
        };
    }

    private static List<Object> added(
            final Expression.Call call, final List<Object> operands, final boolean isFront) {
        final List<Object> list = array(call, operands, 0);
        final Object added = element(call, call.type(), operands.get(1));
        list.add(isFront ? 0 : list.size(), added);
        return list;
    }

    private static SqlType elementOf(final SqlType array) {
        return array.parts().getFirst();
    }

    private static Object element(
            final Expression.Call call, final SqlType array, final Object value) {
        return value == null
                ? null
                : Conversion.implicit(value, call.operands().get(1).type(), elementOf(array));
    }

    /** An operand as a list of the call's type that may be changed. */
    private static List<Object> array(
            final Expression.Call call, final List<Object> operands, final int index) {
        return new ArrayList<>(
                (List<?>)
                        Conversion.implicit(
                                operands.get(index),
                                call.operands().get(index).type(),
                                call.type()));
    }

    /** Functions that are NULL when any operand is. */
    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        final SqlType type = call.operands().getFirst().type();
        return switch (call.function()) {
            case ARRAY_POSITION -> {
                final Object sought = element(call, type, operands.get(1));
                yield indexOf((List<?>) operands.get(0), sought, elementOf(type)) + 1L;
            }
            case ARRAY_CONCAT -> all(call, operands);
            case ARRAY_DISTINCT, ARRAY_UNION ->
                    distinct(all(call, operands), elementOf(call.type()));
            case ARRAY_EXCEPT -> filtered(call, operands, false);
            case ARRAY_INTERSECT -> filtered(call, operands, true);
            case ARRAY_REVERSE -> array(call, operands, 0).reversed();
            case ARRAY_SLICE -> slice(array(call, operands, 0), operands);
            case ARRAY_SORT -> sorted(array(call, operands, 0), operands);
            case ARRAY_MAX -> extreme((List<?>) operands.getFirst(), elementOf(type), true);
            case ARRAY_MIN -> extreme((List<?>) operands.getFirst(), elementOf(type), false);
            case ARRAY_JOIN -> joined(operands);
            case SPLIT -> split((String) operands.get(0), (String) operands.get(1));
            default -> throw new IllegalStateException("not of arrays: " + call);
        };
    }

    private static List<Object> all(final Expression.Call call, final List<Object> operands) {
        final List<Object> all = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            all.addAll(array(call, operands, i));
        }
        return all;
    }

    private static boolean isSame(final Object left, final Object right, final SqlType type) {
        return (left == null || right == null)
                ? left == right
                : NestedValues.areEqual(left, right, type);
    }

    private static int indexOf(final List<?> list, final Object sought, final SqlType type) {
        for (int i = 0; i < list.size(); i++) {
            if (isSame(list.get(i), sought, type)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Object> distinct(final List<Object> list, final SqlType type) {
        final List<Object> distinct = new ArrayList<>();
        for (final Object each : list) {
            if (indexOf(distinct, each, type) < 0) {
                distinct.add(each);
            }
        }
        return distinct;
    }

    private static List<Object> filtered(
            final Expression.Call call, final List<Object> operands, final boolean isWantedThere) {
        final SqlType type = elementOf(call.type());
        final List<Object> other = array(call, operands, 1);
        final List<Object> kept = new ArrayList<>();
        for (final Object each : array(call, operands, 0)) {
            if (isAmong(other, each, type) == isWantedThere && !isAmong(kept, each, type)) {
                kept.add(each);
            }
        }
        return kept;
    }

    /** Here NaN is not there, and -0.0 is not 0.0. */
    private static boolean isAmong(
            final List<Object> list, final Object sought, final SqlType type) {
        return list.stream()
                .anyMatch(
                        each ->
                                isSame(each, sought, type)
                                        && (!type.isApproximate() || Objects.equals(each, sought)));
    }

    private static List<Object> slice(final List<Object> list, final List<Object> operands) {
        final int size = list.size();
        final int start = ((Long) operands.get(1)).intValue();
        final int end = operands.size() == 3 ? ((Long) operands.get(2)).intValue() : size;
        final int first = Math.max(1, start < 0 ? start + size + 1 : start);
        final int wrapped = end < 0 ? end + size + 1 : end;
        final int last = wrapped == 0 ? Math.min(1, size) : Math.min(wrapped, size);
        return last < first ? List.of() : list.subList(first - 1, last);
    }

    private static List<Object> sorted(final List<Object> list, final List<Object> operands) {
        final boolean isAscending = operands.size() < 2 || (Boolean) operands.get(1);
        final boolean isNullFirst = operands.size() < 3 ? isAscending : (Boolean) operands.get(2);
        final Comparator<Object> ascending = Comparison::totalOrder;
        final Comparator<Object> order =
                isAscending ? ascending : Collections.reverseOrder(ascending);
        list.sort(isNullFirst ? Comparator.nullsFirst(order) : Comparator.nullsLast(order));
        return list;
    }

    private static Object extreme(
            final List<?> list, final SqlType type, final boolean isGreatest) {
        Object best = null;
        for (final Object each : list) {
            if (each != null
                    && (best == null
                            || (isGreatest
                                    ? Comparison.isLess(best, each, type)
                                    : Comparison.isLess(each, best, type)))) {
                best = each;
            }
        }
        return best;
    }

    private static String joined(final List<Object> operands) {
        final StringJoiner joined = new StringJoiner((String) operands.get(1));
        for (final Object each : (List<?>) operands.get(0)) {
            final Object text = each == null && operands.size() == 3 ? operands.get(2) : each;
            if (text != null) {
                joined.add((String) text);
            }
        }
        return joined.toString();
    }

    private static List<Object> split(final String text, final String delimiter) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (delimiter.isEmpty()) {
            return text.chars()
                    .mapToObj(
                            unit ->
                                    Character.isSurrogate((char) unit)
                                            ? "?"
                                            : Character.toString(unit))
                    .collect(Collectors.toList());
        }
        return new ArrayList<>(Arrays.asList(text.split(Pattern.quote(delimiter), -1)));
    }
}
