package io.heliosdb.streaming.operators.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A Java regular expression, for REGEXP, REGEXP_REPLACE, REGEXP_EXTRACT and SIMILAR TO. Works on
 * the heap, except for a {@link PlainRegex}. A malformed one matches nothing, as in Flink, except
 * in SIMILAR TO.
 *
 * <p>Java's engine calls itself for each round of a repeated group. How deep the stack lets it is a
 * matter of the moment; so it is called by {@link DeepStack}, and what may be deeper than that
 * allows is an error of the row ({@code HOPR-0303}), always.
 */
public final class RegexPattern {
    private static final int MAX_LENGTH = 1 << 16;
    private static final int SURELY_SHALLOW = 200;
    private static final int CALLS_WITHOUT_GROUP = 4;
    private static final String REPETITIONS = "*+{";

    /** Null if malformed. */
    private final Pattern pattern;

    /** The same, if it is plain; else null. */
    private final PlainRegex plain;

    private final int maxTextLength;

    private RegexPattern(final Pattern pattern, final PlainRegex plain, final int maxTextLength) {
        this.pattern = pattern;
        this.plain = plain;
        this.maxTextLength = maxTextLength;
    }

    /**
     * Compiles an expression.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if it is longer
     *     than 65,536 characters
     */
    public static RegexPattern of(final String regex) {
        return of(regex, 0);
    }

    /**
     * Compiles an expression.
     *
     * @param flags of {@link Pattern}
     */
    static RegexPattern of(final String regex, final int flags) {
        if (regex.length() > MAX_LENGTH) {
            throw FunctionError.argument(
                            "a regular expression has " + regex.length() + " characters")
                    .detail("at most " + MAX_LENGTH + " are possible");
        }
        final Pattern pattern = compile(regex, flags);
        return new RegexPattern(
                pattern,
                pattern == null || flags != 0 ? null : PlainRegexReader.read(regex),
                maxTextLength(regex));
    }

    /** Whether it is an expression at all. */
    boolean isWellFormed() {
        return pattern != null;
    }

    /**
     * Whether the whole text matches.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if it is too
     *     long for the stack
     */
    boolean matches(final String text) {
        return matcher(text).matches();
    }

    /**
     * Whether the plain form decides. A text that may be too long for Java's engine is left to it.
     */
    private boolean isPlain(final long text) {
        return plain != null && Utf8.length(text) <= maxTextLength;
    }

    /** Java's compiler calls its own overflow an error of the syntax. */
    private static Pattern compile(final String regex, final int flags) {
        try {
            return Pattern.compile(regex, flags);
        } catch (final PatternSyntaxException | StackOverflowError e) {
            return regex.length() < SURELY_SHALLOW
                    ? null
                    : DeepStack.callDeep(() -> compiled(regex, flags));
        }
    }

    private static Pattern compiled(final String regex, final int flags) {
        try {
            return Pattern.compile(regex, flags);
        } catch (final PatternSyntaxException e) {
            return null;
        }
    }

    /** Each character goes through each part of a repeated group at most, and each part calls. */
    private static int maxTextLength(final String regex) {
        final int group = regex.indexOf(')');
        final boolean mayRepeatGroup =
                group >= 0 && regex.chars().skip(group).anyMatch(c -> REPETITIONS.indexOf(c) >= 0);
        final int callsOfCharacter =
                mayRepeatGroup
                        ? Math.max(regex.length(), CALLS_WITHOUT_GROUP)
                        : CALLS_WITHOUT_GROUP;
        return (int) (DeepStack.MAX_DEPTH - regex.length()) / callsOfCharacter;
    }

    private Matcher matcher(final String text) {
        if (text.length() > maxTextLength) {
            throw FunctionError.argument(
                            "a text of " + text.length() + " characters is too long to be matched")
                    .detail("the regular expression '" + pattern + "' takes " + maxTextLength)
                    .hint("match a part of the text, or repeat single characters, not groups");
        }
        return pattern.matcher(text);
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
        final String string = HeapText.string(text);
        return DeepStack.call(() -> matcher(string).matches());
    }

    /** REGEXP: whether a part of the text matches; an empty expression matches nothing. */
    public boolean finds(final long text) {
        if (pattern == null || pattern.pattern().isEmpty()) {
            return false;
        }
        if (isPlain(text)) {
            return PlainMatches.finds(text, plain);
        }
        final String string = HeapText.string(text);
        return DeepStack.call(() -> matcher(string).find());
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
        if (regex.isPlain(text)
                && PlainMatches.canReplace(scratch, text, regex.plain, replacement)) {
            return PlainMatches.replace(scratch, text, regex.plain, replacement);
        }
        final String string = HeapText.string(text);
        final String by = HeapText.string(replacement);
        return HeapText.text(scratch, DeepStack.call(() -> regex.replace(scratch, string, by)));
    }

    /** Ends with {@code HOPR-0304} as soon as the result cannot fit; what it builds is small. */
    private String replace(final Scratch scratch, final String text, final String by) {
        final StringBuilder built = new StringBuilder(text.length());
        int end = 0;
        for (final Matcher matcher = matcher(text); matcher.find(); end = matcher.end()) {
            built.append(text, end, matcher.start()).append(by);
            scratch.open(built.length()); // a character has a byte at least
        }
        return built.append(text, end, text.length()).toString();
    }

    /** REGEXP_COUNT: how many matches there are. NULL for a malformed expression. */
    public static int count(final Scratch scratch, final long text, final RegexPattern regex) {
        scratch.setNull(regex.pattern == null);
        if (regex.pattern == null) {
            return 0;
        }
        if (regex.isPlain(text)) {
            return PlainMatches.count(text, regex.plain);
        }
        final String string = HeapText.string(text);
        return DeepStack.call(() -> regex.count(string));
    }

    private int count(final String text) {
        int count = 0;
        for (final Matcher matcher = matcher(text); matcher.find(); ) {
            count++;
        }
        return count;
    }

    /**
     * REGEXP_INSTR: where the first match begins, from 1 in UTF-16 units; 0 if there is none. NULL
     * for a malformed expression.
     */
    public static int position(final Scratch scratch, final long text, final RegexPattern regex) {
        scratch.setNull(regex.pattern == null);
        if (regex.pattern == null) {
            return 0;
        }
        final String string = HeapText.string(text);
        return DeepStack.call(() -> regex.position(string));
    }

    private int position(final String text) {
        final Matcher matcher = matcher(text);
        return matcher.find() ? matcher.start() + 1 : 0;
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
        if (regex.isPlain(text)) {
            return PlainMatches.extract(scratch, text, regex.plain, (int) group);
        }
        final String string = HeapText.string(text);
        return HeapText.text(scratch, DeepStack.call(() -> regex.extract(string, (int) group)));
    }

    /** A group of each match; null if there is no such group, or the expression is malformed. */
    List<String> groups(final String text, final long group) {
        return DeepStack.call(() -> allGroups(text, group));
    }

    private List<String> allGroups(final String text, final long group) {
        if (pattern == null || group < 0) {
            return null;
        }
        final Matcher matcher = matcher(text);
        if (group > matcher.groupCount()) {
            return null;
        }
        final List<String> groups = new ArrayList<>();
        while (matcher.find()) {
            groups.add(matcher.group((int) group));
        }
        return groups;
    }

    /**
     * The parts of a text between matches, without empty ones at its end.
     *
     * @param most parts, or 0 for all
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if the
     *     expression is malformed
     */
    String[] split(final String text, final int most) {
        if (pattern == null) {
            throw FunctionError.argument("a delimiter is not a regular expression");
        }
        return DeepStack.call(() -> matcher(text).pattern().split(text, most));
    }

    /** Null if there is none. */
    private String extract(final String text, final int group) {
        final Matcher matcher = matcher(text);
        return matcher.find() && group >= 0 && group <= matcher.groupCount()
                ? matcher.group(group)
                : null;
    }
}
