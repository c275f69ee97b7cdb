package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * JSON_OBJECT, JSON_ARRAY, JSON_STRING and JSON: texts of JSON made of values; and JSON_UNQUOTE. An
 * object or array is made by {@link #begin}, a call for each value, and {@link #object} or {@link
 * #array}.
 */
public final class JsonTexts {
    private JsonTexts() {}

    /** A text as a string of JSON. */
    public static long ofText(final Scratch scratch, final long text) {
        final JsonWriter writer = scratch.json().writer();
        writer.begin();
        writer.quoted(text);
        return writer.finish();
    }

    /** A number, as it is printed elsewhere, as one of JSON. */
    public static long ofNumber(final Scratch scratch, final long text) {
        final JsonWriter writer = scratch.json().writer();
        writer.begin();
        writer.number(Utf8.bytes(text), Utf8.bytes(text) + Utf8.length(text));
        return writer.finish();
    }

    public static long ofWide(final Scratch scratch, final long value, final int scale) {
        return HeapText.text(scratch, WideDecimals.toBig(value, scale).toString());
    }

    /** A number; what is not finite is a string. */
    public static long ofDouble(final Scratch scratch, final double value) {
        final long text = NumberText.ofDouble(scratch, value);
        return Double.isFinite(value) ? ofNumber(scratch, text) : ofText(scratch, text);
    }

    public static long ofTimestamp(final Scratch scratch, final long epochMs) {
        return ofFineTimestamp(scratch, FineTimestamps.of(scratch, epochMs));
    }

    /** Of a TIMESTAMP of more than 3 fraction digits: with a T, and no more digits than needed. */
    public static long ofFineTimestamp(final Scratch scratch, final long value) {
        return ofText(scratch, IsoTimes.of(scratch, value));
    }

    /** Of a TIMESTAMP_LTZ: in UTC, with a Z behind. */
    public static long ofInstant(final Scratch scratch, final long epochMs) {
        return ofFineInstant(scratch, FineTimestamps.of(scratch, epochMs));
    }

    /** Of a TIMESTAMP_LTZ of more than 3 fraction digits. */
    public static long ofFineInstant(final Scratch scratch, final long value) {
        final long text = IsoTimes.of(scratch, value);
        final int length = Utf8.length(text);
        final long zoned = scratch.open(length + 1L);
        Memory.copy(Utf8.bytes(text), Utf8.bytes(zoned), length);
        Memory.putByte(Utf8.bytes(zoned) + length, (byte) 'Z');
        return ofText(scratch, scratch.close(zoned, length + 1));
    }

    /**
     * JSON: the first value of a text, spelled anew; {@link Utf8#NULL} for a text of blanks.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if it is not
     *     JSON
     */
    public static long json(final Scratch scratch, final long text) {
        long start = Utf8.bytes(text);
        long end = start + Utf8.length(text);
        while (start < end && isTrimmed(Memory.getByte(start))) {
            start++;
        }
        while (start < end && isTrimmed(Memory.getByte(end - 1))) {
            end--;
        }
        if (start == end) {
            return Utf8.NULL;
        }
        final JsonWork work = scratch.json();
        if (!work.document().read(start, end)) {
            throw FunctionError.argument("JSON: the text is not JSON")
                    .hint("test it with IS JSON before");
        }
        work.writer().begin();
        work.writer().value(work.document(), work.document().root());
        return work.writer().finish();
    }

    /** As Java trims: every control character too. */
    private static boolean isTrimmed(final byte letter) {
        return letter >= 0 && letter <= ' ';
    }

    /** Starts an object or array; no other one may be made before it is finished. */
    public static void begin(final Scratch scratch) {
        scratch.json().members().clear();
    }

    /**
     * Adds a member.
     *
     * @param value a text of JSON, {@link Utf8#NULL} for null
     */
    public static void member(final Scratch scratch, final long name, final long value) {
        scratch.json().members().set(name, value);
    }

    /** Adds an element, a text of JSON. {@link Utf8#NULL} is null. */
    public static void element(final Scratch scratch, final long value) {
        scratch.json().members().add(value);
    }

    /** The object of the members added since {@link #begin}, in the order of their names. */
    public static long object(final Scratch scratch) {
        final JsonMembers members = scratch.json().members();
        members.sort();
        final JsonWriter writer = scratch.json().writer();
        writer.begin();
        for (int i = 0; i < members.count(); i++) {
            writer.put(i == 0 ? '{' : ',');
            writer.quoted(members.name(i));
            writer.put(':');
            value(writer, members.value(i));
        }
        if (members.count() == 0) {
            writer.put('{');
        }
        writer.put('}');
        return writer.finish();
    }

    /** The array of the elements added since {@link #begin}. */
    public static long array(final Scratch scratch) {
        final JsonMembers members = scratch.json().members();
        final JsonWriter writer = scratch.json().writer();
        writer.begin();
        writer.put('[');
        for (int i = 0; i < members.count(); i++) {
            if (i > 0) {
                writer.put(',');
            }
            value(writer, members.value(i));
        }
        writer.put(']');
        return writer.finish();
    }

    /** The array of the noted texts of JSON. */
    public static long ofList(final Scratch scratch, final long list, final int count) {
        begin(scratch);
        for (int i = 0; i < count; i++) {
            element(scratch, Nested.noted(list, i));
        }
        return array(scratch);
    }

    /**
     * The object of noted names, which are texts, and texts of JSON.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if a name is
     *     NULL
     */
    public static long ofMap(
            final Scratch scratch, final long names, final long values, final int count) {
        begin(scratch);
        for (int i = 0; i < count; i++) {
            final long name = Nested.noted(names, i);
            if (name == Utf8.NULL) {
                throw FunctionError.argument("JSON of a map: a key is NULL")
                        .hint("leave such entries out before");
            }
            member(scratch, name, Nested.noted(values, i));
        }
        return object(scratch);
    }

    private static void value(final JsonWriter writer, final long value) {
        if (value == Utf8.NULL) {
            for (int i = 0; i < 4; i++) {
                writer.put("null".charAt(i));
            }
        } else {
            writer.raw(value);
        }
    }

    /**
     * JSON_UNQUOTE: what is between the quotes of a text that begins with a string of JSON and ends
     * with a quote; any other text as it is.
     */
    public static long unquote(final Scratch scratch, final long text) {
        final long start = Utf8.bytes(text);
        final int length = Utf8.length(text);
        if (length < 2
                || Memory.getByte(start) != '"'
                || Memory.getByte(start + length - 1) != '"'
                || JsonSyntax.root(start, start + length) == JsonSyntax.BROKEN) {
            return text;
        }
        if (JsonStrings.end(start + 1) != start + length) {
            return unquotedOdd(scratch, text);
        }
        final JsonWork work = scratch.json();
        work.document().read(start, start + length);
        work.writer().begin();
        work.writer().scalar(work.document(), start);
        return work.writer().finish();
    }

    /** More stands behind the string: its escape sequences may be any. */
    private static long unquotedOdd(final Scratch scratch, final long text) {
        final String inner = HeapText.string(text);
        final StringBuilder unquoted = new StringBuilder();
        int i = 1;
        while (i < inner.length() - 1) {
            final char letter = inner.charAt(i++);
            if (letter != '\\' || i == inner.length() - 1) {
                unquoted.append(letter);
                continue;
            }
            final int special = "\"\\/bfnrt".indexOf(inner.charAt(i));
            if (special >= 0) {
                unquoted.append("\"\\/\b\f\n\r\t".charAt(special));
            } else if (inner.charAt(i) != 'u') {
                return text;
            } else if (i + 5 >= inner.length()) {
                throw FunctionError.argument("JSON_UNQUOTE: an escape sequence is cut off");
            } else {
                try {
                    unquoted.append((char) Integer.parseInt(inner.substring(i + 1, i + 5), 16));
                } catch (final NumberFormatException e) {
                    return text;
                }
                i += 4;
            }
            i++;
        }
        return HeapText.text(scratch, unquoted);
    }
}
