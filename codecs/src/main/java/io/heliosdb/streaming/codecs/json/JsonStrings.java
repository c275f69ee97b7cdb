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

    /** Appends UTF-8 bytes in quotes. */
    static void put(final TextOutput output, final long address, final int length) {
        output.put('"');
        int clean = 0;
        for (int i = 0; i < length; i++) {
            final int letter = Memory.getByte(address + i);
            if ((letter & 0xff) < ' ' || letter == '"' || letter == '\\') {
                output.put(address + clean, i - clean);
                putEscape(output, letter);
                clean = i + 1;
            }
        }
        output.put(address + clean, length - clean);
        output.put('"');
    }

    private static void putEscape(final TextOutput output, final int letter) {
        final char shortForm = shortForm(letter);
        output.put('\\');
        if (shortForm != 0) {
            output.put(shortForm);
        } else {
            output.putAscii("u00");
            output.put(HEX.charAt(letter >> 4));
            output.put(HEX.charAt(letter & 15));
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
