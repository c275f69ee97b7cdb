package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;
import java.util.regex.Pattern;

/** Positions in code points, counted from 1, and LIKE. */
final class Searching {
    private Searching() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        final String first = (String) operands.get(0);
        final String second = (String) operands.get(1);
        return switch (call.function()) {
            case POSITION -> position(first, second, 1);
            case LOCATE ->
                    position(first, second, operands.size() < 3 ? 1 : (Long) operands.get(2));
            case INSTR -> instr(first, second, operands);
            case LIKE -> isLike(first, second, operands.size() < 3 ? "" : (String) operands.get(2));
            default -> throw new IllegalStateException("not searching: " + call);
        };
    }

    /**
     * INSTR(text, wanted [, from [, occurrence]]); a negative start counts and searches backwards.
     */
    private static long instr(final String text, final String wanted, final List<Object> operands) {
        final long from = operands.size() < 3 ? 1 : (Long) operands.get(2);
        final long occurrence = operands.size() < 4 ? 1 : (Long) operands.get(3);
        if (occurrence <= 0) {
            throw Failure.of(
                    "INSTR: the number of the occurrence must be positive, not " + occurrence,
                    "1 is the first one");
        }
        if (from == 0) {
            return 0;
        }
        if (from < 0) {
            final String reversed = new StringBuilder(wanted).reverse().toString();
            final long found =
                    instr(
                            new StringBuilder(text).reverse().toString(),
                            reversed,
                            List.of("", "", -from, occurrence));
            final long codePoints = text.codePointCount(0, text.length());
            return found == 0
                    ? 0
                    : codePoints + 2 - found - wanted.codePointCount(0, wanted.length());
        }
        long found = from - 1;
        for (long i = 0; i < occurrence; i++) {
            found = position(wanted, text, found + 1);
            if (found == 0) {
                return 0;
            }
        }
        return found;
    }

    /**
     * Where the text occurs first, at or behind a position; 0 if nowhere, 1 for the empty text. The
     * least INT is behind each text, since Flink takes 1 from it.
     */
    private static long position(final String wanted, final String text, final long from) {
        if (wanted.isEmpty()) {
            return 1;
        }
        if (from == Integer.MIN_VALUE) {
            return 0;
        }
        final int count = text.codePointCount(0, text.length());
        final long start = Math.clamp(from - 1, 0, count);
        final int found = text.indexOf(wanted, text.offsetByCodePoints(0, (int) start));
        return found < 0 ? 0 : text.codePointCount(0, found) + 1;
    }

    /** {@code %} stands for any text, {@code _} for a code point; no escape character is ''. */
    private static boolean isLike(final String text, final String pattern, final String escape) {
        final StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            final char c = pattern.charAt(i);
            if (escape.indexOf(c) >= 0) {
                i++;
                if (i == pattern.length() || !isEscapable(pattern.charAt(i), escape)) {
                    throw badEscape(pattern, escape);
                }
                regex.append(Pattern.quote(pattern.substring(i, i + 1)));
            } else if (c == '%') {
                regex.append("(?s:.*)");
            } else if (c == '_') {
                regex.append('.');
            } else {
                final int end = Character.isHighSurrogate(c) && i + 1 < pattern.length() ? 2 : 1;
                regex.append(Pattern.quote(pattern.substring(i, i + end)));
                i += end - 1;
            }
        }
        return Pattern.compile(regex.toString()).matcher(text).matches();
    }

    private static boolean isEscapable(final char c, final String escape) {
        return c == '%' || c == '_' || escape.indexOf(c) >= 0;
    }

    private static HeliosException badEscape(final String pattern, final String escape) {
        return Failure.of(
                "the LIKE pattern '" + pattern + "' escapes a character that needs none",
                "'" + escape + "' may stand before %, _ and itself only");
    }
}
