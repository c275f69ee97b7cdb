package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.text.TextOutput;

/**
 * Writes strings in double quotes with the escape sequences JSON demands and no others. Stateless.
 */
final class JsonStrings {
    private static final String HEX = "0123456789ABCDEF";

    private JsonStrings() {}

    /** A String in quotes. */
    static String quoted(final String text) {
        final StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            final char letter = text.charAt(i);
            final char shortForm = letter < 128 ? shortForm(letter) : 0;
            if (shortForm != 0) {
                quoted.append('\\').append(shortForm);
            } else if (letter < ' ') {
                quoted.append("\\u00")
                        .append(HEX.charAt(letter >> 4))
                        .append(HEX.charAt(letter & 15));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }

    /**
     * Appends UTF-8 bytes in quotes. Characters of four bytes are escaped as two surrogates, as
     * Flink's files have them.
     */
    static void put(final TextOutput output, final long address, final int length) {
        output.put('"');
        int clean = 0;
        int i = 0;
        while (i < length) {
            final int letter = Memory.getByte(address + i) & 0xff;
            final boolean isWide = letter >= 0xf0;
            if (letter >= ' ' && letter != '"' && letter != '\\' && !isWide) {
                i++;
                continue;
            }
            output.put(address + clean, i - clean);
            if (isWide) {
                putSurrogates(output, address + i);
            } else {
                putEscape(output, letter);
            }
            i += isWide ? 4 : 1;
            clean = i;
        }
        output.put(address + clean, length - clean);
        output.put('"');
    }

    private static void putEscape(final TextOutput output, final int letter) {
        final char shortForm = shortForm(letter);
        if (shortForm == 0) {
            putUnit(output, letter);
        } else {
            output.put('\\');
            output.put(shortForm);
        }
    }

    private static void putSurrogates(final TextOutput output, final long address) {
        int codePoint = Memory.getByte(address) & 7;
        for (int i = 1; i < 4; i++) {
            codePoint = (codePoint << 6) | (Memory.getByte(address + i) & 0x3f);
        }
        putUnit(output, Character.highSurrogate(codePoint));
        putUnit(output, Character.lowSurrogate(codePoint));
    }

    private static void putUnit(final TextOutput output, final int unit) {
        output.putAscii("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            output.put(HEX.charAt((unit >> shift) & 15));
        }
    }

    /** The letter behind the backslash, or 0 if there is no short form. */
    private static char shortForm(final int letter) {
        return switch (letter) {
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
}
