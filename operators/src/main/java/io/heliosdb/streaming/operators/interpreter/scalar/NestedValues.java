package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.Zeros;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arrays and rows, which are lists, and maps: made, taken apart, compared and cast. */
final class NestedValues {
    private NestedValues() {}

    /** ARRAY[…] and ROW(…). */
    static Object make(final Expression.Call call, final List<Object> operands) {
        final List<Object> parts = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            parts.add(
                    Conversion.implicit(
                            operands.get(i),
                            call.operands().get(i).type(),
                            partType(call.type(), i)));
        }
        return parts;
    }

    private static SqlType partType(final SqlType type, final int index) {
        return type.kind() == TypeKind.ROW ? type.parts().get(index) : type.parts().getFirst();
    }

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        return switch (call.function()) {
            case FIELD -> {
                final SqlType row = call.operands().getFirst().type();
                yield list(operands.get(0)).get(row.names().indexOf(operands.get(1)));
            }
            case ITEM -> item(call, operands.get(0), operands.get(1));
            case ELEMENT -> only(list(operands.getFirst()));
            case CARDINALITY ->
                    operands.getFirst() instanceof Map<?, ?> map
                            ? (long) map.size()
                            : (long) list(operands.getFirst()).size();
            default -> throw new IllegalStateException("not about nested values: " + call);
        };
    }

    private static List<?> list(final Object value) {
        return (List<?>) value;
    }

    private static Object item(final Expression.Call call, final Object nested, final Object key) {
        if (nested instanceof Map<?, ?> map) {
            final SqlType keyType = call.operands().get(0).type().parts().getFirst();
            return MapFunctions.get(
                    map, Conversion.implicit(key, call.operands().get(1).type(), keyType), keyType);
        }
        final List<?> list = list(nested);
        final long position = ((Number) key).longValue();
        return position < 1 || position > list.size() ? null : list.get((int) position - 1);
    }

    private static Object only(final List<?> list) {
        if (list.size() > 1) {
            throw Failure.of(
                    "ELEMENT: the array has more than one element", "take one by its position");
        }
        return list.isEmpty() ? null : list.getFirst();
    }

    /** The operator =: in arrays and maps a NULL equals nothing, in rows it equals a NULL. */
    static boolean areEqual(final Object left, final Object right, final SqlType type) {
        return switch (type.kind()) {
            case ARRAY -> areEqualLists(list(left), list(right), type);
            case ROW -> areEqualLists(list(left), list(right), type);
            case MAP, MULTISET -> areEqualMaps((Map<?, ?>) left, (Map<?, ?>) right, type);
            default -> Comparison.areEqual(left, type, right, type);
        };
    }

    private static boolean areEqualLists(
            final List<?> left, final List<?> right, final SqlType type) {
        boolean areEqual = left.size() == right.size();
        for (int i = 0; areEqual && i < left.size(); i++) {
            final Object a = left.get(i);
            final Object b = right.get(i);
            areEqual =
                    (a == null || b == null)
                            ? type.kind() == TypeKind.ROW && a == b
                            : areEqual(a, b, partType(type, i));
        }
        return areEqual;
    }

    private static boolean areEqualMaps(
            final Map<?, ?> left, final Map<?, ?> right, final SqlType type) {
        final SqlType valueType =
                type.kind() == TypeKind.MAP ? type.parts().getLast() : SqlType.INTEGER;
        boolean areEqual = left.size() == right.size();
        for (final Map.Entry<?, ?> entry : left.entrySet()) {
            final Object other = right.get(entry.getKey());
            areEqual &=
                    entry.getValue() != null
                            && other != null
                            && areEqual(entry.getValue(), other, valueType);
        }
        return areEqual;
    }

    /** ZEROS_FOR_NULLS. */
    static Object withZeros(final Expression.Call call, final Object value) {
        final SqlType type = call.type();
        if (value instanceof List<?> list) {
            final List<Object> parts = new ArrayList<>();
            list.forEach(each -> parts.add(orZero(each, type.parts().getFirst())));
            return parts;
        }
        final Map<Object, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) value)
                .forEach(
                        (key, each) ->
                                map.put(
                                        orZero(key, type.parts().getFirst()),
                                        orZero(each, type.parts().getLast())));
        return map;
    }

    private static Object orZero(final Object value, final SqlType type) {
        return value == null && !type.nullable() ? Zeros.of(type).value() : value;
    }

    /** A nested value as one of the same kind with other parts. */
    static Object cast(
            final Object value, final SqlType from, final SqlType to, final ZoneId zone) {
        return switch (from.kind()) {
            case ARRAY, ROW -> {
                final List<Object> parts = new ArrayList<>();
                final List<?> values = list(value);
                for (int i = 0; i < values.size(); i++) {
                    parts.add(part(values.get(i), partType(from, i), partType(to, i), zone));
                }
                yield parts;
            }
            default -> {
                final Map<Object, Object> map = new LinkedHashMap<>();
                ((Map<?, ?>) value)
                        .forEach(
                                (key, each) ->
                                        map.put(
                                                part(
                                                        key,
                                                        from.parts().getFirst(),
                                                        to.parts().getFirst(),
                                                        zone),
                                                from.kind() == TypeKind.MAP
                                                        ? part(
                                                                each,
                                                                from.parts().getLast(),
                                                                to.parts().getLast(),
                                                                zone)
                                                        : each));
                yield map;
            }
        };
    }

    private static Object part(
            final Object value, final SqlType from, final SqlType to, final ZoneId zone) {
        return value == null ? null : Casts.cast(value, from, to, zone);
    }
}
