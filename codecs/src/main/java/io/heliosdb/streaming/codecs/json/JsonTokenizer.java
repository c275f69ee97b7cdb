package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.text.Ascii;

/**
 * Takes a text apart into the tokens of its first JSON value (RFC 8259), strictly, except that
 * control characters may stand in strings as they are. What follows the value is not looked at.
 * Tokens lie where they were read. One thread; allocates nothing.
 */
final class JsonTokenizer {
    /** Deepest nesting of objects and arrays. */
    static final int MAX_DEPTH = 1000;

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private enum Expected {
        VALUE,
        FIRST_NAME,
        NAME,
        FIRST_ELEMENT,
        COMMA,
        NOTHING
    }

    /** A bit for each open container: 1 is an object. */
    private final long[] objects = new long[MAX_DEPTH / Long.SIZE + 1];

    private long position;
    private long end;
    private int depth;
    private Expected expected = Expected.NOTHING;
    private JsonToken token = JsonToken.END;
    private long tokenAddress;
    private int tokenLength;
    private boolean isEscaped;
    private String problem = "";

    /** Turns to a text. */
    void wrap(final long address, final long endAddress) {
        position = address;
        end = endAddress;
        depth = 0;
        expected = Expected.VALUE;
        token = JsonToken.END;
    }

    /** The token that {@link #next} returned last. */
    JsonToken token() {
        return token;
    }

    /** First byte of the token; of a string or name the byte behind its quote. */
    long address() {
        return tokenAddress;
    }

    /** Bytes of the token; of a string or name without quotes. */
    int length() {
        return tokenLength;
    }

    /** Whether the string or name has escape sequences. */
    boolean isEscaped() {
        return isEscaped;
    }

    /** First byte behind the token. */
    long position() {
        return position;
    }

    /** After {@link JsonToken#BROKEN}: what is wrong at {@link #address()}. */
    String problem() {
        return problem;
    }

    /** Goes back to the first byte of an element of the outermost array. */
    void rewind(final long elementAddress) {
        position = elementAddress;
        depth = 1;
        expected = Expected.VALUE;
    }

    /** Steps to the next token. */
    JsonToken next() {
        token = advance();
        return token;
    }

    private JsonToken advance() {
        isEscaped = false;
        if (expected == Expected.NOTHING) {
            return JsonToken.END;
        }
        int letter = skipBlanks();
        if (expected == Expected.COMMA && letter == ',') {
            position++;
            letter = skipBlanks();
            expected = isInObject() ? Expected.NAME : Expected.VALUE;
        } else if (letter == '}' || letter == ']') {
            return close(letter);
        }
        tokenAddress = position;
        tokenLength = 1;
        if (letter < 0) {
            return broken("the text ends within a value");
        }
        return switch (expected) {
            case VALUE, FIRST_ELEMENT -> value(letter);
            case NAME, FIRST_NAME -> name(letter);
            default -> broken("a comma or a closing bracket is missing");
        };
    }

    /** The next byte that is not blank, or -1. */
    private int skipBlanks() {
        while (position < end) {
            final int letter = Memory.getByte(position) & 0xff;
            if (letter != ' ' && letter != '\t' && letter != '\r' && letter != '\n') {
                return letter;
            }
            position++;
        }
        return -1;
    }

    private JsonToken close(final int letter) {
        tokenAddress = position;
        tokenLength = 1;
        final boolean isObjectEnd = letter == '}';
        final boolean mayClose =
                expected == Expected.COMMA
                        || expected == (isObjectEnd ? Expected.FIRST_NAME : Expected.FIRST_ELEMENT);
        if (!mayClose || isInObject() != isObjectEnd) {
            return broken("a closing bracket stands where none can be");
        }
        position++;
        depth--;
        afterValue();
        return isObjectEnd ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
    }

    private void afterValue() {
        expected = depth == 0 ? Expected.NOTHING : Expected.COMMA;
    }

    private boolean isInObject() {
        return (objects[(depth - 1) >> 6] >>> (depth - 1) & 1) != 0;
    }

    private JsonToken value(final int letter) {
        return switch (letter) {
            case '{' -> open(true);
            case '[' -> open(false);
            case '"' -> string() ? JsonToken.STRING : JsonToken.BROKEN;
            case 't' -> literal("true", JsonToken.TRUE);
            case 'f' -> literal("false", JsonToken.FALSE);
            case 'n' -> literal("null", JsonToken.NULL);
            default -> number(letter);
        };
    }

    private JsonToken open(final boolean isObject) {
        if (depth == MAX_DEPTH) {
            return broken("objects and arrays are nested too deep");
        }
        final long bit = 1L << depth;
        objects[depth >> 6] = isObject ? objects[depth >> 6] | bit : objects[depth >> 6] & ~bit;
        depth++;
        position++;
        expected = isObject ? Expected.FIRST_NAME : Expected.FIRST_ELEMENT;
        return isObject ? JsonToken.START_OBJECT : JsonToken.START_ARRAY;
    }

    private JsonToken name(final int letter) {
        if (letter != '"') {
            return broken("a name in double quotes is missing");
        }
        if (!string()) {
            return JsonToken.BROKEN;
        }
        if (skipBlanks() != ':') {
            tokenAddress = position;
            return broken("a colon is missing");
        }
        position++;
        expected = Expected.VALUE;
        return JsonToken.NAME;
    }

    private boolean string() {
        long at = position + 1;
        while (true) {
            final long found = special(Memory.getLong(at));
            at += found == 0 ? Long.BYTES : Long.numberOfTrailingZeros(found) >>> 3;
            if (at >= end) {
                broken("a closing quote is missing");
                return false;
            }
            if (found != 0) {
                if (Memory.getByte(at) == '"') {
                    break;
                }
                final int escapeLength = JsonText.escapeLength(at, end);
                if (escapeLength == 0) {
                    tokenAddress = at;
                    broken("an escape sequence is not known");
                    return false;
                }
                isEscaped = true;
                at += escapeLength;
            }
        }
        tokenAddress = position + 1;
        tokenLength = (int) (at - tokenAddress);
        position = at + 1;
        afterValue();
        return true;
    }

    /** Bit 7 of each byte that is a quote or a backslash, exact up to the first. */
    private static long special(final long word) {
        final long quotes = word ^ (ONES * '"');
        final long backslashes = word ^ (ONES * '\\');
        return (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes)) & HIGH_BITS;
    }

    private JsonToken literal(final String word, final JsonToken meaning) {
        final int length = word.length();
        boolean isWord = end - position >= length;
        for (int i = 1; isWord && i < length; i++) {
            isWord = Memory.getByte(position + i) == word.charAt(i);
        }
        if (!isWord) {
            return broken("this is no value of JSON");
        }
        tokenLength = length;
        position += length;
        afterValue();
        return meaning;
    }

    private JsonToken number(final int letter) {
        long at = letter == '-' ? position + 1 : position;
        final long firstDigit = at;
        at = digitsEnd(at);
        if (at == firstDigit) {
            return broken("this is no value of JSON");
        }
        if (at - firstDigit > 1 && Memory.getByte(firstDigit) == '0') {
            return broken("a number starts with a zero");
        }
        final long integerEnd = at;
        if (at < end && Memory.getByte(at) == '.') {
            final long fraction = at + 1;
            at = digitsEnd(fraction);
            if (at == fraction) {
                return broken("a number has no digit behind its point");
            }
        }
        if (at < end && (Memory.getByte(at) | 0x20) == 'e') {
            final boolean isSigned =
                    at + 1 < end
                            && (Memory.getByte(at + 1) == '-' || Memory.getByte(at + 1) == '+');
            final long exponent = at + (isSigned ? 2 : 1);
            at = digitsEnd(exponent);
            if (at == exponent) {
                return broken("a number has no digit in its exponent");
            }
        }
        tokenLength = (int) (at - position);
        position = at;
        afterValue();
        return at == integerEnd ? JsonToken.INTEGER : JsonToken.FRACTION;
    }

    private long digitsEnd(final long from) {
        long at = from;
        while (at < end && Ascii.isDigit(Memory.getByte(at))) {
            at++;
        }
        return at;
    }

    private JsonToken broken(final String what) {
        problem = what;
        expected = Expected.NOTHING;
        return JsonToken.BROKEN;
    }
}
