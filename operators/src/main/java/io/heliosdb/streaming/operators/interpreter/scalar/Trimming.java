package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;

/**
 * TRIM and its relatives: characters at the ends that occur in a set, the space if none is given.
 */
final class Trimming {
    private Trimming() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        final String first = (String) operands.getFirst();
        final String set = operands.size() < 2 ? " " : (String) operands.get(1);
        return switch (call.function()) {
            case LTRIM -> left(first, set);
            case RTRIM -> right(first, set);
            case BTRIM -> right(left(first, set), set);
            case TRIM -> {
                final String text = (String) operands.get(2);
                yield switch (first) {
                    case "LEADING" -> left(text, set);
                    case "TRAILING" -> right(text, set);
                    default -> right(left(text, set), set);
                };
            }
            default -> throw new IllegalStateException("not trimming: " + call);
        };
    }

    private static String left(final String text, final String set) {
        int start = 0;
        while (start < text.length() && isIn(set, text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        return text.substring(start);
    }

    private static String right(final String text, final String set) {
        int end = text.length();
        while (end > 0 && isIn(set, text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(0, end);
    }

    private static boolean isIn(final String set, final int codePoint) {
        return set.indexOf(codePoint) >= 0;
    }
}
