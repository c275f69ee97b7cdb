package io.heliosdb.streaming.operators.custom;

import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.FineTimestamp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values as functions see them, of the interpreter's, and back: they differ in bytes and in fine
 * timestamps, which have classes of their own there.
 */
public final class HeapForm {
    private HeapForm() {}

    /** A value of the interpreter as {@link Arguments#valueAt} gives it. */
    public static Object plain(final Object value) {
        return switch (value) {
            case ByteString bytes -> bytes.toByteArray();
            case FineTimestamp time -> new long[] {time.epochMs(), time.nanosOfMs()};
            case List<?> list -> {
                final List<Object> parts = new ArrayList<>(list.size());
                list.forEach(part -> parts.add(plain(part)));
                yield parts;
            }
            case Map<?, ?> map -> {
                final Map<Object, Object> entries = new LinkedHashMap<>();
                map.forEach((key, part) -> entries.put(plain(key), plain(part)));
                yield entries;
            }
            case null, default -> value;
        };
    }

    /** The reverse of {@link #plain}. */
    static Object interpreted(final Object value) {
        return switch (value) {
            case byte[] bytes -> ByteString.of(bytes);
            case long[] time -> new FineTimestamp(time[0], (int) time[1]);
            case List<?> list -> {
                final List<Object> parts = new ArrayList<>(list.size());
                list.forEach(part -> parts.add(interpreted(part)));
                yield parts;
            }
            case Map<?, ?> map -> {
                final Map<Object, Object> entries = new LinkedHashMap<>();
                map.forEach((key, part) -> entries.put(interpreted(key), interpreted(part)));
                yield entries;
            }
            case null, default -> value;
        };
    }
}
