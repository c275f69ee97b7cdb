package io.heliosdb.streaming.sql.script;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.SqlError;

import java.util.ArrayList;
import java.util.List;

/** Cuts SQL text into {@link Token}s; comments and white space are left out. */
public final class Tokenizer {
    private final String file;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private Tokenizer(final String file, final String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * The tokens of {@code text} in order.
     *
     * @param file name for error positions, or empty
     * @throws HeliosException {@code HSQL-0001} if a quote or comment is not closed, at the place
     *     where it opens
     */
    public static List<Token> tokens(final String file, final String text) {
        final Tokenizer tokenizer = new Tokenizer(file, text);
        tokenizer.run();
        return tokenizer.tokens;
    }

    /** Line and column of an offset in {@code text}. */
    public static Position position(final String file, final String text, final int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(file, line, offset - lineStart + 1);
    }

    private void run() {
        int i = 0;
        while (i < text.length()) {
            final char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\uFEFF') {
                i++;
            } else if (text.startsWith("--", i)) {
                final int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", i)) {
                final int end = text.indexOf("*/", i + 2);
                if (end < 0) {
                    throw unterminated("comment", "*/", i);
                }
                if (text.startsWith("/*+", i)) {
                    tokens.add(new Token(Token.Kind.HINT, text.substring(i, end + 2), i));
                }
                i = end + 2;
            } else {
                i = token(c, i);
            }
        }
    }

    private int token(final char c, final int start) {
        final int end;
        final Token.Kind kind;
        if (c == '\'') {
            kind = Token.Kind.STRING;
            end = quoted(c, "string", start);
        } else if (c == '`') {
            kind = Token.Kind.QUOTED_NAME;
            end = quoted(c, "quoted name", start);
        } else if (Character.isJavaIdentifierPart(c)) {
            kind = Token.Kind.WORD;
            end = word(start);
        } else {
            kind = Token.Kind.SYMBOL;
            end = start + 1;
        }
        tokens.add(new Token(kind, text.substring(start, end), start));
        return end;
    }

    private int word(final int start) {
        int end = start + 1;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** A quote within the quotes is written twice. */
    private int quoted(final char quote, final String what, final int start) {
        int end = text.indexOf(quote, start + 1);
        while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == quote) {
            end = text.indexOf(quote, end + 2);
        }
        if (end < 0) {
            throw unterminated(what, String.valueOf(quote), start);
        }
        return end + 1;
    }

    private HeliosException unterminated(final String what, final String closing, final int start) {
        return HeliosException.of(
                        SqlError.UNTERMINATED, "the " + what + " that begins here is not closed")
                .at(position(file, text, start))
                .hint("close it with " + closing);
    }
}
