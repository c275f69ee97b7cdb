package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.SqlError;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JSON object read strictly: each property is taken by name and kind, and {@link #end} fails if
 * one was left.
 */
final class Fields {
    private final String place;
    private final Map<?, ?> values;
    private final Set<Object> untaken;

    /**
     * Begins to read an object.
     *
     * @param place what the object is, for messages
     * @param value the object
     */
    Fields(final String place, final Object value) {
        this.place = place;
        if (!(value instanceof Map<?, ?> map)) {
            throw unreadable(place + " is not an object");
        }
        this.values = map;
        this.untaken = new LinkedHashSet<>(map.keySet());
    }

    static HeliosException unreadable(final String detail) {
        return HeliosException.of(SqlError.PLAN_UNREADABLE, "the compiled plan has an unknown form")
                .detail(detail)
                .hint(
                        "the planner and this engine are of different versions: install them from"
                                + " one distribution");
    }

    boolean has(final String name) {
        return values.get(name) != null;
    }

    /** The value of any kind, or null. */
    Object any(final String name) {
        untaken.remove(name);
        return values.get(name);
    }

    String text(final String name) {
        return take(name, String.class);
    }

    String text(final String name, final String ifMissing) {
        if (!has(name)) {
            untaken.remove(name);
            return ifMissing;
        }
        return text(name);
    }

    int number(final String name) {
        return Math.toIntExact(take(name, Long.class));
    }

    long large(final String name) {
        return take(name, Long.class);
    }

    boolean flag(final String name) {
        return take(name, Boolean.class);
    }

    boolean flag(final String name, final boolean ifMissing) {
        if (!has(name)) {
            untaken.remove(name);
            return ifMissing;
        }
        return flag(name);
    }

    List<?> list(final String name) {
        return take(name, List.class);
    }

    /** The list, or an empty one if the property is missing or null. */
    List<?> listOrEmpty(final String name) {
        if (!has(name)) {
            untaken.remove(name);
            return List.of();
        }
        return list(name);
    }

    List<Integer> numbers(final String name) {
        final List<Integer> numbers = new ArrayList<>();
        for (final Object each : listOrEmpty(name)) {
            numbers.add(Math.toIntExact((Long) each));
        }
        return numbers;
    }

    Fields object(final String name) {
        return new Fields(place + "." + name, any(name));
    }

    /** The objects of a list. */
    List<Fields> objects(final String name) {
        final List<Fields> objects = new ArrayList<>();
        for (final Object each : list(name)) {
            objects.add(new Fields(place + "." + name, each));
        }
        return objects;
    }

    /** Takes properties that mean nothing to the engine. */
    void ignore(final String... names) {
        for (final String name : names) {
            untaken.remove(name);
        }
    }

    /** Fails if a property has not been taken. */
    void end() {
        if (!untaken.isEmpty()) {
            throw unreadable("unknown property " + untaken.iterator().next() + " of " + place);
        }
    }

    String place() {
        return place;
    }

    private <T> T take(final String name, final Class<T> kind) {
        final Object value = any(name);
        if (!kind.isInstance(value)) {
            throw unreadable(
                    "property "
                            + name
                            + " of "
                            + place
                            + " is "
                            + (value == null ? "missing" : "not a " + kind.getSimpleName()));
        }
        return kind.cast(value);
    }
}
