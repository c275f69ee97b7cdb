package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IS JSON, JSON_EXISTS, JSON_VALUE, JSON_QUERY. */
final class JsonFinding {
    private static final Pattern MODE =
            Pattern.compile("(?is)\\s*(?<mode>strict|lax)\\s+(?<path>.+)");

    private JsonFinding() {}

    /** What a path leads to: an error, or a value, or nothing, which is null. */
    private record Found(Object value, boolean isError, boolean isLax) {
        boolean isScalar() {
            return !(value instanceof List<?>) && !(value instanceof Map<?, ?>);
        }
    }

    static boolean isJson(final Expression.Call call, final String text) {
        if (text == null) {
            return false;
        }
        try {
            final Object value = JsonReading.read(text);
            return switch (call.function()) {
                case IS_JSON_OBJECT -> value instanceof Map<?, ?>;
                case IS_JSON_ARRAY -> value instanceof List<?>;
                case IS_JSON_SCALAR -> !(value instanceof Map<?, ?>) && !(value instanceof List<?>);
                default -> true;
            };
        } catch (final JsonReading.NotJsonException e) {
            return false;
        }
    }

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        final Found found = find((String) operands.get(0), (String) operands.get(1));
        return switch (call.function()) {
            case JSON_EXISTS -> exists(found, operands.size() < 3 ? "FALSE" : operands.get(2));
            case JSON_VALUE -> value(call, found, operands);
            default -> query(call, found, operands);
        };
    }

    private static Found find(final String text, final String spec) {
        final Matcher matcher = MODE.matcher(spec);
        final boolean hasMode = matcher.matches();
        final boolean isLax =
                hasMode && matcher.group("mode").toLowerCase(Locale.ROOT).equals("lax");
        final Object root;
        try {
            root = JsonReading.read(text);
        } catch (final JsonReading.NotJsonException e) {
            return new Found(null, !isLax, isLax);
        }
        if (root == null) {
            return new Found(null, true, isLax); // in both modes
        }
        try {
            final Object value =
                    JsonWalking.walk(root, hasMode ? matcher.group("path") : spec, isLax);
            return new Found(value, value == null && !isLax, isLax);
        } catch (final JsonWalking.NoPathException e) {
            return new Found(null, true, isLax);
        }
    }

    private static Object exists(final Found found, final Object onError) {
        if (!found.isError()) {
            return found.value() != null;
        }
        return switch ((String) onError) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            case "UNKNOWN" -> null;
            default -> throw failure("JSON_EXISTS");
        };
    }

    private static HeliosException failure(final String function) {
        return Failure.of(function + " found no value", "NULL ON EMPTY NULL ON ERROR");
    }

    private static Object value(
            final Expression.Call call, final Found found, final List<Object> operands) {
        final boolean isEmpty =
                !found.isError() && (found.value() == null || (found.isLax() && !found.isScalar()));
        if (!found.isError() && !isEmpty && found.isScalar()) {
            return returned(call, found.value());
        }
        for (int i = 2; i < operands.size(); ) {
            final boolean isDefault = operands.get(i).equals("DEFAULT");
            final int occasion = isDefault ? i + 2 : i + 1;
            if (operands.get(occasion).equals(isEmpty ? "EMPTY" : "ERROR")) {
                if (operands.get(i).equals("ERROR")) {
                    throw failure("JSON_VALUE");
                }
                return isDefault ? fallback(call, operands.get(i + 1)) : null;
            }
            i = occasion + 1;
        }
        return null;
    }

    private static Object fallback(final Expression.Call call, final Object value) {
        return switch (call.type().kind()) {
            case CHAR, VARCHAR -> value.toString();
            case DOUBLE -> throw Failure.of("JSON_VALUE: no default is a DOUBLE", "use COALESCE");
            default -> value;
        };
    }

    private static Object returned(final Expression.Call call, final Object value) {
        final TypeKind kind = call.type().kind();
        if (call.type().isCharacter()) {
            return JsonMaking.whole(value.toString());
        }
        if (kind == TypeKind.INTEGER
                && value instanceof BigInteger number
                && number.bitLength() < Integer.SIZE) {
            return number.longValue();
        }
        if (kind == TypeKind.BOOLEAN && value instanceof Boolean) {
            return value;
        }
        if (kind == TypeKind.DOUBLE && value instanceof BigDecimal number) {
            return number.doubleValue();
        }
        throw Failure.of("JSON_VALUE: " + value + " is no " + call.type(), "cast a text");
    }

    private static Object query(
            final Expression.Call call, final Found found, final List<Object> operands) {
        final boolean isArray = call.type().kind() == TypeKind.ARRAY;
        final String wrapper = (String) operands.get(2);
        final boolean isWrapped =
                wrapper.equals("WITH_UNCONDITIONAL_ARRAY")
                        || (wrapper.equals("CONDITIONAL_ARRAY")
                                && !(found.value() instanceof List<?>));
        final boolean isFound = found.value() != null && (isWrapped || !found.isScalar());
        final boolean isUnlike = isArray && !isWrapped && found.value() instanceof Map<?, ?>;
        if (!found.isError() && isFound && isArray && !isUnlike) {
            return texts(isWrapped ? List.of(found.value()) : (List<?>) found.value());
        }
        if (!found.isError() && isFound && !isUnlike) {
            final String spelled = JsonMaking.spelled(found.value());
            return isWrapped ? "[" + spelled + "]" : spelled;
        }
        final boolean isEmpty =
                !found.isError() && !isUnlike && (found.value() == null || found.isLax());
        return switch ((String) operands.get(isEmpty ? 3 : 4)) {
            case "NULL" -> null;
            case "EMPTY_ARRAY" -> isArray ? List.of() : "[]";
            case "EMPTY_OBJECT" -> "{}";
            default -> throw failure("JSON_QUERY");
        };
    }

    private static List<String> texts(final List<?> elements) {
        final List<String> texts = new ArrayList<>();
        for (final Object element : elements) {
            final boolean isScalar = !(element instanceof Map<?, ?> || element instanceof List<?>);
            final String text = isScalar ? String.valueOf(element) : JsonMaking.spelled(element);
            texts.add(element == null ? null : JsonMaking.whole(text));
        }
        return texts;
    }
}
