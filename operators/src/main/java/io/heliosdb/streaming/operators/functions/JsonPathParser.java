package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a JSON path as Jayway's JsonPath 2.7 does, which Flink uses. It is lenient in places: a
 * path without {@code $} gets one, and a last character that begins a step is passed over.
 */
final class JsonPathParser {
    /** The path is none; every evaluation fails. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedException(final String message) {
            super(message);
        }
    }

    private final String path;
    private final List<JsonStep> steps = new ArrayList<>();
    private final List<List<String>> names = new ArrayList<>();
    private int position;

    private JsonPathParser(final String path) {
        this.path = path;
    }

    /**
     * The steps behind the root.
     *
     * @throws MalformedException if it is not a path
     * @throws HeliosException {@code HOPR-0303} for functions, and some filters
     */
    static List<JsonStep> parse(final String text) throws MalformedException {
        try {
            final String trimmed = trim(text);
            final char first = trimmed.charAt(0);
            return new JsonPathParser(
                            first == '$' || first == '@' ? trimmed : trim("$.".concat(text)))
                    .read();
        } catch (final IndexOutOfBoundsException | NumberFormatException e) {
            throw new MalformedException(e.getMessage());
        }
    }

    /** Takes off spaces, but leaves one character. */
    private static String trim(final String text) {
        int from = 0;
        int to = text.length();
        while (from < to - 1 && text.charAt(from) == ' ') {
            from++;
        }
        while (to - 1 > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    private List<JsonStep> read() throws MalformedException {
        if (path.endsWith(".")) {
            throw new MalformedException("it ends with a point");
        }
        if (path.length() > 1) {
            position = 1;
            if (path.charAt(1) != '.' && path.charAt(1) != '[') {
                throw new MalformedException("a point or a bracket is missing");
            }
            do {
                readStep();
            } while (position < path.length() - 1);
        }
        return checked();
    }

    /** Replaces names by steps, now that it is known which one is the last. */
    private List<JsonStep> checked() {
        for (int i = 0; i < steps.size(); i++) {
            final boolean isLast = i == steps.size() - 1;
            final List<String> member = names.get(i);
            if (member != null) {
                steps.set(
                        i,
                        member.size() == 1
                                ? new JsonStep.Member(member.getFirst())
                                : new JsonStep.Members(member, isLast));
            }
            final boolean isBelow = i > 0 && steps.get(i - 1) instanceof JsonStep.Deep;
            final boolean isFilter = steps.get(i) instanceof JsonStep.Filter;
            if (isBelow && member == null && !isFilter && !isLast) {
                // Flink keeps in the path, which it shares between rows, where in an array it was
                // last, and then leaves members out
                throw unsupported("steps behind '..' and an index or '*'");
            }
        }
        return steps;
    }

    private HeliosException unsupported(final String what) {
        return FunctionError.argument(
                "the JSON path '" + path + "' has " + what + ", which are not supported");
    }

    private void add(final JsonStep step) {
        steps.add(step);
        names.add(null);
    }

    private void add(final List<String> members) {
        steps.add(null);
        names.add(members);
    }

    private void readStep() throws MalformedException {
        if (path.charAt(position) == '.') {
            final boolean isDeep = position + 1 < path.length() && path.charAt(position + 1) == '.';
            if (isDeep) {
                add(new JsonStep.Deep());
            }
            position += isDeep ? 2 : 1;
            if (path.charAt(position) == '.') {
                throw new MalformedException("there is one point too many");
            }
        }
        switch (path.charAt(position)) {
            case '[' -> readBracket();
            case '*' -> {
                add(new JsonStep.All());
                position++;
            }
            default -> readName();
        }
    }

    private void readName() throws MalformedException {
        final int start = position;
        while (position < path.length() && ".[(".indexOf(path.charAt(position)) < 0) {
            if (path.charAt(position) == ' ') {
                throw new MalformedException("a name with a space needs brackets and quotes");
            }
            position++;
        }
        if (position < path.length() && path.charAt(position) == '(') {
            throw unsupported("functions");
        }
        add(List.of(path.substring(start, position)));
    }

    private void readBracket() throws MalformedException {
        final int inner = significant(position + 1);
        final char first = inner < path.length() ? path.charAt(inner) : ' ';
        if (first == '\'' || first == '"') {
            readQuoted(first);
        } else if (Character.isDigit(first) || first == '-' || first == ':') {
            readElements();
        } else if (first == '*') {
            final int end = significant(inner + 1);
            expect(end < path.length() && path.charAt(end) == ']');
            add(new JsonStep.All());
            position = end + 1;
        } else if (first == '?' && path.startsWith("(", significant(inner + 1))) {
            readFilter(inner);
        } else {
            expect(false);
        }
    }

    private static void expect(final boolean isThere) throws MalformedException {
        if (!isThere) {
            throw new MalformedException("a bracket holds neither name nor number");
        }
    }

    /** Index of the next character that is no space. */
    private int significant(final int from) {
        int at = from;
        while (at < path.length() && path.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private void readFilter(final int questionMark) throws MalformedException {
        final int opening = significant(questionMark + 1);
        final int end = JsonFilterParser.closing(path, opening, ')', true);
        expect(end >= 0);
        final int bracket = significant(end + 1);
        expect(path.charAt(bracket) == ']');
        add(new JsonStep.Filter(JsonFilterParser.parse(path.substring(opening, end + 1))));
        position = bracket + 1;
    }

    private void readElements() throws MalformedException {
        final int end = path.indexOf(']', position);
        expect(end >= 0);
        final String inner = path.substring(position + 1, end).trim();
        for (int i = 0; i < inner.length(); i++) {
            expect(Character.isDigit(inner.charAt(i)) || ",-: ".indexOf(inner.charAt(i)) >= 0);
        }
        if (inner.indexOf(':') >= 0) {
            add(slice(inner));
        } else {
            final String[] numbers = inner.split("\\s*,\\s*", -1);
            final int[] indexes = new int[numbers.length];
            for (int i = 0; i < indexes.length; i++) {
                indexes[i] = Integer.parseInt(numbers[i]);
            }
            add(new JsonStep.Elements(indexes));
        }
        position = end + 1;
    }

    /** What stands behind a second colon does not count. */
    private static JsonStep slice(final String inner) throws MalformedException {
        expect(inner.indexOf(',') < 0 && inner.indexOf(' ') < 0);
        final String[] ends = inner.split(":", -1);
        final Integer from = end(ends, 0);
        final Integer to = end(ends, 1);
        expect(from != null || to != null);
        return new JsonStep.Slice(from, to);
    }

    private static Integer end(final String[] ends, final int index) {
        return index < ends.length && !ends[index].isEmpty() ? Integer.valueOf(ends[index]) : null;
    }

    private void readQuoted(final char quote) throws MalformedException {
        final List<String> members = new ArrayList<>();
        int start = -1;
        boolean isBehindComma = false;
        int at = position + 1;
        for (; at < path.length(); at++) {
            final char letter = path.charAt(at);
            if (letter == '\\') {
                at++;
            } else if (letter == quote && start >= 0) {
                final int next = significant(at + 1);
                expect(next < path.length() && ",]".indexOf(path.charAt(next)) >= 0);
                members.add(unescaped(path.substring(start, at)));
                start = -1;
            } else if (letter == quote) {
                start = at + 1;
                isBehindComma = false;
            } else if (start < 0 && (letter == ',' || letter == ']')) {
                expect(!isBehindComma);
                if (letter == ']') {
                    break;
                }
                isBehindComma = true;
            }
        }
        expect(start < 0 && at < path.length());
        add(members);
        position = at + 1;
    }

    /** A text with escape sequences. */
    static String unescaped(final String name) throws MalformedException {
        final StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < name.length()) {
            final char letter = name.charAt(i++);
            if (letter != '\\' || i == name.length()) {
                text.append(letter);
                continue;
            }
            final int special = "rftnb".indexOf(name.charAt(i));
            if (special >= 0) {
                text.append("\r\f\t\n\b".charAt(special));
            } else if (name.charAt(i) != 'u') {
                text.append(name.charAt(i));
            } else if (i + 4 < name.length()) {
                text.append((char) Integer.parseInt(name.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                break; // of a short escape sequence nothing remains
            }
            i++;
        }
        return text.toString();
    }
}
