package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Functions with regular expressions. A malformed one matches nothing, except in SIMILAR TO. */
final class Patterns {
    private static final String SQL_SPECIALS = "[]()|^-+*_%?{}";

    private Patterns() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        final String text = (String) operands.get(0);
        if (call.function() == ScalarFunction.STR_TO_MAP) {
            return map(
                    text,
                    operands.size() < 3 ? "," : (String) operands.get(1),
                    operands.size() < 3 ? "=" : (String) operands.get(2));
        }
        final String regex = (String) operands.get(1);
        return switch (call.function()) {
            case SIMILAR_TO ->
                    similar(text, regex, operands.size() < 3 ? "" : (String) operands.get(2));
            case REGEXP -> !regex.isEmpty() && find(text, regex) != null;
            case REGEXP_REPLACE -> replaced(text, regex, (String) operands.get(2));
            case REGEXP_EXTRACT ->
                    group(find(text, regex), operands.size() < 3 ? 0 : (Long) operands.get(2));
            case REGEXP_COUNT -> isMalformed(regex) ? null : count(text, regex);
            case REGEXP_INSTR -> isMalformed(regex) ? null : position(find(text, regex));
            case REGEXP_EXTRACT_ALL ->
                    isMalformed(regex)
                            ? null
                            : all(text, regex, operands.size() < 3 ? 1 : (Long) operands.get(2));
            case REGEXP_SUBSTR -> group(find(text, regex), 0);
            default -> throw new IllegalStateException("not a pattern: " + call);
        };
    }

    /** The first match, or null. */
    private static Matcher find(final String text, final String regex) {
        try {
            final Matcher matcher = Pattern.compile(regex).matcher(text);
            return matcher.find() ? matcher : null;
        } catch (final PatternSyntaxException e) {
            return null;
        }
    }

    private static List<String> all(final String text, final String regex, final long group) {
        final Matcher matcher = Pattern.compile(regex).matcher(text);
        if (group < 0 || group > matcher.groupCount()) {
            return null;
        }
        return matcher.results()
                .map(match -> match.group((int) group))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Map<String, String> map(
            final String text, final String between, final String behindKey) {
        final Map<String, String> map = new LinkedHashMap<>();
        try {
            for (final String entry : text.isEmpty() ? new String[0] : text.split(between)) {
                final String[] parts = entry.split(behindKey, 2);
                map.put(parts.length < 2 ? entry : parts[0], parts.length < 2 ? null : parts[1]);
            }
            return map;
        } catch (final PatternSyntaxException e) {
            throw Failure.of("STR_TO_MAP: a delimiter is malformed", "see java.util.regex");
        }
    }

    private static boolean isMalformed(final String regex) {
        try {
            Pattern.compile(regex);
            return false;
        } catch (final PatternSyntaxException e) {
            return true;
        }
    }

    private static Object count(final String text, final String regex) {
        return Pattern.compile(regex).matcher(text).results().count();
    }

    private static Object position(final Matcher match) {
        return match == null ? 0L : match.start() + 1L;
    }

    private static String replaced(final String text, final String regex, final String by) {
        try {
            return text.replaceAll(regex, Matcher.quoteReplacement(by));
        } catch (final PatternSyntaxException e) {
            return null;
        }
    }

    private static String group(final Matcher match, final long number) {
        return match == null || number < 0 || number > match.groupCount()
                ? null
                : match.group((int) number);
    }

    private static boolean similar(final String text, final String pattern, final String escape) {
        if (escape.length() > 1) {
            throw invalid(pattern);
        }
        try {
            return Pattern.matches(regex(pattern, escape), text);
        } catch (final PatternSyntaxException e) {
            throw invalid(pattern);
        }
    }

    private static String regex(final String pattern, final String escape) {
        final StringBuilder regex = new StringBuilder();
        boolean isInBrackets = false;
        int i = 0;
        while (i < pattern.length()) {
            final String c = pattern.substring(i, i + 1);
            if (c.equals(escape)) {
                final String next = pattern.substring(i + 1, Math.min(i + 2, pattern.length()));
                if (next.isEmpty() || (!SQL_SPECIALS.contains(next) && !next.equals(escape))) {
                    throw invalid(pattern);
                }
                regex.append(SQL_SPECIALS.contains(next) ? Pattern.quote(next) : next);
                i += 2;
            } else if (isInBrackets && pattern.startsWith("[:", i)) {
                final int end = pattern.indexOf(":]", i);
                regex.append(
                        characterClass(pattern, pattern.substring(i + 2, Math.max(i + 2, end))));
                i = end + 2;
            } else {
                regex.append(isInBrackets ? inBrackets(pattern, c) : outside(pattern, c));
                isInBrackets = isInBrackets ? !c.equals("]") : c.equals("[");
                i++;
            }
        }
        if (isInBrackets) {
            throw invalid(pattern);
        }
        return regex.toString();
    }

    private static String inBrackets(final String pattern, final String c) {
        if (SQL_SPECIALS.contains(c) && !"]-^".contains(c)) {
            throw invalid(pattern);
        }
        return c;
    }

    private static String outside(final String pattern, final String c) {
        return switch (c) {
            case "_" -> ".";
            case "%" -> "(?s:.*)";
            case "\\", "$" -> "\\" + c;
            case "]" -> throw invalid(pattern);
            default -> c;
        };
    }

    private static String characterClass(final String pattern, final String name) {
        return switch (name) {
            case "ALPHA", "alpha" -> "\\p{Alpha}";
            case "UPPER", "upper" -> "\\p{Upper}";
            case "LOWER", "lower" -> "\\p{Lower}";
            case "DIGIT", "digit" -> "\\d";
            case "SPACE", "space" -> " ";
            case "WHITESPACE", "whitespace" -> "\\s";
            case "ALNUM", "alnum" -> "\\p{Alnum}";
            default -> throw invalid(pattern);
        };
    }

    private static RuntimeException invalid(final String pattern) {
        return Failure.of("'" + pattern + "' is not a pattern of SIMILAR TO", "see SQL:2003 8.6");
    }
}
