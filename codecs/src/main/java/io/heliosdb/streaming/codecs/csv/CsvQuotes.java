package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.text.TextOutput;

/** Appends texts as fields, in quotes where the style wants them. One thread. */
final class CsvQuotes {
    /** Characters up to which Flink's writer looks whether a text can do without quotes. */
    private static final int CHECKED_CHARACTERS = 24;

    private final CsvStyle style;
    private final TextOutput output;
    private final int delimiter;
    private final int quote;
    private final int escape;
    private final int leastSafe;

    CsvQuotes(final CsvOptions options, final CsvStyle style, final TextOutput output) {
        this.style = style;
        this.output = output;
        delimiter = options.delimiter();
        quote = options.quote();
        escape = options.escape();
        leastSafe = Math.max(Math.max(delimiter, quote), '\r') + 1;
    }

    void put(final long address, final int length) {
        if (!needsQuotes(address, length)) {
            output.put(address, length);
            return;
        }
        output.put(quote);
        for (int i = 0; i < length; i++) {
            final int letter = Memory.getByte(address + i);
            if (letter == quote || letter == escape) {
                output.put(letter);
            }
            output.put(letter);
        }
        output.put(quote);
    }

    private boolean needsQuotes(final long address, final int length) {
        if (quote == CsvOptions.NONE) {
            return false;
        }
        return style == CsvStyle.FLINK ? isUnsafe(address, length) : isSpecial(address, length);
    }

    private boolean isSpecial(final long address, final int length) {
        for (int i = 0; i < length; i++) {
            final int letter = Memory.getByte(address + i);
            if (letter == delimiter
                    || letter == quote
                    || letter == escape
                    || letter == '\n'
                    || letter == '\r') {
                return true;
            }
        }
        return length == 0;
    }

    private boolean isUnsafe(final long address, final int length) {
        int characters = 0;
        // Without an escape character of its own, the writer still minds the backslash.
        final int special = escape == CsvOptions.NONE ? '\\' : escape;
        for (int i = 0; i < length; i++) {
            final int letter = Memory.getByte(address + i) & 0xff;
            if (letter < leastSafe || letter == special) {
                return true;
            }
            characters += letter >= 0xf0 ? 2 : (letter & 0xc0) == 0x80 ? 0 : 1;
            if (characters > CHECKED_CHARACTERS) {
                return true;
            }
        }
        return false;
    }
}
