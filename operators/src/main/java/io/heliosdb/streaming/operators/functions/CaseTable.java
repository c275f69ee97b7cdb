package io.heliosdb.streaming.operators.functions;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** The other case of each character of two bytes, by Java's rules. */
final class CaseTable {
    static final CaseTable UPPER = new CaseTable(text -> text.toUpperCase(Locale.ROOT));
    static final CaseTable LOWER = new CaseTable(text -> text.toLowerCase(Locale.ROOT));

    private static final int FIRST = 0x80;
    private static final int END = 0x800;

    /** Becomes one of two letters, by its neighbours. */
    private static final char SIGMA = '\u03a3';

    /** Bytes of the other case by code point; 0 where a character alone does not say it. */
    private final char[] pairs = new char[END];

    private CaseTable(final UnaryOperator<String> change) {
        for (char c = FIRST; c < END; c++) {
            final String changed = change.apply(String.valueOf(c));
            final char other = changed.charAt(0);
            if (c != SIGMA && changed.length() == 1 && other >= FIRST && other < END) {
                pairs[c] = (char) ((0xc0 | other >> 6) << Byte.SIZE | 0x80 | (other & 0x3f));
            }
        }
    }

    /** Two bytes for two bytes; 0 if they are no character of two bytes, or Java has to decide. */
    int pair(final byte first, final byte second) {
        return (first & 0xe0) == 0xc0 && (second & 0xc0) == 0x80
                ? pairs[(first & 0x1f) << 6 | (second & 0x3f)]
                : 0;
    }
}
