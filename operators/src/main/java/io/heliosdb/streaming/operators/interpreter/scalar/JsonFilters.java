package io.heliosdb.streaming.operators.interpreter.scalar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Filters of JSON paths, such as {@code [?(@.a > 1 && !@.b)]}. */
final class JsonFilters {
    private static final Pattern PATH =
            Pattern.compile(
                    "[@$](?:\\[(?:'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|[^]'\"])*]"
                            + "|[^ <>=~!)\\[])*",
                    Pattern.DOTALL);
    private static final Pattern STRING =
            Pattern.compile(
                    "'(?<one>(?:[^'\\\\]|\\\\.)*)'|\"(?<two>(?:[^\"\\\\]|\\\\.)*)\"",
                    Pattern.DOTALL);
    private static final Pattern REGEX =
            Pattern.compile("/(?<regex>(?:[^/\\\\]|\\\\.)*)/(?<flags>[dixmsuU]*)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[-.eE\\d]+");
    private static final Pattern WORD = Pattern.compile("true|false|null");
    private static final Pattern OPERATOR = Pattern.compile("[<>=~!]+|[^ <>=~!][^ ]*");
    private static final String FLAGS = "dixmsuU";
    private static final int[] FLAG_VALUES = {
        Pattern.UNIX_LINES,
        Pattern.CASE_INSENSITIVE,
        Pattern.COMMENTS,
        Pattern.MULTILINE,
        Pattern.DOTALL,
        Pattern.UNICODE_CASE,
        Pattern.UNICODE_CHARACTER_CLASS
    };

    /** What a filter asks of a value in a document. */
    @FunctionalInterface
    interface Condition {
        boolean holds(Object item, Object root, boolean isLax) throws JsonWalking.NoPathException;
    }

    /** A side of a comparison. */
    @FunctionalInterface
    private interface Operand {
        Object value(Object item, Object root, boolean isLax) throws JsonWalking.NoPathException;
    }

    /** A path leads nowhere. */
    private enum Missing {
        VALUE
    }

    private final String path;
    private int at;

    /** Begins with the opening bracket at an index. */
    JsonFilters(final String path, final int start) {
        this.path = path;
        at = start;
    }

    /** The condition, up to the bracket that closes the filter. */
    Condition read() throws JsonWalking.NoPathException {
        try {
            demand(takes("("));
            final Condition condition = either();
            demand(takes(")") && takes("]"));
            return condition;
        } catch (final NumberFormatException | PatternSyntaxException e) {
            throw new JsonWalking.NoPathException();
        }
    }

    /** Index behind what was read. */
    int end() {
        return at;
    }

    private static void demand(final boolean condition) throws JsonWalking.NoPathException {
        if (!condition) {
            throw new JsonWalking.NoPathException();
        }
    }

    private boolean takes(final String token) {
        while (path.startsWith(" ", at)) {
            at++;
        }
        final boolean isThere = path.startsWith(token, at);
        at += isThere ? token.length() : 0;
        return isThere;
    }

    /** What is here, if it is like the pattern, or null. */
    private Matcher taken(final Pattern pattern) {
        takes("");
        final Matcher matcher = pattern.matcher(path).region(at, path.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher;
    }

    private Condition either() throws JsonWalking.NoPathException {
        final Condition first = both();
        if (!takes("||")) {
            return first;
        }
        final Condition rest = either();
        return (item, root, isLax) ->
                first.holds(item, root, isLax) || rest.holds(item, root, isLax);
    }

    private Condition both() throws JsonWalking.NoPathException {
        final Condition first = one();
        if (!takes("&&")) {
            return first;
        }
        final Condition rest = both();
        return (item, root, isLax) ->
                first.holds(item, root, isLax) && rest.holds(item, root, isLax);
    }

    private Condition one() throws JsonWalking.NoPathException {
        final boolean isNot = takes("!");
        takes("");
        final boolean isPath = at < path.length() && "@$".indexOf(path.charAt(at)) >= 0;
        if (isNot && !isPath) {
            final Condition opposite = one();
            return (item, root, isLax) -> !opposite.holds(item, root, isLax);
        }
        if (takes("(")) {
            final Condition inner = either();
            demand(takes(")"));
            return inner;
        }
        final int start = at;
        final Operand left = operand();
        final String leftText = path.substring(start, at);
        final int behind = at;
        final Matcher operator = taken(OPERATOR);
        demand(operator != null);
        final String name = operator.group().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "IN", "NIN" -> {
                final List<Object> values = list();
                yield (item, root, isLax) ->
                        isIn(left.value(item, root, isLax), values) == name.equals("IN");
            }
            case "=~" -> {
                final Pattern pattern = regex();
                yield (item, root, isLax) -> isLike(left.value(item, root, isLax), pattern);
            }
            case "==", "!=", "===", "!==", "<", "<=", ">", ">=", "SIZE" -> {
                takes("!");
                final Operand right = operand();
                yield (item, root, isLax) ->
                        compares(
                                left.value(item, root, isLax),
                                name,
                                right.value(item, root, isLax));
            }
            case "CONTAINS", "ALL", "TYPE", "MATCHES", "EMPTY", "SUBSETOF", "ANYOF", "NONEOF" ->
                    throw Failure.of("the filter '" + path + "' has " + name, "use == or IN");
            default -> {
                demand(isPath);
                at = behind;
                // of a path from the root too it is asked of the item
                final Operand here = walking("@" + leftText.substring(1));
                yield (item, root, isLax) ->
                        (here.value(item, root, false) == Missing.VALUE) == isNot;
            }
        };
    }

    private Operand operand() throws JsonWalking.NoPathException {
        final Matcher found = taken(PATH);
        if (found != null) {
            return walking(found.group());
        }
        final Object constant = constant();
        return (item, root, isLax) -> constant;
    }

    private static Operand walking(final String path) throws JsonWalking.NoPathException {
        if (path.matches(".*(\\*|\\.\\.|\\?|:|,|\\().*")) {
            throw Failure.of("the filter's path '" + path + "'", "use members and indexes");
        }
        final boolean isOfRoot = path.startsWith("$");
        JsonWalking.all(null, path);
        return (item, root, isLax) -> {
            final Object from = isOfRoot ? root : item;
            final List<Object> found = JsonWalking.all(from, path);
            return found.isEmpty() ? isLax ? null : Missing.VALUE : found.getFirst();
        };
    }

    private Object constant() throws JsonWalking.NoPathException {
        final Matcher string = taken(STRING);
        if (string != null) {
            final String one = string.group("one");
            return JsonWalking.unescaped(one == null ? string.group("two") : one);
        }
        final Matcher word = taken(WORD);
        if (word != null) {
            return word.group().equals("null") ? null : word.group().equals("true");
        }
        final Matcher number = taken(NUMBER);
        demand(number != null);
        return new BigDecimal(number.group());
    }

    private List<Object> list() throws JsonWalking.NoPathException {
        if (!takes("[")) {
            throw Failure.of("the filter '" + path + "' has IN without a list", "write [1, 2]");
        }
        final List<Object> values = new ArrayList<>();
        boolean isFirst = true;
        while (!takes("]")) {
            demand(isFirst || takes(","));
            isFirst = false;
            if (takes("]")) {
                break;
            }
            if (takes("[") || takes("{")) {
                throw Failure.of("the filter '" + path + "' has a list of lists", "list scalars");
            }
            final Object value = constant();
            if (value instanceof String text && text.strip().matches("(?s)[@$\\[{'\"].*")) {
                throw Failure.of("the filter '" + path + "' lists '" + text + "'", "use ==");
            }
            if (!(value instanceof BigDecimal number) || number.scale() == 0) {
                values.add(value);
            } else if (Double.isFinite(number.doubleValue())) {
                values.add(new BigDecimal(Double.toString(number.doubleValue())));
            }
        }
        return values;
    }

    private Pattern regex() throws JsonWalking.NoPathException {
        final Matcher found = taken(REGEX);
        demand(found != null);
        int flags = 0;
        for (int i = 0; i < found.group("flags").length(); i++) {
            flags |= FLAG_VALUES[FLAGS.indexOf(found.group("flags").charAt(i))];
        }
        return Pattern.compile(found.group("regex"), flags);
    }

    private static boolean isIn(final Object value, final List<Object> values) {
        boolean isIn = false;
        for (final Object each : values) {
            isIn |= areEqual(value, each);
        }
        return isIn;
    }

    private static boolean isLike(final Object value, final Pattern pattern) {
        return value instanceof List<?> array
                ? array.stream().anyMatch(each -> pattern.matcher(text(each)).matches())
                : pattern.matcher(text(value)).matches();
    }

    private static String text(final Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? value.toString()
                : "";
    }

    private static boolean compares(final Object left, final String operator, final Object right) {
        return switch (operator) {
            case "==" -> areEqual(left, right);
            case "!=" -> !areEqual(left, right);
            case "===" -> kind(left).equals(kind(right)) && areEqual(left, right);
            case "!==" -> !(kind(left).equals(kind(right)) && areEqual(left, right));
            case "SIZE" -> right instanceof Number number && size(left, number.intValue());
            default -> {
                if (!kind(left).equals(kind(right))) {
                    yield false;
                }
                final int compared =
                        switch (left) {
                            case Number number -> decimal(number).compareTo(decimal(right));
                            case String text -> text.compareTo((String) right);
                            case null, default -> Integer.MIN_VALUE;
                        };
                yield compared != Integer.MIN_VALUE
                        && ((operator.startsWith("<") ? compared < 0 : compared > 0)
                                || (compared == 0 && operator.endsWith("=")));
            }
        };
    }

    private static boolean size(final Object value, final int wanted) {
        return switch (value) {
            case String text -> text.length() == wanted;
            case List<?> array -> array.size() == wanted;
            case Map<?, ?> object -> wanted == -1;
            case null, default -> false;
        };
    }

    private static String kind(final Object value) {
        return switch (value) {
            case null -> "null";
            case Number number -> "number";
            case String text -> "text";
            case Boolean truth -> "truth";
            case Missing missing -> "missing";
            default -> "nested";
        };
    }

    private static BigDecimal decimal(final Object number) {
        return number instanceof BigInteger whole ? new BigDecimal(whole) : (BigDecimal) number;
    }

    private static boolean areEqual(final Object left, final Object right) {
        if (left == Missing.VALUE) {
            return false;
        }
        if (left instanceof Number && right instanceof Number) {
            return decimal(left).compareTo(decimal(right)) == 0;
        }
        if (left instanceof Number && right instanceof String text) {
            try {
                return decimal(left).compareTo(new BigDecimal(text)) == 0;
            } catch (final NumberFormatException e) {
                return false; // the text is no number
            }
        }
        if (left instanceof String text && right instanceof Number) {
            return text.equals(right.toString());
        }
        return left == null ? right == null : left.equals(right);
    }
}
