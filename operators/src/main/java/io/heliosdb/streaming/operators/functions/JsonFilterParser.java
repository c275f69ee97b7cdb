package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the condition of a filter of a JSON path as Jayway's JsonPath does. Where a path ends, only
 * a blank, an operator of comparison or a closing bracket tells: {@code @.a&&@.b} is one path.
 *
 * <pre>
 *   some       = every { "||" every }
 *   every      = part { "&amp;&amp;" part }
 *   part       = "!" part | "(" some ")" | operand [ operator operand ]
 * </pre>
 */
final class JsonFilterParser {
    private static final String COMPARING = "<>=~!";

    /** With each of them the parser may call itself once more. */
    private static final String DEEPENING = "([!";

    private static final int MOST_DEEP = 1000;
    private static final int SHOWN = 200;
    private static final int MOST_DIGITS_OF_LIST = 15;

    private final String text;
    private int position;

    private JsonFilterParser(final String text) {
        this.text = text;
    }

    /**
     * Reads a condition.
     *
     * @param text with its brackets
     * @throws JsonPathParser.MalformedException if it is none
     * @throws HeliosException {@code HOPR-0303} for what is not supported
     */
    static JsonCondition parse(final String text) throws JsonPathParser.MalformedException {
        try {
            final JsonFilterParser parser = new JsonFilterParser(text);
            if (text.chars().filter(letter -> DEEPENING.indexOf(letter) >= 0).count() > MOST_DEEP) {
                throw parser.unsupported("more than " + MOST_DEEP + " brackets and negations");
            }
            final JsonCondition condition = parser.readSome();
            parser.expect(parser.skip() == text.length());
            return condition;
        } catch (final IndexOutOfBoundsException | NumberFormatException e) {
            throw new JsonPathParser.MalformedException(e.getMessage());
        }
    }

    /** The bracket that closes the one at an index, or -1; what is quoted does not count. */
    static int closing(
            final String text, final int opening, final char close, final boolean skipsPatterns) {
        int depth = 1;
        int at = opening + 1;
        while (at < text.length()) {
            if (text.charAt(at) == '\'' || text.charAt(at) == '"') {
                at = unescaped(text, at) + 1;
            }
            if (skipsPatterns && text.charAt(at) == '/') {
                at = unescaped(text, at) + 1;
            }
            if (text.charAt(at) == text.charAt(opening)) {
                depth++;
            } else if (text.charAt(at) == close && --depth == 0) {
                return at;
            }
            at++;
        }
        return -1;
    }

    /** The next character that is the same as the one at an index, and not escaped. */
    private static int unescaped(final String text, final int opening) {
        int at = opening + 1;
        while (text.charAt(at) != text.charAt(opening)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    private void expect(final boolean isThere) throws JsonPathParser.MalformedException {
        if (!isThere) {
            throw new JsonPathParser.MalformedException("the filter is broken at " + position);
        }
    }

    private HeliosException unsupported(final String what) {
        final String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return FunctionError.argument(
                "the filter '" + shown + "' has " + what + ", which are not supported");
    }

    /** Passes over blanks. */
    private int skip() {
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
        return position;
    }

    private char next() {
        return text.charAt(skip());
    }

    private boolean takes(final String token) {
        final boolean isThere = text.startsWith(token, skip());
        position += isThere ? token.length() : 0;
        return isThere;
    }

    private JsonCondition readSome() throws JsonPathParser.MalformedException {
        final List<JsonCondition> parts = new ArrayList<>(List.of(readEvery()));
        while (takes("||")) {
            parts.add(readEvery());
        }
        return parts.size() == 1 ? parts.getFirst() : new JsonCondition.Some(parts);
    }

    private JsonCondition readEvery() throws JsonPathParser.MalformedException {
        final List<JsonCondition> parts = new ArrayList<>(List.of(readPart()));
        while (takes("&&")) {
            parts.add(readPart());
        }
        return parts.size() == 1 ? parts.getFirst() : new JsonCondition.Every(parts);
    }

    private JsonCondition readPart() throws JsonPathParser.MalformedException {
        final int start = skip();
        if (takes("!")) {
            if (next() != '@' && next() != '$') {
                return new JsonCondition.Not(readPart());
            }
            position = start;
        }
        if (takes("(")) {
            final JsonCondition inner = readSome();
            expect(takes(")"));
            return inner;
        }
        return readComparison();
    }

    private JsonCondition readComparison() throws JsonPathParser.MalformedException {
        final boolean isWanted = !takes("!");
        final JsonOperand left = readOperand();
        final int behind = position;
        final String word = readOperator();
        final JsonCondition.Operator operator =
                JsonCondition.Operator.of(word.toUpperCase(Locale.ROOT));
        if (operator == null) {
            if (isOperator(word)) {
                throw unsupported("operators such as '" + word + "'");
            }
            position = behind;
            expect(left instanceof JsonOperand.Path);
            return new JsonCondition.Existence((JsonOperand.Path) left, isWanted);
        }
        takes("!"); // it does not count in front of a path that is compared
        final boolean wantsList =
                operator == JsonCondition.Operator.IN || operator == JsonCondition.Operator.NOT_IN;
        final JsonOperand right = wantsList && next() == '[' ? readList() : readOperand();
        final boolean isList = right instanceof JsonOperand.Constants;
        final boolean isPattern = right instanceof JsonOperand.Regex;
        if (left instanceof JsonOperand.Regex
                || isList != wantsList
                || isPattern != (operator == JsonCondition.Operator.LIKE)) {
            throw unsupported("operands that do not fit '" + word + "'");
        }
        return new JsonCondition.Comparison(left, operator, right);
    }

    private static boolean isOperator(final String word) {
        return List.of("CONTAINS", "ALL", "TYPE", "MATCHES", "EMPTY", "SUBSETOF", "ANYOF", "NONEOF")
                .contains(word.toUpperCase(Locale.ROOT));
    }

    private String readOperator() {
        final int start = skip();
        final boolean isSign = COMPARING.indexOf(text.charAt(start)) >= 0;
        while (position < text.length()
                && (isSign
                        ? COMPARING.indexOf(text.charAt(position)) >= 0
                        : text.charAt(position) != ' ')) {
            position++;
        }
        return text.substring(start, position);
    }

    private JsonOperand readOperand() throws JsonPathParser.MalformedException {
        return switch (next()) {
            case '@', '$' -> readPath();
            case '/' -> readPattern();
            case '[', '{' -> throw unsupported("values of JSON");
            default -> readConstant();
        };
    }

    private JsonOperand.Constant readConstant() throws JsonPathParser.MalformedException {
        final char first = next();
        if (first == '\'' || first == '"') {
            final int start = position;
            position = unescaped(text, start) + 1;
            return JsonOperand.Constant.of(
                    JsonPathParser.unescaped(text.substring(start + 1, position - 1)));
        }
        if (takes("true")) {
            return JsonOperand.Constant.of(true);
        }
        if (takes("false")) {
            return JsonOperand.Constant.of(false);
        }
        if (takes("null")) {
            return JsonOperand.Constant.nothing();
        }
        final int start = position;
        while (position < text.length() && isOfNumber(text.charAt(position))) {
            position++;
        }
        return JsonOperand.Constant.of(new BigDecimal(text.substring(start, position)));
    }

    private static boolean isOfNumber(final char letter) {
        return Character.isDigit(letter) || "-.eE".indexOf(letter) >= 0;
    }

    /** Behind a bracket a character is passed over, whatever it is. */
    private JsonOperand.Path readPath() throws JsonPathParser.MalformedException {
        final int start = position++;
        while (position < text.length()) {
            if (text.charAt(position) == '[') {
                position = closing(text, position, ']', false) + 1;
                expect(position > 0);
            }
            final char letter = text.charAt(position);
            if (letter == ' '
                    || COMPARING.indexOf(letter) >= 0
                    || (letter == ')' && !isCall(start))) {
                break;
            }
            position++;
        }
        final String path = text.substring(start, position);
        final List<JsonStep> steps = JsonPathParser.parse(path);
        for (final JsonStep step : steps) {
            if (!step.isDefinite() || step instanceof JsonStep.Members) {
                throw unsupported("paths of several values");
            }
        }
        return new JsonOperand.Path(path.startsWith("$"), steps);
    }

    /** Whether the bracket here closes the one of a function without arguments. */
    private boolean isCall(final int start) {
        int at = position - 1;
        while (at > start && text.charAt(at) == ' ') {
            at--;
        }
        return text.charAt(at) == '(' && text.lastIndexOf('.', at) > start;
    }

    private JsonOperand.Regex readPattern() throws JsonPathParser.MalformedException {
        final int start = position;
        final int end = unescaped(text, start);
        position = end + 1;
        int flags = 0;
        for (int flag = flag(); flag != 0; flag = flag()) {
            flags |= flag;
            position++;
        }
        final RegexPattern pattern = RegexPattern.of(text.substring(start + 1, end), flags);
        expect(pattern.isWellFormed());
        return new JsonOperand.Regex(pattern);
    }

    private int flag() {
        return switch (text.charAt(position)) {
            case 'd' -> Pattern.UNIX_LINES;
            case 'i' -> Pattern.CASE_INSENSITIVE;
            case 'x' -> Pattern.COMMENTS;
            case 'm' -> Pattern.MULTILINE;
            case 's' -> Pattern.DOTALL;
            case 'u' -> Pattern.UNICODE_CASE;
            case 'U' -> Pattern.UNICODE_CHARACTER_CLASS;
            default -> 0;
        };
    }

    /** Values between commas; a fraction is one of floating point. */
    private JsonOperand.Constants readList() throws JsonPathParser.MalformedException {
        final List<JsonOperand.Constant> values = new ArrayList<>();
        position++;
        boolean isFirst = true;
        while (!takes("]")) {
            expect(isFirst || takes(","));
            isFirst = false;
            if (takes("]")) {
                break; // a comma behind the last one is allowed
            }
            if (next() == '[' || next() == '{') {
                throw unsupported("lists of values of JSON");
            }
            final int start = position;
            final JsonOperand.Constant value = readConstant();
            final String spelled = text.substring(start, position);
            if (value.kind == JsonTerm.Kind.STRING && !isPlain(value.text, spelled)) {
                throw unsupported("lists of texts that look like paths, JSON or quotes");
            }
            if (value.kind == JsonTerm.Kind.NUMBER && spelled.length() > MOST_DIGITS_OF_LIST) {
                throw unsupported("lists of long numbers");
            }
            final boolean isFraction = value.kind == JsonTerm.Kind.NUMBER && !isWhole(spelled);
            if (!isFraction) {
                values.add(value);
            } else if (Double.isFinite(value.number.doubleValue())) {
                values.add(
                        JsonOperand.Constant.of(
                                new BigDecimal(Double.toString(value.number.doubleValue()))));
            } // nothing in a document is infinite
        }
        return new JsonOperand.Constants(values);
    }

    private static boolean isWhole(final String number) {
        return number.chars().noneMatch(letter -> letter == '.' || letter == 'e' || letter == 'E');
    }

    private static boolean isPlain(final String value, final String spelled) {
        final String trimmed = value.trim();
        return spelled.indexOf('\\') < 0
                && (trimmed.isEmpty() || "@$[{'\"".indexOf(trimmed.charAt(0)) < 0);
    }
}
