package io.heliosdb.streaming.sql.script;

import java.util.Locale;

/**
 * A token of SQL.
 *
 * @param kind what it is
 * @param text as written, quotes included
 * @param start offset of its first character in the text
 */
public record Token(Kind kind, String text, int start) {
    /**
     * The kinds of tokens that matter for cutting and for finding names. A SYMBOL is any other
     * single character.
     */
    public enum Kind {
        WORD,
        STRING,
        QUOTED_NAME,
        SYMBOL,
        /** A comment that the planner reads: {@code /*+ OPTIONS(…) *}{@code /}. */
        HINT
    }

    /** Offset behind its last character. */
    public int end() {
        return start + text.length();
    }

    /** Whether it is this keyword, in any case. */
    public boolean is(final String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    public boolean isSymbol(final char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    /** The name it stands for: without backticks, doubled ones halved. */
    public String name() {
        return kind == Kind.QUOTED_NAME
                ? text.substring(1, text.length() - 1).replace("``", "`")
                : text;
    }

    /** The text in capitals, as keywords are compared. */
    public String upper() {
        return text.toUpperCase(Locale.ROOT);
    }
}
