package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.operators.expression.Expression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Functions that put texts together or change all of a text. */
final class Texts {
    private static final int CHR_MASK = 0xff;

    private Texts() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        if (operands.getFirst() instanceof Long number) {
            return chr(number);
        }
        final String text = (String) operands.getFirst();
        return switch (call.function()) {
            case CONCAT -> String.join("", operands.toArray(new String[0]));
            case UPPER -> text.toUpperCase(Locale.ROOT);
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case INITCAP -> initcap(text);
            case CHAR_LENGTH -> (long) text.codePointCount(0, text.length());
            case REPLACE -> text.replace((String) operands.get(1), (String) operands.get(2));
            case REPEAT -> repeat(text, (Long) operands.get(1));
            case REVERSE -> reverse(text);
            case SPLIT_INDEX -> splitIndex(text, operands.get(1), (Long) operands.get(2));
            case STARTSWITH -> text.startsWith((String) operands.get(1));
            case ENDSWITH -> text.endsWith((String) operands.get(1));
            case ASCII -> text.isEmpty() ? 0L : text.getBytes(StandardCharsets.UTF_8)[0];
            default -> throw new IllegalStateException("not a function of texts: " + call);
        };
    }

    /** ELT: the operand with the number that the first one gives. */
    static Object chosen(final List<Object> operands) {
        final Long number = (Long) operands.getFirst();
        return number == null || number < 1 || number >= operands.size()
                ? null
                : operands.get(number.intValue());
    }

    /** CONCAT_WS: NULL without separator; NULLs among the rest are left out. */
    static Object joined(final List<Object> operands) {
        final String separator = (String) operands.getFirst();
        return separator == null
                ? null
                : operands.stream()
                        .skip(1)
                        .filter(Objects::nonNull)
                        .map(String.class::cast)
                        .collect(Collectors.joining(separator));
    }

    /** Words are of ASCII letters and digits; all other characters stay and end a word. */
    private static String initcap(final String text) {
        final StringBuilder result = new StringBuilder(text.length());
        boolean isInWord = false;
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            final boolean isLower = c >= 'a' && c <= 'z';
            final boolean isUpper = c >= 'A' && c <= 'Z';
            if (isLower && !isInWord) {
                result.append(Character.toUpperCase(c));
            } else if (isUpper && isInWord) {
                result.append(Character.toLowerCase(c));
            } else {
                result.append(c);
            }
            isInWord = isLower || isUpper || (c >= '0' && c <= '9');
        }
        return result.toString();
    }

    private static String repeat(final String text, final long times) {
        Cutting.checkLength(text.length() * Math.max(times, 0));
        return text.repeat((int) Math.max(times, 0));
    }

    private static String reverse(final String text) {
        final int[] codePoints = text.codePoints().toArray();
        final StringBuilder result = new StringBuilder(text.length());
        for (int i = codePoints.length - 1; i >= 0; i--) {
            result.appendCodePoint(codePoints[i]);
        }
        return result.toString();
    }

    /** The part at an index from 0; the separator is a text or the number of a character. */
    private static Object splitIndex(final String text, final Object separator, final long index) {
        if (text.isEmpty()) {
            return null;
        }
        final String regex;
        if (separator instanceof Long number) {
            if (number < 1 || number > CHR_MASK) {
                return null;
            }
            regex = Pattern.quote(Character.toString((char) number.intValue()));
        } else {
            regex =
                    ((String) separator).isEmpty()
                            ? "\\p{javaWhitespace}"
                            : Pattern.quote((String) separator);
        }
        final List<String> parts = new ArrayList<>(List.of(Pattern.compile(regex).split(text, -1)));
        return index < 0 || index >= parts.size() ? null : parts.get((int) index);
    }

    /** The character of the number's low byte; nothing for a negative number. */
    private static String chr(final long number) {
        return number < 0 ? "" : Character.toString((char) (number & CHR_MASK));
    }
}
