package io.heliosdb.streaming.operators.functions;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a regular expression as a {@link PlainRegex}, if it is one. Whatever it does not know makes
 * it give up, so that {@code java.util.regex} decides.
 */
final class PlainRegexReader {
    private static final String SPECIAL = "\\[]().*+?{}|^$";
    private static final int ASCII = 128;
    private static final int BYTES = 256;

    private final String regex;
    private final List<Part> parts = new ArrayList<>();
    private final List<int[]> groups = new ArrayList<>();
    private final List<int[]> openGroups = new ArrayList<>();
    private int position;

    /** A set of characters with its repetitions. */
    private record Part(CharSet set, int least, int most) {}

    /** Characters below 128. */
    private static final class CharSet {
        private final boolean[] bytes = new boolean[BYTES];

        CharSet add(final int from, final int to) {
            java.util.Arrays.fill(bytes, from, to + 1, true);
            return this;
        }

        void add(final CharSet other) {
            for (int i = 0; i < BYTES; i++) {
                bytes[i] |= other.bytes[i];
            }
        }
    }

    private PlainRegexReader(final String regex) {
        this.regex = regex;
    }

    /** The expression, or null if it is not as plain, or can match the empty text. */
    static PlainRegex read(final String regex) {
        final PlainRegexReader reader = new PlainRegexReader(regex);
        return reader.readParts() ? reader.built() : null;
    }

    private PlainRegex built() {
        final int count = parts.size();
        if (count == 0
                || count > PlainRegex.MAX_PARTS
                || parts.stream().allMatch(part -> part.least == 0)) {
            return null;
        }
        return new PlainRegex(
                parts.stream().map(part -> part.set.bytes).toArray(boolean[][]::new),
                parts.stream().mapToInt(Part::least).toArray(),
                parts.stream().mapToInt(Part::most).toArray(),
                groups.stream().mapToInt(group -> group[0]).toArray(),
                groups.stream().mapToInt(group -> group[1]).toArray());
    }

    private boolean readParts() {
        while (position < regex.length()) {
            final char c = regex.charAt(position);
            if (c == '(') {
                if (!openGroup()) {
                    return false;
                }
            } else if (c == ')') {
                if (!closeGroup()) {
                    return false;
                }
            } else {
                final CharSet set = c == '[' ? bracket() : single();
                if (set == null || !readRepetition(set)) {
                    return false;
                }
            }
        }
        return openGroups.isEmpty();
    }

    private boolean openGroup() {
        position++;
        if (is('?')) {
            return false;
        }
        final int[] group = {parts.size(), 0};
        groups.add(group);
        openGroups.add(group);
        return true;
    }

    private boolean closeGroup() {
        position++;
        if (openGroups.isEmpty() || is('*') || is('+') || is('?') || is('{')) {
            return false;
        }
        openGroups.removeLast()[1] = parts.size();
        return true;
    }

    /** Repeated lazily or without giving back is not plain. */
    private boolean readRepetition(final CharSet set) {
        int least = 1;
        int most = 1;
        if (is('*') || is('+') || is('?')) {
            final char sign = regex.charAt(position++);
            least = sign == '+' ? 1 : 0;
            most = sign == '?' ? 1 : Integer.MAX_VALUE;
        }
        parts.add(new Part(set, least, most));
        return !is('*') && !is('+') && !is('?') && !is('{');
    }

    private boolean is(final char c) {
        return position < regex.length() && regex.charAt(position) == c;
    }

    /** One character or class outside brackets; null if it is something else. */
    private CharSet single() {
        final char c = regex.charAt(position);
        if (c == '\\') {
            return escaped();
        }
        position++;
        return c >= ASCII || SPECIAL.indexOf(c) >= 0 ? null : new CharSet().add(c, c);
    }

    private CharSet escaped() {
        if (position + 1 >= regex.length()) {
            return null;
        }
        final char c = regex.charAt(position + 1);
        position += 2;
        return switch (c) {
            case 'd' -> new CharSet().add('0', '9');
            case 'w' -> new CharSet().add('0', '9').add('a', 'z').add('A', 'Z').add('_', '_');
            case 's' -> new CharSet().add('\t', '\r').add(' ', ' ');
            default -> c >= ASCII || Character.isLetterOrDigit(c) ? null : new CharSet().add(c, c);
        };
    }

    /** A set in brackets: characters, ranges and classes. */
    private CharSet bracket() {
        position++;
        final CharSet all = new CharSet();
        boolean isEmpty = true;
        while (position < regex.length() && !is(']')) {
            final char c = regex.charAt(position);
            if (c == '\\') {
                final CharSet set = escaped();
                if (set == null || is('-')) {
                    return null;
                }
                all.add(set);
            } else if (!isPlainInBrackets(c)) {
                return null;
            } else {
                position++;
                final int end = is('-') ? rangeEnd() : c;
                if (end < c) {
                    return null;
                }
                all.add(c, end);
            }
            isEmpty = false;
        }
        if (isEmpty || !is(']')) {
            return null;
        }
        position++;
        return all;
    }

    /** The last character of a range, or -1. */
    private int rangeEnd() {
        if (position + 1 >= regex.length()) {
            return -1;
        }
        final char end = regex.charAt(position + 1);
        position += 2;
        return isPlainInBrackets(end) ? end : -1;
    }

    private static boolean isPlainInBrackets(final char c) {
        return c < ASCII && "[]^&-\\".indexOf(c) < 0;
    }
}
