package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.FineTimestamp;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Texts of JSON: JSON_OBJECT, JSON_ARRAY, JSON_STRING, JSON, JSON_UNQUOTE. */
final class JsonMaking {
    private static final Set<ScalarFunction> MADE =
            Set.of(ScalarFunction.JSON_OBJECT, ScalarFunction.JSON_ARRAY, ScalarFunction.JSON);

    private JsonMaking() {}

    static String object(final Expression.Call call, final List<Object> operands) {
        final Map<String, String> members = new TreeMap<>();
        for (int i = 1; i < operands.size(); i += 2) {
            if (operands.get(i + 1) != null || !isAbsent(operands)) {
                final String name = operands.get(i) == null ? "" : (String) operands.get(i);
                members.put(name, element(call, operands, i + 1));
            }
        }
        return JsonMembers.object(members);
    }

    static String array(final Expression.Call call, final List<Object> operands) {
        final StringJoiner joined = new StringJoiner(",", "[", "]");
        for (int i = 1; i < operands.size(); i++) {
            if (operands.get(i) != null || !isAbsent(operands)) {
                joined.add(element(call, operands, i));
            }
        }
        return joined.toString();
    }

    private static boolean isAbsent(final List<Object> operands) {
        return operands.getFirst().equals("ABSENT");
    }

    private static String element(
            final Expression.Call call, final List<Object> operands, final int index) {
        final Expression operand = call.operands().get(index);
        final boolean isJson =
                operand instanceof Expression.Call made && MADE.contains(made.function());
        return isJson && operands.get(index) != null
                ? (String) operands.get(index)
                : printed(operands.get(index), operand.type());
    }

    /** A value of SQL. */
    static String printed(final Object value, final SqlType type) {
        return switch (value) {
            case null -> "null";
            case String text -> quoted(text);
            case Boolean truth -> truth.toString();
            case BigDecimal number -> number.toString();
            case ByteString bytes ->
                    quoted(Base64.getEncoder().encodeToString(bytes.toByteArray()));
            case FineTimestamp time -> timestamp(time.epochMs(), time.nanosOfMs(), type);
            case Long number
                    when type.kind() == TypeKind.TIMESTAMP
                            || type.kind() == TypeKind.TIMESTAMP_LTZ ->
                    timestamp(number, 0, type);
            case Long number -> number.toString();
            case List<?> parts when type.kind() == TypeKind.ROW -> row(parts, type);
            case List<?> elements -> {
                final StringJoiner joined = new StringJoiner(",", "[", "]");
                elements.forEach(element -> joined.add(printed(element, type.parts().getFirst())));
                yield joined.toString();
            }
            case Map<?, ?> map -> map(map, type);
            case Number number when Double.isFinite(number.doubleValue()) ->
                    BigDecimal.valueOf(number.doubleValue()).toString();
            default -> quoted(value.toString());
        };
    }

    private static String row(final List<?> parts, final SqlType type) {
        final Map<String, String> members = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            members.put(type.names().get(i), printed(parts.get(i), type.parts().get(i)));
        }
        return JsonMembers.object(members);
    }

    private static String map(final Map<?, ?> map, final SqlType type) {
        final SqlType valueType =
                type.kind() == TypeKind.MAP ? type.parts().getLast() : SqlType.INTEGER;
        final Map<String, String> members = new TreeMap<>();
        for (final Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() == null) {
                throw Failure.of("JSON of a map: a key is NULL", "leave such entries out before");
            }
            members.put((String) entry.getKey(), printed(entry.getValue(), valueType));
        }
        return JsonMembers.object(members);
    }

    private static String timestamp(final long epochMs, final int nanosOfMs, final SqlType type) {
        final Instant instant = Instant.ofEpochMilli(epochMs).plusNanos(nanosOfMs);
        final String text =
                LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        return quoted(type.kind() == TypeKind.TIMESTAMP_LTZ ? text + 'Z' : text);
    }

    /** A value of JSON, the members of objects in the order of their names. */
    static String spelled(final Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                final StringJoiner joined = new StringJoiner(",", "{", "}");
                new TreeMap<>(object)
                        .forEach(
                                (name, member) ->
                                        joined.add(quoted((String) name) + ":" + spelled(member)));
                yield joined.toString();
            }
            case List<?> array -> {
                final StringJoiner joined = new StringJoiner(",", "[", "]");
                array.forEach(element -> joined.add(spelled(element)));
                yield joined.toString();
            }
            case String text -> quoted(text);
            case null -> "null";
            default -> value.toString();
        };
    }

    static String quoted(final String text) {
        final StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            final char letter = text.charAt(i);
            final int index = "\"\\\b\f\n\r\t".indexOf(letter);
            if (index >= 0) {
                quoted.append('\\').append("\"\\bfnrt".charAt(index));
            } else if (letter < ' ') {
                quoted.append("\\u00")
                        .append(letter < 16 ? "0" : "")
                        .append(Integer.toHexString(letter).toUpperCase(Locale.ROOT));
            } else {
                quoted.append(letter);
            }
        }
        return whole(quoted.append('"').toString());
    }

    /** Half a surrogate pair becomes a question mark. */
    static String whole(final String text) {
        final StringBuilder whole = new StringBuilder();
        text.codePoints()
                .forEach(
                        c ->
                                whole.appendCodePoint(
                                        c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                                                ? '?'
                                                : c));
        return whole.toString();
    }

    /** JSON: a text spelled anew; NULL for blanks. */
    static String json(final String text) {
        if (text.trim().isEmpty()) {
            return null;
        }
        try {
            return spelled(JsonReading.read(text.trim()));
        } catch (final JsonReading.NotJsonException e) {
            throw Failure.of("JSON: a text is not JSON", "ask IS JSON before");
        }
    }

    static String unquoted(final String text) {
        try {
            JsonReading.read(text);
        } catch (final JsonReading.NotJsonException e) {
            return text; // what is not JSON stays
        }
        if (!text.startsWith("\"") || !text.endsWith("\"")) {
            return text;
        }
        final String inner = text.substring(1, text.length() - 1);
        final StringBuilder unquoted = new StringBuilder();
        int i = 0;
        while (i < inner.length()) {
            final char letter = inner.charAt(i++);
            if (letter != '\\' || i == inner.length()) {
                unquoted.append(letter);
                continue;
            }
            final int index = "\"\\/bfnrt".indexOf(inner.charAt(i));
            if (index >= 0) {
                unquoted.append("\"\\/\b\f\n\r\t".charAt(index));
            } else if (inner.charAt(i) != 'u') {
                return text;
            } else if (i + 4 >= inner.length()) {
                throw Failure.of("JSON_UNQUOTE: a sequence ends early", "unquote JSON only");
            } else {
                try {
                    unquoted.append((char) Integer.parseInt(inner.substring(i + 1, i + 5), 16));
                } catch (final NumberFormatException e) {
                    return text; // nor does it stay half
                }
                i += 4;
            }
            i++;
        }
        return whole(unquoted.toString());
    }
}
