package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.operators.expression.Expression;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Parts of a text by position. SUBSTRING, LEFT and RIGHT count code points; OVERLAY, LPAD and RPAD
 * UTF-16 units.
 */
final class Cutting {
    private static final int MAX_CHARACTERS = 1 << 26;

    private Cutting() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        final String text = (String) operands.getFirst();
        return switch (call.function()) {
            case SUBSTRING ->
                    substring(
                            text,
                            (Long) operands.get(1),
                            operands.size() < 3 ? Integer.MAX_VALUE : (Long) operands.get(2));
            case LEFT -> substring(text, 1, Math.max((Long) operands.get(1), 0));
            case RIGHT -> right(text, (Long) operands.get(1));
            case OVERLAY -> encodable(overlay(text, operands));
            case LPAD ->
                    encodable(padded(text, (Long) operands.get(1), (String) operands.get(2), true));
            case RPAD ->
                    encodable(
                            padded(text, (Long) operands.get(1), (String) operands.get(2), false));
            default -> throw new IllegalStateException("not cutting: " + call);
        };
    }

    /**
     * Positions count from 1, negative ones from the end; 0 is 1. NULL for a negative length, empty
     * for a position before the start.
     */
    private static String substring(final String text, final long position, final long length) {
        if (length < 0) {
            return null;
        }
        final int count = text.codePointCount(0, text.length());
        final long start = position < 0 ? count + position : Math.max(position - 1, 0);
        if (start < 0 || start >= count) {
            return "";
        }
        return codePoints(text, (int) start, (int) Math.min(start + length, count));
    }

    /** The code points from a start (inclusive) to an end (exclusive), counted from 0. */
    static String codePoints(final String text, final int start, final int end) {
        final int from = text.offsetByCodePoints(0, start);
        return text.substring(from, text.offsetByCodePoints(from, end - start));
    }

    private static String right(final String text, final long length) {
        if (length <= 0) {
            return "";
        }
        return length >= text.codePointCount(0, text.length())
                ? text
                : substring(text, -length, Integer.MAX_VALUE);
    }

    /** Half a character, left where one was cut, becomes a question mark: texts are UTF-8. */
    private static String encodable(final String text) {
        return text == null
                ? null
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String overlay(final String text, final List<Object> operands) {
        final String replacement = (String) operands.get(1);
        final long start = (Long) operands.get(2);
        final long length = operands.size() < 4 ? replacement.length() : (Long) operands.get(3);
        if (start <= 0 || start > text.length()) {
            return text;
        }
        final String head = text.substring(0, (int) start - 1) + replacement;
        // without a length to replace, the rest is lost: so does Flink
        return length > 0 && start + length <= text.length()
                ? head + text.substring((int) (start - 1 + length))
                : head;
    }

    /** Fills up with copies of the filling, or cuts off behind the length. */
    private static String padded(
            final String text, final long length, final String filling, final boolean isLeft) {
        if (length < 0 || filling.isEmpty()) {
            return null;
        }
        checkLength(length);
        if (length <= text.length()) {
            return text.substring(0, (int) length);
        }
        final int missing = (int) length - text.length();
        final String fill = filling.repeat(missing / filling.length() + 1).substring(0, missing);
        return isLeft ? fill + text : text + fill;
    }

    static void checkLength(final long characters) {
        if (characters > MAX_CHARACTERS) {
            throw Failure.tooLong(characters);
        }
    }
}
