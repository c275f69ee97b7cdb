package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * A value of a comparison in a filter of a JSON path: one of the document, or a constant. Filled
 * anew for each comparison; used by one thread.
 */
final class JsonTerm {
    /** What a value is. */
    enum Kind {
        /** A path leads nowhere. */
        MISSING,
        NULL,
        BOOLEAN,
        NUMBER,
        STRING,
        /** An array or an object. */
        NESTED
    }

    /** Of numbers that are compared as integers. */
    static final int MOST_DIGITS = 18;

    private static final long[] POWERS = new long[MOST_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private final JsonDocument document;
    private Kind kind = Kind.MISSING;

    /** Where the value begins, 0 of a constant. */
    private long value;

    private JsonOperand.Constant constant;

    /** A number of few digits, if {@link #digits} says so. */
    private long unscaled;

    private int scale;

    /** More than {@link #MOST_DIGITS} if the number is not in {@link #unscaled}. */
    private int digits;

    JsonTerm(final JsonDocument document) {
        this.document = document;
    }

    void setMissing(final Kind instead) {
        kind = instead;
        value = 0;
        constant = null;
    }

    void setConstant(final JsonOperand.Constant other) {
        kind = other.kind;
        value = 0;
        constant = other;
        scale = other.number.scale();
        digits = other.digits;
        unscaled = other.unscaled;
    }

    void setValue(final long address) {
        value = address;
        constant = null;
        switch (Memory.getByte(address)) {
            case '{', '[' -> kind = Kind.NESTED;
            case '"' -> kind = Kind.STRING;
            case 't', 'f' -> kind = Kind.BOOLEAN;
            case 'n' -> kind = Kind.NULL;
            default -> {
                kind = Kind.NUMBER;
                readNumber();
            }
        }
    }

    private void readNumber() {
        final long end = document.behind(value);
        final boolean isNegative = Memory.getByte(value) == '-';
        scale = 0;
        digits = 0;
        long number = 0;
        boolean isBehindPoint = false;
        for (long at = isNegative ? value + 1 : value; at < end; at++) {
            final int letter = Memory.getByte(at);
            if (letter == '.') {
                isBehindPoint = true;
                continue;
            }
            if (!JsonSyntax.isDigit(letter) || digits == MOST_DIGITS) {
                digits = MOST_DIGITS + 1; // an exponent, or a digit too many
                return;
            }
            number = 10 * number + letter - '0';
            digits++;
            scale += isBehindPoint ? 1 : 0;
        }
        unscaled = isNegative ? -number : number;
    }

    Kind kind() {
        return kind;
    }

    boolean isArray() {
        return kind == Kind.NESTED && JsonDocument.isArray(value);
    }

    /** Where a value of the document begins. */
    long value() {
        return value;
    }

    /** Whether this is equal to another, which is asked from the left: Jayway's ways differ. */
    boolean isEqual(final JsonTerm other) {
        return switch (kind) {
            case MISSING -> false;
            case NULL -> other.kind == Kind.NULL;
            case BOOLEAN -> other.kind == Kind.BOOLEAN && truth() == other.truth();
            case NUMBER -> isNumber(other);
            case STRING -> isText(other);
            case NESTED -> other.kind == Kind.NESTED && areEqual(value, other.value);
        };
    }

    /** Of a text, whether it is this number. */
    private boolean isNumber(final JsonTerm other) {
        if (other.kind == Kind.NUMBER) {
            return compareNumber(other) == 0;
        }
        if (other.kind != Kind.STRING) {
            return false;
        }
        try {
            return number().compareTo(new BigDecimal(other.text())) == 0;
        } catch (final NumberFormatException e) {
            return false; // the text is none
        }
    }

    /** Of a number, whether this is its text. */
    private boolean isText(final JsonTerm other) {
        if (other.kind == Kind.NUMBER) {
            return text().equals(other.text());
        }
        if (other.kind != Kind.STRING) {
            return false;
        }
        if (constant != null && other.constant != null) {
            return constant.text.equals(other.constant.text);
        }
        if (constant != null) {
            return JsonStrings.equal(other.value + 1, constant.utf8);
        }
        return other.constant != null
                ? JsonStrings.equal(value + 1, other.constant.utf8)
                : JsonStrings.compare(value + 1, other.value + 1) == 0;
    }

    boolean truth() {
        return constant != null ? constant.truth : Memory.getByte(value) == 't';
    }

    /** Of two numbers. */
    int compareNumber(final JsonTerm other) {
        final int shift = scale - other.scale;
        if (digits > MOST_DIGITS
                || other.digits > MOST_DIGITS
                || digits + Math.max(0, -shift) > MOST_DIGITS
                || other.digits + Math.max(0, shift) > MOST_DIGITS) {
            return number().compareTo(other.number());
        }
        return Long.compare(
                unscaled * POWERS[Math.max(0, -shift)],
                other.unscaled * POWERS[Math.max(0, shift)]);
    }

    /** Of two texts, as Java compares strings. */
    int compareText(final JsonTerm other) {
        return constant == null && other.constant == null
                ? JsonStrings.compare(value + 1, other.value + 1)
                : text().compareTo(other.text());
    }

    /** A number, made anew. */
    BigDecimal number() {
        return constant != null ? constant.number : new BigDecimal(spelled(value));
    }

    /** What a scalar is as a text, made anew. */
    String text() {
        if (constant != null) {
            return constant.text;
        }
        return switch (kind) {
            case STRING -> string();
            case NUMBER ->
                    isFraction(value)
                            ? new BigDecimal(spelled(value)).toString()
                            : new BigInteger(spelled(value)).toString();
            default -> spelled(value);
        };
    }

    private String string() {
        final StringBuilder text = new StringBuilder();
        long at = value + 1;
        for (int next = JsonStrings.next(at);
                JsonStrings.codePoint(next) != JsonStrings.END;
                next = JsonStrings.next(at)) {
            text.appendCodePoint(JsonStrings.codePoint(next));
            at += JsonStrings.width(next);
        }
        return text.toString();
    }

    /** How many UTF-16 units a text has, or elements an array; -1 of what has no length. */
    int length() {
        if (kind == Kind.NESTED) {
            return JsonDocument.isArray(value) ? document.count(value) : -1;
        }
        if (constant != null) {
            return constant.text.length();
        }
        int length = 0;
        long at = value + 1;
        for (int next = JsonStrings.next(at);
                JsonStrings.codePoint(next) != JsonStrings.END;
                next = JsonStrings.next(at)) {
            length += Character.charCount(JsonStrings.codePoint(next));
            at += JsonStrings.width(next);
        }
        return length;
    }

    /** Letters of a scalar that is no string. */
    private String spelled(final long scalar) {
        final byte[] bytes = new byte[(int) (document.behind(scalar) - scalar)];
        Memory.copyToArray(scalar, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private boolean isFraction(final long number) {
        final long end = document.behind(number);
        for (long at = number; at < end; at++) {
            final int letter = Memory.getByte(at);
            if (letter == '.' || letter == 'e' || letter == 'E') {
                return true;
            }
        }
        return false;
    }

    /** Of two values of the document: numbers must be of one kind, fractions of one length. */
    private boolean areEqual(final long left, final long right) {
        final byte first = Memory.getByte(left);
        final byte other = Memory.getByte(right);
        return switch (first) {
            case '{' -> other == '{' && areObjectsEqual(left, right);
            case '[' -> other == '[' && areArraysEqual(left, right);
            case '"' -> other == '"' && JsonStrings.compare(left + 1, right + 1) == 0;
            case 't', 'f', 'n' -> first == other;
            default -> (other == '-' || JsonSyntax.isDigit(other)) && isSame(left, right);
        };
    }

    private boolean isSame(final long number, final long other) {
        final BigDecimal left = new BigDecimal(spelled(number));
        final BigDecimal right = new BigDecimal(spelled(other));
        return isFraction(number) == isFraction(other)
                && left.scale() == right.scale()
                && left.compareTo(right) == 0;
    }

    private boolean areArraysEqual(final long left, final long right) {
        long a = document.firstElement(left);
        long b = document.firstElement(right);
        while (a != 0 && b != 0 && areEqual(a, b)) {
            a = document.nextElement(a);
            b = document.nextElement(b);
        }
        return a == 0 && b == 0;
    }

    private boolean areObjectsEqual(final long left, final long right) {
        final int mark = document.mark();
        final int count = document.take(left, true);
        final int otherMark = document.mark();
        boolean isEqual = document.take(right, true) == count;
        for (int i = 0; i < count && isEqual; i++) {
            isEqual =
                    JsonStrings.compare(document.name(mark, i) + 1, document.name(otherMark, i) + 1)
                                    == 0
                            && areEqual(document.value(mark, i), document.value(otherMark, i));
        }
        document.release(mark);
        return isEqual;
    }
}
