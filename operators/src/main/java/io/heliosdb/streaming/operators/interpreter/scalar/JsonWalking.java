package io.heliosdb.streaming.operators.interpreter.scalar;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON paths, step by step through maps and lists. A path of one result gives that, null if there
 * is none; any other path the list of its results.
 */
final class JsonWalking {
    private static final Pattern NAME = Pattern.compile("[^.\\[( ]+");
    private static final Pattern BRACKET =
            Pattern.compile(
                    "\\[ *(?:(?<all>\\* *)|(?<numbers>[-\\d:][-\\d:, ]*)"
                            + "|(?<names>'(?:[^'\\\\]|\\\\.)*' *(?:, *'(?:[^'\\\\]|\\\\.)*' *)*"
                            + "|\"(?:[^\"\\\\]|\\\\.)*\" *(?:, *\"(?:[^\"\\\\]|\\\\.)*\" *)*))]",
                    Pattern.DOTALL);
    private static final Pattern FILTER = Pattern.compile("\\[ *\\? *(?=\\()");
    private static final Pattern QUOTED =
            Pattern.compile("(['\"])((?:(?!\\1)[^\\\\]|\\\\.)*)\\1", Pattern.DOTALL);

    /** The text is not a path, or the document is not like it. */
    static final class NoPathException extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Names, or numbers, or a filter, or all; what is behind two points is deep. */
    private record Step(
            List<String> names, String numbers, JsonFilters.Condition condition, boolean isDeep) {
        boolean isSingle(final boolean isLast) {
            return !isDeep
                    && (names != null
                            ? names.size() == 1 || isLast
                            : numbers != null && numbers.matches("[^,:]*"));
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private final Object root;
    private final boolean isLax;

    private JsonWalking(final Object root, final boolean isLax) {
        this.root = root;
        this.isLax = isLax;
    }

    static Object walk(final Object root, final String path, final boolean isLax)
            throws NoPathException {
        final JsonWalking walking = new JsonWalking(root, isLax);
        walking.read(path.strip());
        final List<Object> results = new ArrayList<>();
        walking.walk(0, root, true, results);
        boolean isSingle = true;
        for (int i = 0; i < walking.steps.size(); i++) {
            isSingle &= walking.steps.get(i).isSingle(i == walking.steps.size() - 1);
        }
        return !isSingle ? results : results.isEmpty() ? null : results.getFirst();
    }

    /** All that a path leads to; there may be nothing on the way. */
    static List<Object> all(final Object root, final String path) throws NoPathException {
        final JsonWalking walking = new JsonWalking(root, true);
        walking.read(path);
        final List<Object> results = new ArrayList<>();
        walking.walk(0, root, true, results);
        return results;
    }

    private void read(final String given) throws NoPathException {
        final boolean isRooted = given.startsWith("$") || given.startsWith("@");
        final String path = isRooted ? given : "$." + given;
        demand(!path.endsWith("."));
        demand(path.length() < 2 || path.charAt(1) == '.' || path.charAt(1) == '[');
        int at = 1;
        // a last character by itself does not count
        while (at < path.length() - (at == 1 ? 0 : 1)) {
            final boolean isDeep = path.startsWith("..", at);
            at += isDeep ? 2 : path.charAt(at) == '.' ? 1 : 0;
            final Matcher bracket = BRACKET.matcher(path).region(at, path.length());
            final Matcher filter = FILTER.matcher(path).region(at, path.length());
            final Matcher name = NAME.matcher(path).region(at, path.length());
            if (path.charAt(at) == '*') {
                steps.add(new Step(null, null, null, isDeep));
                at++;
            } else if (filter.lookingAt()) {
                final JsonFilters filters = new JsonFilters(path, filter.end());
                steps.add(new Step(null, null, filters.read(), isDeep));
                at = filters.end();
            } else if (bracket.lookingAt()) {
                steps.add(bracketed(bracket, isDeep));
                at = bracket.end();
            } else {
                demand(name.lookingAt());
                steps.add(new Step(List.of(name.group()), null, null, isDeep));
                at = name.end();
                demand(!path.startsWith(" ", at));
                if (path.startsWith("(", at)) {
                    throw Failure.of("'" + path + "' calls a function", "use members and indexes");
                }
            }
        }
    }

    private static Step bracketed(final Matcher bracket, final boolean isDeep)
            throws NoPathException {
        if (bracket.group("names") != null) {
            demand(!bracket.group("names").strip().endsWith(","));
            final List<String> names = new ArrayList<>();
            for (final Matcher quoted = QUOTED.matcher(bracket.group("names")); quoted.find(); ) {
                names.add(unescaped(quoted.group(2)));
            }
            return new Step(names, null, null, isDeep);
        }
        final String numbers = bracket.group("numbers");
        demand(
                numbers == null
                        || numbers.strip().matches("-?\\d+( *, *-?\\d+)*|(-?\\d*:)+(-?\\d*)"));
        demand(numbers == null || areInts(numbers.strip()));
        return new Step(null, numbers == null ? null : numbers.strip(), null, isDeep);
    }

    /** Of a slice what is behind a second colon does not count, but one end must be there. */
    private static boolean areInts(final String numbers) {
        final String[] parts = numbers.split("[,:]", numbers.contains(":") ? 3 : -1);
        boolean isSome = false;
        for (int i = 0; i < parts.length && (i < 2 || !numbers.contains(":")); i++) {
            if (!parts[i].isBlank()) {
                if (new BigInteger(parts[i].strip()).bitLength() >= Integer.SIZE) {
                    return false;
                }
                isSome = true;
            }
        }
        return isSome;
    }

    /** A text with escape sequences. */
    static String unescaped(final String name) {
        return Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)", Pattern.DOTALL)
                .matcher(name)
                .replaceAll(
                        escape -> {
                            final String letter = escape.group(1);
                            final int index = "rftnb".indexOf(letter.charAt(0));
                            final String meaning =
                                    letter.length() == 5
                                            ? String.valueOf(
                                                    (char)
                                                            Integer.parseInt(
                                                                    letter.substring(1), 16))
                                            : index < 0
                                                    ? letter
                                                    : "\r\f\t\n\b".substring(index, index + 1);
                            return Matcher.quoteReplacement(meaning);
                        });
    }

    private static void demand(final boolean condition) throws NoPathException {
        if (!condition) {
            throw new NoPathException();
        }
    }

    /** In strict mode what a straight way cannot pass is an error. */
    private void demandIf(final boolean isStraight, final boolean condition)
            throws NoPathException {
        demand(condition || isLax || !isStraight);
    }

    private void walk(
            final int index,
            final Object value,
            final boolean isStraight,
            final List<Object> results)
            throws NoPathException {
        if (index == steps.size()) {
            results.add(value);
            return;
        }
        final Step step = steps.get(index);
        if (step.isDeep()) {
            deep(index, value, results);
        } else {
            take(index, value, isStraight, results);
        }
    }

    private void deep(final int index, final Object value, final List<Object> results)
            throws NoPathException {
        final Step step = steps.get(index);
        if (value instanceof Map<?, ?> object) {
            final boolean isLast = index == steps.size() - 1;
            if (step.numbers() == null
                    && (step.names() == null
                            || (step.names().size() > 1 && !isLast)
                            || object.keySet().containsAll(step.names()))) {
                take(index, value, false, results);
            }
            for (final Object member : object.values()) {
                deep(index, member, results);
            }
        } else if (value instanceof List<?> array) {
            if (step.condition() != null) {
                deepFilter(index, array, results);
            } else if (step.names() == null) {
                take(index, value, false, results);
            }
            for (final Object element : array) {
                deep(index, element, results);
            }
        }
    }

    /** Of an array that the filter takes itself the next step leads from all its elements. */
    private void deepFilter(final int index, final List<?> array, final List<Object> results)
            throws NoPathException {
        if (!steps.get(index).condition().holds(array, root, isLax)) {
            return;
        }
        if (index == steps.size() - 1) {
            take(index, array, false, results);
            return;
        }
        final Step next = steps.get(index + 1);
        final boolean isLastMember =
                index == steps.size() - 2 && next.names() != null && next.names().size() == 1;
        if (!isLastMember) {
            for (final Object element : array) {
                walk(index + 1, element, false, results);
            }
        }
    }

    private void take(
            final int index,
            final Object value,
            final boolean isStraight,
            final List<Object> results)
            throws NoPathException {
        final Step step = steps.get(index);
        final boolean isLast = index == steps.size() - 1;
        if (step.names() != null) {
            demandIf(isStraight, value instanceof Map<?, ?>);
            if (value instanceof Map<?, ?> object) {
                members(index, object, isStraight, isLast, results);
            }
        } else if (step.numbers() != null) {
            demandIf(isStraight, value instanceof List<?>);
            if (value instanceof List<?> array) {
                for (final int element : indexes(step.numbers(), array.size())) {
                    final int from = element < 0 ? element + array.size() : element;
                    if (from >= 0 && from < array.size()) {
                        final boolean goesOn = isStraight && step.isSingle(isLast);
                        walk(index + 1, array.get(from), goesOn, results);
                    }
                }
            }
        } else if (step.condition() != null) {
            demand(!isStraight || value instanceof Map<?, ?> || value instanceof List<?>);
            final List<?> items =
                    value instanceof List<?> array
                            ? array
                            : value instanceof Map<?, ?> ? List.of(value) : List.of();
            for (final Object item : items) {
                if (step.condition().holds(item, root, isLax)) {
                    walk(index + 1, item, false, results);
                }
            }
        } else if (value instanceof Map<?, ?> object) {
            for (final Object member : object.values()) {
                walk(index + 1, member, false, results);
            }
        } else if (value instanceof List<?> array) {
            for (final Object element : array) {
                walk(index + 1, element, false, results);
            }
        }
    }

    private void members(
            final int index,
            final Map<?, ?> object,
            final boolean isStraight,
            final boolean isLast,
            final List<Object> results)
            throws NoPathException {
        final List<String> names = steps.get(index).names();
        if (names.size() > 1 && isLast) {
            final Map<String, Object> merged = new LinkedHashMap<>();
            names.stream()
                    .filter(object::containsKey)
                    .forEach(name -> merged.put(name, object.get(name)));
            results.add(merged);
            return;
        }
        for (final String name : names) {
            final boolean isThere = object.containsKey(name);
            demandIf(isStraight && names.size() == 1 && !isLast, isThere);
            if (isThere) {
                walk(index + 1, object.get(name), isStraight && names.size() == 1, results);
            }
        }
    }

    private static List<Integer> indexes(final String numbers, final int count) {
        if (!numbers.contains(":")) {
            return Arrays.stream(numbers.split(" *, *", -1)).map(Integer::valueOf).toList();
        }
        final String[] ends = (numbers + ": :").split(":", -1);
        final boolean hasFrom = !ends[0].isBlank();
        final boolean hasTo = !ends[1].isBlank();
        int from = hasFrom ? Integer.parseInt(ends[0]) : 0;
        int to = hasTo ? Integer.parseInt(ends[1]) : count;
        if (!hasTo) {
            from = Math.max(0, from < 0 ? from + count : from);
        } else if (!hasFrom) {
            to = to < 0 ? to + count : to;
        }
        final List<Integer> indexes = new ArrayList<>();
        for (int i = Math.max(from, -count); i < Math.min(to, count); i++) {
            indexes.add(i);
        }
        return indexes;
    }
}
