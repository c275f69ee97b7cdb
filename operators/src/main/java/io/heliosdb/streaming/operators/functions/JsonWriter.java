package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Writes JSON as Flink does into scratch memory: without blanks, members in the order of their
 * names, numbers with a fraction as {@code BigDecimal} prints them. One per pipeline, used by its
 * thread only.
 */
final class JsonWriter {
    private static final String HEX = "0123456789ABCDEF";
    private static final int SMALLEST_PLAIN = -6;

    private final Scratch scratch;
    private long result;
    private long at;

    JsonWriter(final Scratch scratch) {
        this.scratch = scratch;
    }

    /** Starts a text; nothing else may use the scratch memory until it is finished. */
    void begin() {
        result = scratch.open(Long.BYTES);
        at = Utf8.bytes(result);
    }

    /** Ends the text and gives its address. */
    long finish() {
        return scratch.close(result, (int) (at - Utf8.bytes(result)));
    }

    /** Makes sure that there is room. */
    private void reserve(final long bytes) {
        scratch.open(at - Utf8.bytes(result) + bytes);
    }

    void put(final char letter) {
        reserve(1);
        Memory.putByte(at++, (byte) letter);
    }

    private void put(final long address, final long length) {
        reserve(length);
        Memory.copy(address, at, length);
        at += length;
    }

    void put(final byte[] bytes) {
        reserve(bytes.length);
        Memory.copyFromArray(bytes, 0, at, bytes.length);
        at += bytes.length;
    }

    /** A text as it is. */
    void raw(final long text) {
        put(Utf8.bytes(text), Utf8.length(text));
    }

    /** A value of a document. */
    void value(final JsonDocument document, final long value) {
        switch (Memory.getByte(value)) {
            case '{' -> object(document, value);
            case '[' -> array(document, value);
            case '"' -> string(value + 1);
            case 't', 'f', 'n' -> put(value, document.behind(value) - value);
            default -> number(value, document.behind(value));
        }
    }

    private void object(final JsonDocument document, final long object) {
        final int mark = document.mark();
        final int count = document.take(object, true);
        put('{');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                put(',');
            }
            string(document.name(mark, i) + 1);
            put(':');
            value(document, document.value(mark, i));
        }
        put('}');
        document.release(mark);
    }

    private void array(final JsonDocument document, final long array) {
        put('[');
        for (long each = document.firstElement(array); each != 0; ) {
            value(document, each);
            each = document.nextElement(each);
            if (each != 0) {
                put(',');
            }
        }
        put(']');
    }

    /** What a scalar is as a text: a string without quotes and escape sequences. */
    void scalar(final JsonDocument document, final long value) {
        if (Memory.getByte(value) != '"') {
            value(document, value);
            return;
        }
        final long string = value + 1;
        final long end = document.stringEnd(string) - 1;
        if (JsonStrings.plainEnd(string, end) == end) {
            put(string, end - string);
            return;
        }
        reserve(end - string);
        for (long from = string; from < end; ) {
            if (Memory.getByte(from) == '\\') {
                final int next = JsonStrings.next(from);
                utf8(JsonStrings.codePoint(next));
                from += JsonStrings.width(next);
            } else {
                Memory.putByte(at++, Memory.getByte(from++));
            }
        }
    }

    /** A string of a document, with the escape sequences that it needs. */
    private void string(final long string) {
        final long end = JsonStrings.end(string) - 1;
        reserve(end - string + 2);
        Memory.putByte(at++, (byte) '"');
        for (long from = string; from < end; ) {
            if (Memory.getByte(from) == '\\') {
                final int next = JsonStrings.next(from);
                character(JsonStrings.codePoint(next));
                from += JsonStrings.width(next);
            } else {
                Memory.putByte(at++, Memory.getByte(from++));
            }
        }
        Memory.putByte(at++, (byte) '"');
    }

    /** A text as a string. */
    void quoted(final long text) {
        final int length = Utf8.length(text);
        reserve(6L * length + 2);
        Memory.putByte(at++, (byte) '"');
        for (int i = 0; i < length; i++) {
            final byte b = Memory.getByte(Utf8.bytes(text) + i);
            if (b < 0) {
                Memory.putByte(at++, b);
            } else {
                character(b);
            }
        }
        Memory.putByte(at++, (byte) '"');
    }

    private void character(final int codePoint) {
        final char shortForm = shortForm(codePoint);
        if (shortForm != 0) {
            Memory.putByte(at++, (byte) '\\');
            Memory.putByte(at++, (byte) shortForm);
        } else if (codePoint < ' ') {
            for (int i = 0; i < 4; i++) {
                Memory.putByte(at++, (byte) "\\u00".charAt(i));
            }
            Memory.putByte(at++, (byte) HEX.charAt(codePoint >> 4));
            Memory.putByte(at++, (byte) HEX.charAt(codePoint & 15));
        } else {
            utf8(codePoint);
        }
    }

    /** The letter behind the backslash, or 0 if there is no short form. */
    private static char shortForm(final int codePoint) {
        return switch (codePoint) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
        };
    }

    private void utf8(final int codePoint) {
        final int width = JsonStrings.utf8Width(codePoint);
        for (int i = 0; i < width; i++) {
            Memory.putByte(at++, JsonStrings.utf8Byte(codePoint, width, i));
        }
    }

    /** A number between two addresses. */
    void number(final long start, final long end) {
        final boolean isNegative = Memory.getByte(start) == '-';
        long first = isNegative ? start + 1 : start;
        long exponentAt = first;
        long point = 0;
        while (exponentAt < end && (Memory.getByte(exponentAt) | 0x20) != 'e') {
            point = Memory.getByte(exponentAt) == '.' ? exponentAt : point;
            exponentAt++;
        }
        if (point == 0 && exponentAt == end) {
            final boolean isZero = end - first == 1 && Memory.getByte(first) == '0';
            put(isZero ? first : start, end - (isZero ? first : start));
            return;
        }
        final long scale =
                (point == 0 ? 0 : exponentAt - point - 1) - exponent(exponentAt + 1, end);
        while (first < exponentAt - 1
                && (Memory.getByte(first) == '0' || Memory.getByte(first) == '.')) {
            first++;
        }
        final boolean hasPointInside = point > first;
        final long digits = exponentAt - first - (hasPointInside ? 1 : 0);
        reserve(2 * (exponentAt - start) + 40);
        if (isNegative && Memory.getByte(first) != '0') {
            Memory.putByte(at++, (byte) '-');
        }
        decimal(first, digits, scale);
    }

    private static long exponent(final long from, final long end) {
        long exponent = 0;
        for (long i = from; i < end; i++) {
            final int letter = Memory.getByte(i);
            exponent = JsonSyntax.isDigit(letter) ? exponent * 10 + letter - '0' : exponent;
        }
        return from < end && Memory.getByte(from) == '-' ? -exponent : exponent;
    }

    /** Digits, between which a point may stand, as the unscaled number of a decimal. */
    private void decimal(final long first, final long digits, final long scale) {
        final long adjusted = digits - 1 - scale;
        if (scale == 0) {
            digits(first, digits);
        } else if (scale > 0 && adjusted >= SMALLEST_PLAIN) {
            final long whole = digits - scale;
            if (whole <= 0) {
                Memory.putByte(at++, (byte) '0');
            }
            final long next = whole <= 0 ? first : digits(first, whole);
            Memory.putByte(at++, (byte) '.');
            for (long i = whole; i < 0; i++) {
                Memory.putByte(at++, (byte) '0');
            }
            digits(next, Math.min(digits, scale));
        } else {
            final long next = digits(first, 1);
            if (digits > 1) {
                Memory.putByte(at++, (byte) '.');
                digits(next, digits - 1);
            }
            if (adjusted != 0) {
                Memory.putByte(at++, (byte) 'E');
                Memory.putByte(at++, (byte) (adjusted < 0 ? '-' : '+'));
                natural(Math.abs(adjusted));
            }
        }
    }

    /** Copies digits, passing over a point; returns where it stopped. */
    private long digits(final long from, final long count) {
        long next = from;
        for (long i = 0; i < count; next++) {
            final byte letter = Memory.getByte(next);
            if (letter != '.') {
                Memory.putByte(at++, letter);
                i++;
            }
        }
        return next;
    }

    private void natural(final long number) {
        long unit = 1;
        while (number / unit >= 10) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            Memory.putByte(at++, (byte) ('0' + number / unit % 10));
        }
    }
}
