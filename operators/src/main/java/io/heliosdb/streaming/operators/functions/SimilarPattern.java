package io.heliosdb.streaming.operators.functions;

import java.util.Map;

/**
 * Patterns of SIMILAR TO (SQL:2003 8.6) as Java regular expressions, with the same departures from
 * the standard as Flink's.
 */
final class SimilarPattern {
    private static final String REGEX_SPECIALS = "[]()|^-+*?{}$\\.";
    private static final String SQL_SPECIALS = "[]()|^-+*_%?{}";
    private static final Map<String, String> CLASSES =
            Map.of(
                    "[:ALPHA:]", "\\p{Alpha}",
                    "[:UPPER:]", "\\p{Upper}",
                    "[:LOWER:]", "\\p{Lower}",
                    "[:DIGIT:]", "\\d",
                    "[:SPACE:]", " ",
                    "[:WHITESPACE:]", "\\s",
                    "[:ALNUM:]", "\\p{Alnum}");

    private final String pattern;
    private final char escape;
    private final StringBuilder regex = new StringBuilder();

    private SimilarPattern(final String pattern, final char escape) {
        this.pattern = pattern;
        this.escape = escape;
    }

    /**
     * Translates a pattern.
     *
     * @param escape the escape character, 0 for none
     */
    static String regex(final String pattern, final char escape) {
        return new SimilarPattern(pattern, escape).translate();
    }

    private String translate() {
        checkEscapes();
        int i = 0;
        while (i < pattern.length()) {
            final char c = pattern.charAt(i);
            if (isEscape(c)) {
                literal(escaped(i));
                i += 2;
            } else if (c == '[') {
                regex.append('[');
                i = enumeration(i + 1);
                regex.append(']');
            } else {
                switch (c) {
                    case ']' -> throw invalid();
                    case '_' -> regex.append('.');
                    case '%' -> regex.append("(?s:.*)");
                    case '\\', '$' -> regex.append('\\').append(c);
                    default -> regex.append(c);
                }
                i++;
            }
        }
        return regex.toString();
    }

    private boolean isEscape(final char c) {
        return escape != 0 && c == escape;
    }

    private void checkEscapes() {
        if (escape != 0 && SQL_SPECIALS.indexOf(escape) >= 0) {
            for (int i = 0; i < pattern.length(); i++) {
                if (pattern.charAt(i) == escape) {
                    escaped(i);
                }
            }
        }
        if (escape == ':' && (!pattern.contains("[:") || !pattern.contains(":]"))) {
            throw invalid();
        }
    }

    /** The character behind an escape, which must be special or the escape itself. */
    private char escaped(final int at) {
        final char next = at + 1 < pattern.length() ? pattern.charAt(at + 1) : 0;
        if (next == 0 || (SQL_SPECIALS.indexOf(next) < 0 && next != escape)) {
            throw invalid();
        }
        return next;
    }

    private void literal(final char c) {
        if (SQL_SPECIALS.indexOf(c) >= 0 && REGEX_SPECIALS.indexOf(c) >= 0) {
            regex.append('\\');
        }
        regex.append(c);
    }

    /** Characters between brackets. Returns the index behind the closing one. */
    private int enumeration(final int from) {
        int i = from;
        while (i < pattern.length() && pattern.charAt(i) != ']') {
            final char c = pattern.charAt(i);
            if (isEscape(c)) {
                literal(escaped(i));
                i += 2;
            } else if (pattern.startsWith("[:", i)) {
                i = characterClass(i);
            } else if (c == '-' || c == '^' || SQL_SPECIALS.indexOf(c) < 0) {
                regex.append(c);
                i++;
            } else {
                throw invalid();
            }
        }
        if (i == pattern.length()) {
            throw invalid();
        }
        return i + 1;
    }

    private int characterClass(final int at) {
        final int end = pattern.indexOf(":]", at) + 2;
        final String name = pattern.substring(at, Math.max(at, end));
        final String known = CLASSES.get(name.toUpperCase(java.util.Locale.ROOT));
        // All capitals or all small letters.
        if (known == null
                || (!name.equals(name.toUpperCase(java.util.Locale.ROOT))
                        && !name.equals(name.toLowerCase(java.util.Locale.ROOT)))) {
            throw invalid();
        }
        regex.append(known);
        return end;
    }

    private RuntimeException invalid() {
        return FunctionError.argument("SIMILAR TO: '" + pattern + "' is not a pattern");
    }
}
