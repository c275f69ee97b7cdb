package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions of maps. */
final class MapFunctions {
    private MapFunctions() {}

    /** MAP[key, value, …]; of equal keys the last one's value counts. */
    static Object make(final Expression.Call call, final List<Object> operands) {
        final Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < operands.size(); i += 2) {
            map.put(part(call, operands, i, 0), part(call, operands, i + 1, 1));
        }
        return map;
    }

    private static Object part(
            final Expression.Call call,
            final List<Object> operands,
            final int index,
            final int part) {
        return Conversion.implicit(
                operands.get(index),
                call.operands().get(index).type(),
                call.type().parts().get(part));
    }

    /** Functions that are NULL when any operand is. */
    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        return switch (call.function()) {
            case MAP_KEYS -> new ArrayList<>(map(operands, 0).keySet());
            case MAP_VALUES -> new ArrayList<>(map(operands, 0).values());
            case MAP_ENTRIES -> {
                final List<Object> entries = new ArrayList<>();
                map(operands, 0).forEach((key, value) -> entries.add(Arrays.asList(key, value)));
                yield entries;
            }
            case MAP_FROM_ARRAYS -> ofArrays(call, operands);
            case MAP_UNION -> union(call, operands);
            default -> throw new IllegalStateException("not of maps: " + call);
        };
    }

    private static Map<?, ?> map(final List<Object> operands, final int index) {
        return (Map<?, ?>) operands.get(index);
    }

    /** The value of the first key that is equal to one of its type. */
    static Object get(final Map<?, ?> map, final Object key, final SqlType keyType) {
        for (final Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() != null && NestedValues.areEqual(entry.getKey(), key, keyType)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static Object ofArrays(final Expression.Call call, final List<Object> operands) {
        final List<?> keys = (List<?>) operands.get(0);
        final List<?> values = (List<?>) operands.get(1);
        if (keys.size() != values.size()) {
            throw Failure.of(
                    "MAP_FROM_ARRAYS: " + keys.size() + " keys and " + values.size() + " values",
                    "give it arrays of one length");
        }
        final Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            map.put(element(call, 0, keys.get(i)), element(call, 1, values.get(i)));
        }
        return map;
    }

    private static Object element(final Expression.Call call, final int index, final Object value) {
        return value == null
                ? null
                : Conversion.implicit(
                        value,
                        call.operands().get(index).type().parts().getFirst(),
                        call.type().parts().get(index));
    }

    private static Object union(final Expression.Call call, final List<Object> operands) {
        Map<?, ?> union = converted(call, operands, 0);
        for (int i = 1; i < operands.size(); i++) {
            final Map<Object, Object> next = new LinkedHashMap<>(converted(call, operands, i));
            for (final Map.Entry<?, ?> entry : union.entrySet()) {
                if (!next.containsKey(entry.getKey())) {
                    next.put(entry.getKey(), entry.getValue());
                }
            }
            union = next;
        }
        return union;
    }

    private static Map<?, ?> converted(
            final Expression.Call call, final List<Object> operands, final int index) {
        return (Map<?, ?>)
                Conversion.implicit(
                        operands.get(index), call.operands().get(index).type(), call.type());
    }
}
