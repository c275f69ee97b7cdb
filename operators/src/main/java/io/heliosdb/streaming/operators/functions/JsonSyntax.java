package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * What Flink takes for JSON: RFC 8259, except that what follows the first value is not looked at
 * unless it touches a number or a word. Objects and arrays nest 1,000 deep at most, numbers have
 * 1,000 digits at most. Calls itself for what is nested; stateless.
 */
final class JsonSyntax {
    /** Answer for what is not JSON. */
    static final long BROKEN = 0;

    private static final int MAX_DEPTH = 1000;
    private static final int MAX_DIGITS = 1000;
    private static final int MAX_EXPONENT_DIGITS = 10;
    private static final int UNICODE_ESCAPE_BYTES = 6;

    private JsonSyntax() {}

    /** Where the first value of a text begins, or {@link #BROKEN}. */
    static long root(final long start, final long end) {
        return root(start, end, null);
    }

    /**
     * As {@link #root(long, long)}.
     *
     * @param index gets all values and names, unless it is null
     */
    static long root(final long start, final long end, final JsonIndex index) {
        final long root = blanksEnd(start, end);
        final long behind = valueEnd(root, end, 0, index);
        if (behind == BROKEN || behind == end) {
            return behind == BROKEN ? BROKEN : root;
        }
        final int first = Memory.getByte(root);
        final boolean isNumber = first == '-' || isDigit(first);
        final boolean isWord = first == 't' || first == 'f' || first == 'n';
        return (isNumber && !isBlank(Memory.getByte(behind))) || (isWord && touches(behind, end))
                ? BROKEN
                : root;
    }

    /** Whether a word goes on. */
    private static boolean touches(final long at, final long end) {
        final int codePoint = Utf8.codePointAt(at, (int) Math.min(end - at, 4));
        return codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT
                && Character.isJavaIdentifierPart((char) codePoint);
    }

    static boolean isBlank(final int letter) {
        return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    }

    static boolean isDigit(final int letter) {
        return letter >= '0' && letter <= '9';
    }

    static long blanksEnd(final long from, final long end) {
        long at = from;
        while (at < end && isBlank(Memory.getByte(at))) {
            at++;
        }
        return at;
    }

    private static long valueEnd(
            final long at, final long end, final int depth, final JsonIndex index) {
        if (at >= end) {
            return BROKEN;
        }
        final int number = index == null ? 0 : index.begin(at);
        final long behind = behind(at, end, depth, index);
        if (index != null) {
            index.end(number);
        }
        return behind;
    }

    private static long behind(
            final long at, final long end, final int depth, final JsonIndex index) {
        return switch (Memory.getByte(at)) {
            case '{' -> objectEnd(at + 1, end, depth + 1, index);
            case '[' -> arrayEnd(at + 1, end, depth + 1, index);
            case '"' -> stringEnd(at + 1, end);
            case 't' -> wordEnd(at, end, "true");
            case 'f' -> wordEnd(at, end, "false");
            case 'n' -> wordEnd(at, end, "null");
            default -> numberEnd(at, end);
        };
    }

    private static long objectEnd(
            final long from, final long end, final int depth, final JsonIndex index) {
        if (depth > MAX_DEPTH) {
            return BROKEN;
        }
        long at = blanksEnd(from, end);
        if (at < end && Memory.getByte(at) == '}') {
            return at + 1;
        }
        while (at < end && Memory.getByte(at) == '"') {
            final long name = at + 1;
            at = stringEnd(name, end);
            if (at == BROKEN) {
                return BROKEN;
            }
            if (index != null) {
                index.name(name, at - 1);
            }
            at = blanksEnd(at, end);
            if (at >= end || Memory.getByte(at) != ':') {
                return BROKEN;
            }
            at = valueEnd(blanksEnd(at + 1, end), end, depth, index);
            if (at == BROKEN) {
                return BROKEN;
            }
            at = blanksEnd(at, end);
            if (at < end && Memory.getByte(at) == '}') {
                return at + 1;
            }
            if (at >= end || Memory.getByte(at) != ',') {
                return BROKEN;
            }
            at = blanksEnd(at + 1, end);
        }
        return BROKEN;
    }

    private static long arrayEnd(
            final long from, final long end, final int depth, final JsonIndex index) {
        if (depth > MAX_DEPTH) {
            return BROKEN;
        }
        long at = blanksEnd(from, end);
        if (at < end && Memory.getByte(at) == ']') {
            return at + 1;
        }
        while (at < end) {
            at = valueEnd(at, end, depth, index);
            if (at == BROKEN) {
                return BROKEN;
            }
            at = blanksEnd(at, end);
            if (at < end && Memory.getByte(at) == ']') {
                return at + 1;
            }
            if (at >= end || Memory.getByte(at) != ',') {
                return BROKEN;
            }
            at = blanksEnd(at + 1, end);
        }
        return BROKEN;
    }

    private static long stringEnd(final long from, final long end) {
        long at = JsonStrings.plainEnd(from, end);
        while (at < end) {
            final int letter = Memory.getByte(at);
            if (letter == '"') {
                return at + 1;
            }
            final int width = letter == '\\' ? escapeWidth(at, end) : 0;
            if (width == 0) {
                return BROKEN; // also for a control character
            }
            at = JsonStrings.plainEnd(at + width, end);
        }
        return BROKEN;
    }

    private static int escapeWidth(final long at, final long end) {
        if (end - at < 2) {
            return 0;
        }
        return switch (Memory.getByte(at + 1)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' ->
                    end - at >= UNICODE_ESCAPE_BYTES && JsonStrings.unit(at + 2) >= 0
                            ? UNICODE_ESCAPE_BYTES
                            : 0;
            default -> 0;
        };
    }

    private static long wordEnd(final long at, final long end, final String word) {
        if (end - at < word.length()) {
            return BROKEN;
        }
        for (int i = 1; i < word.length(); i++) {
            if (Memory.getByte(at + i) != word.charAt(i)) {
                return BROKEN;
            }
        }
        return at + word.length();
    }

    private static long digitsEnd(final long from, final long end) {
        long at = from;
        while (at < end && isDigit(Memory.getByte(at))) {
            at++;
        }
        return at;
    }

    private static long numberEnd(final long from, final long end) {
        final long first = Memory.getByte(from) == '-' ? from + 1 : from;
        long at = digitsEnd(first, end);
        long digits = at - first;
        if (digits == 0 || (digits > 1 && Memory.getByte(first) == '0')) {
            return BROKEN;
        }
        long fractionDigits = 0;
        if (at < end && Memory.getByte(at) == '.') {
            final long fraction = at + 1;
            at = digitsEnd(fraction, end);
            fractionDigits = at - fraction;
            if (fractionDigits == 0) {
                return BROKEN;
            }
        }
        digits += fractionDigits;
        if (at < end && (Memory.getByte(at) | 0x20) == 'e') {
            final boolean isSigned =
                    at + 1 < end
                            && (Memory.getByte(at + 1) == '-' || Memory.getByte(at + 1) == '+');
            final long exponent = at + (isSigned ? 2 : 1);
            at = digitsEnd(exponent, end);
            digits += at - exponent;
            final boolean isNegative = Memory.getByte(exponent - 1) == '-';
            if (at == exponent || !isExponent(exponent, at, isNegative, fractionDigits)) {
                return BROKEN;
            }
        }
        return digits > MAX_DIGITS ? BROKEN : at;
    }

    /** Whether a BigDecimal has room for it. */
    private static boolean isExponent(
            final long from, final long end, final boolean isNegative, final long fractionDigits) {
        long at = from;
        while (end - at > MAX_EXPONENT_DIGITS && Memory.getByte(at) == '0') {
            at++;
        }
        if (end - at > MAX_EXPONENT_DIGITS) {
            return false;
        }
        long number = 0;
        for (; at < end; at++) {
            number = number * 10 + Memory.getByte(at) - '0';
        }
        final long exponent = isNegative ? -number : number;
        final long scale = fractionDigits - exponent;
        return exponent == (int) exponent && scale == (int) scale;
    }
}
