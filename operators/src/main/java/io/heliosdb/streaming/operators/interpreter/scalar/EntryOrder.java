package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Maps and multisets with their entries in the order of the keys, at every depth of a value. */
final class EntryOrder {
    private EntryOrder() {}

    static Object sorted(final Object value, final SqlType type) {
        if (value == null || !type.hasEntries()) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            final SqlType keyType = type.parts().getFirst();
            final Map<Object, Object> sorted =
                    new TreeMap<>((left, right) -> compare(left, right, keyType));
            map.forEach(
                    (key, each) -> sorted.put(sorted(key, keyType), sorted(each, valueType(type))));
            return new LinkedHashMap<>(sorted);
        }
        final List<?> parts = (List<?>) value;
        final List<Object> sorted = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            sorted.add(sorted(parts.get(i), partType(type, i)));
        }
        return sorted;
    }

    private static SqlType valueType(final SqlType map) {
        return map.kind() == TypeKind.MAP ? map.parts().getLast() : SqlType.INTEGER;
    }

    private static SqlType partType(final SqlType type, final int index) {
        return type.kind() == TypeKind.ROW ? type.parts().get(index) : type.parts().getFirst();
    }

    /**
     * The order of values whose entries are in order: NULL first; arrays and rows by the first
     * parts that differ, maps by their keys and then their values.
     */
    private static int compare(final Object left, final Object right, final SqlType type) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        return switch (type.kind()) {
            case ARRAY, ROW -> compareLists((List<?>) left, (List<?>) right, type);
            case MAP, MULTISET -> compareMaps((Map<?, ?>) left, (Map<?, ?>) right, type);
            default -> Comparison.totalOrder(left, right);
        };
    }

    private static int compareMaps(
            final Map<?, ?> left, final Map<?, ?> right, final SqlType type) {
        final int keys =
                compareLists(
                        new ArrayList<>(left.keySet()),
                        new ArrayList<>(right.keySet()),
                        SqlType.array(type.parts().getFirst()));
        return keys != 0
                ? keys
                : compareLists(
                        new ArrayList<>(left.values()),
                        new ArrayList<>(right.values()),
                        SqlType.array(valueType(type)));
    }

    private static int compareLists(final List<?> left, final List<?> right, final SqlType type) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            final int order = compare(left.get(i), right.get(i), partType(type, i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
