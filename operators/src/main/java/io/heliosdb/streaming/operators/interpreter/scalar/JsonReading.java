package io.heliosdb.streaming.operators.interpreter.scalar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON: objects as maps, arrays as lists, numbers as BigInteger, or as BigDecimal if they
 * have a fraction or an exponent; null is null.
 */
final class JsonReading {
    private static final int MAX_DEPTH = 1000;
    private static final int MAX_DIGITS = 1000;

    /** The text is not JSON. */
    static final class NotJsonException extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final String text;
    private int at;
    private int depth;

    private JsonReading(final String text) {
        this.text = text;
    }

    /** The first value of a text; what follows may be anything that does not continue it. */
    static Object read(final String text) throws NotJsonException {
        final JsonReading reading = new JsonReading(text);
        final char first = reading.peek();
        final Object value = reading.value();
        final char next = reading.at < text.length() ? text.charAt(reading.at) : ' ';
        final boolean isNumber = value instanceof Number;
        final boolean isWord = "tfn".indexOf(first) >= 0;
        reading.demand(!isNumber || " \t\r\n".indexOf(next) >= 0);
        reading.demand(!isWord || !Character.isJavaIdentifierPart(next));
        return value;
    }

    private void demand(final boolean condition) throws NotJsonException {
        if (!condition) {
            throw new NotJsonException();
        }
    }

    /** The next character that is not blank; a zero at the end. */
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean takes(final char wanted) {
        final boolean isThere = peek() == wanted;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private Object value() throws NotJsonException {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object word(final String word, final Object meaning) throws NotJsonException {
        demand(text.startsWith(word, at));
        at += word.length();
        return meaning;
    }

    private Map<String, Object> object() throws NotJsonException {
        demand(++depth <= MAX_DEPTH);
        at++;
        final Map<String, Object> members = new LinkedHashMap<>();
        if (!takes('}')) {
            do {
                demand(peek() == '"');
                final String name = string();
                demand(takes(':'));
                members.put(name, value());
            } while (takes(','));
            demand(takes('}'));
        }
        depth--;
        return members;
    }

    private List<Object> array() throws NotJsonException {
        demand(++depth <= MAX_DEPTH);
        at++;
        final List<Object> elements = new ArrayList<>();
        if (!takes(']')) {
            do {
                elements.add(value());
            } while (takes(','));
            demand(takes(']'));
        }
        depth--;
        return elements;
    }

    private String string() throws NotJsonException {
        final StringBuilder string = new StringBuilder();
        at++;
        while (true) {
            demand(at < text.length() && text.charAt(at) >= ' ');
            final char letter = text.charAt(at++);
            if (letter == '"') {
                return string.toString();
            }
            string.append(letter == '\\' ? escaped() : letter);
        }
    }

    private char escaped() throws NotJsonException {
        demand(at < text.length());
        final char letter = text.charAt(at++);
        if (letter == 'u') {
            demand(text.substring(at).matches("(?s)[0-9a-fA-F]{4}.*"));
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        final int index = "\"\\/bfnrt".indexOf(letter);
        demand(index >= 0);
        return "\"\\/\b\f\n\r\t".charAt(index);
    }

    private Number number() throws NotJsonException {
        int end = at;
        while (end < text.length() && "+-.eE0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String number = text.substring(at, end);
        final String pattern = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?";
        // a sign or point behind the number is not its part
        while (!number.isEmpty() && !number.matches(pattern)) {
            final String shorter = number.substring(0, number.length() - 1);
            demand(shorter.matches(pattern) && "+-".indexOf(number.charAt(shorter.length())) >= 0);
            number = shorter;
        }
        demand(!number.isEmpty() && number.replaceAll("[^0-9]", "").length() <= MAX_DIGITS);
        at += number.length();
        try {
            return number.matches("-?[0-9]+") ? new BigInteger(number) : new BigDecimal(number);
        } catch (final NumberFormatException e) {
            throw new NotJsonException(); // its exponent is too large
        }
    }
}
