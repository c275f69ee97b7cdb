package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.text.Ascii;
import io.heliosdb.streaming.codecs.text.TextOutput;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Spells an object or array that stands in a text column the way Flink does: without blanks, each
 * name once with its last value, numbers normalised. Builds Strings: the one value of this format
 * that always allocates. One thread.
 */
final class JsonNestedText implements AutoCloseable {
    private final JsonTokenizer tokenizer = new JsonTokenizer();
    private final JsonText text;
    private final TextOutput output;
    private final boolean hasDecimals;
    private boolean isTooLong;

    /**
     * @param hasDecimals whether the row has a DECIMAL column: then numbers are read as decimals,
     *     else as doubles
     */
    JsonNestedText(final Ledger ledger, final String owner, final boolean hasDecimals) {
        this.hasDecimals = hasDecimals;
        final Opened opened = new Opened();
        try {
            text = opened.add(new JsonText(ledger, owner));
            output = new TextOutput(ledger, owner, 4096);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** First byte of the text made last. */
    long address() {
        return output.address();
    }

    /** Bytes of the text made last. */
    int length() {
        return output.length();
    }

    /** Takes a well-formed object or array; false if a number in it is too long to be read. */
    boolean wrap(final long address, final int length) {
        tokenizer.wrap(address, address + length);
        isTooLong = false;
        output.clear();
        output.put(value(tokenizer.next()).getBytes(StandardCharsets.UTF_8));
        return !isTooLong;
    }

    private String value(final JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case STRING -> JsonStrings.quoted(string());
            case INTEGER, FRACTION -> number(token);
            default -> string();
        };
    }

    private String number(final JsonToken token) {
        if (tokenizer.length() > JsonValues.NUMBER_LIMIT_BYTES) {
            isTooLong = true;
            return "0";
        }
        return token == JsonToken.INTEGER
                ? new BigInteger(string()).toString()
                : fraction(string());
    }

    private String fraction(final String spelling) {
        if (hasDecimals) {
            return new BigDecimal(spelling).stripTrailingZeros().toString();
        }
        final double number = Double.parseDouble(spelling);
        return Double.isInfinite(number) ? "\"" + number + "\"" : Double.toString(number);
    }

    private String string() {
        text.wrap(tokenizer.address(), tokenizer.length(), tokenizer.isEscaped());
        return Ascii.string(text.address(), text.length());
    }

    private String object() {
        final Map<String, String> members = new LinkedHashMap<>();
        while (tokenizer.next() != JsonToken.END_OBJECT) {
            final String name = JsonStrings.quoted(string());
            members.put(name, value(tokenizer.next()));
        }
        final StringJoiner joined = new StringJoiner(",", "{", "}");
        members.forEach((name, value) -> joined.add(name + ":" + value));
        return joined.toString();
    }

    private String array() {
        final StringJoiner joined = new StringJoiner(",", "[", "]");
        JsonToken token = tokenizer.next();
        while (token != JsonToken.END_ARRAY) {
            joined.add(value(token));
            token = tokenizer.next();
        }
        return joined.toString();
    }

    @Override
    public void close() {
        text.close();
        output.close();
    }
}
