package io.heliosdb.streaming.operators.functions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A Java regular expression, for REGEXP, REGEXP_REPLACE, REGEXP_EXTRACT and SIMILAR TO. Works on
 * the heap. A malformed one matches nothing, as in Flink, except in SIMILAR TO.
 */
public final class RegexPattern {
    /** Null if malformed. */
    private final Pattern pattern;

    private RegexPattern(final Pattern pattern) {
        this.pattern = pattern;
    }

    public static RegexPattern of(final String regex) {
        try {
            return new RegexPattern(Pattern.compile(regex));
        } catch (final PatternSyntaxException e) {
            return new RegexPattern(null);
        }
    }

    /** For an expression that is not constant: compiled for each row. */
    public static RegexPattern of(final long regex) {
        return of(HeapText.string(regex));
    }

    /**
     * The expression for a pattern of SIMILAR TO.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if it is not
     *     valid
     */
    public static RegexPattern similar(final String pattern) {
        return checked(SimilarPattern.regex(pattern, (char) 0), pattern);
    }

    /** As {@link #similar(String)}, with an escape character. */
    public static RegexPattern similar(final String pattern, final String escape) {
        if (escape.length() != 1 || escape.charAt(0) == 0) {
            throw FunctionError.argument(
                    "SIMILAR TO: the escape must be one character, not '" + escape + "'");
        }
        return checked(SimilarPattern.regex(pattern, escape.charAt(0)), pattern);
    }

    private static RegexPattern checked(final String regex, final String pattern) {
        final RegexPattern compiled = of(regex);
        if (compiled.pattern == null) {
            throw FunctionError.argument("SIMILAR TO: '" + pattern + "' is not a pattern");
        }
        return compiled;
    }

    public static RegexPattern similar(final long pattern) {
        return similar(HeapText.string(pattern));
    }

    public static RegexPattern similar(final long pattern, final long escape) {
        return similar(HeapText.string(pattern), HeapText.string(escape));
    }

    /** SIMILAR TO: whether the whole text matches. */
    public boolean matches(final long text) {
        return pattern.matcher(HeapText.string(text)).matches();
    }

    /** REGEXP: whether a part of the text matches; an empty expression matches nothing. */
    public boolean finds(final long text) {
        return pattern != null
                && !pattern.pattern().isEmpty()
                && pattern.matcher(HeapText.string(text)).find();
    }

    /** REGEXP_REPLACE: every match by a text. {@link Utf8#NULL} for a malformed expression. */
    public static long replace(
            final Scratch scratch,
            final long text,
            final RegexPattern regex,
            final long replacement) {
        if (regex.pattern == null) {
            return Utf8.NULL;
        }
        final String quoted = Matcher.quoteReplacement(HeapText.string(replacement));
        return HeapText.text(
                scratch, regex.pattern.matcher(HeapText.string(text)).replaceAll(quoted));
    }

    public static long extract(final Scratch scratch, final long text, final RegexPattern regex) {
        return extract(scratch, text, regex, 0);
    }

    /**
     * REGEXP_EXTRACT: a group of the first match, 0 for all of it. {@link Utf8#NULL} if there is
     * none.
     */
    public static long extract(
            final Scratch scratch, final long text, final RegexPattern regex, final long group) {
        if (regex.pattern == null) {
            return Utf8.NULL;
        }
        final Matcher matcher = regex.pattern.matcher(HeapText.string(text));
        final int index = (int) group;
        return matcher.find() && index >= 0 && index <= matcher.groupCount()
                ? HeapText.text(scratch, matcher.group(index))
                : Utf8.NULL;
    }
}
