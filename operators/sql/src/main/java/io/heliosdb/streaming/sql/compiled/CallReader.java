package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.function.UserFunctions;

import java.util.ArrayList;
import java.util.List;

/** Calls of functions and operators. */
final class CallReader {
    private static final String MILLISECOND = "MILLISECOND";

    private final ExpressionReader expressions;
    private final TypeReader types;
    private final Places places;
    private final ZonedCalls zoned;
    private final UserCalls userCalls;
    private final ClockCalls clocks;
    private final RandomCalls randomCalls;
    private final WatermarkCalls watermarkCalls;
    private final String database;

    CallReader(
            final ExpressionReader expressions,
            final TypeReader types,
            final Places places,
            final SpecialCalls calls) {
        randomCalls = calls.random();
        watermarkCalls = calls.watermark();
        userCalls = calls.user();
        zoned = calls.zoned();
        database = calls.database();
        this.expressions = expressions;
        this.types = types;
        this.places = places;
        clocks = new ClockCalls(zoned);
    }

    Expression read(final Fields call) {
        call.ignore("syntax");
        if (!call.has("internalName")) {
            return user(call);
        }
        final String name = name(call);
        final List<?> operands = call.listOrEmpty("operands");
        if (name.equals("TYPEOF")) {
            return new Expression.Literal(
                    TypeNames.of(operands, json -> expressions.read(json).type()),
                    types.type(call.any("type")).notNull());
        }
        if (name.equals("CURRENT_DATABASE")) {
            return new Expression.Literal(database, types.type(call.any("type")).notNull());
        }
        if (name.equals(WatermarkCalls.NAME)) {
            final SqlType type = types.type(call.any("type"));
            call.end();
            return watermarkCalls.read(type);
        }
        if (ClockCalls.isOne(name, operands.size())) {
            final SqlType type = types.type(call.any("type"));
            call.end();
            return clocks.read(name, type);
        }
        final boolean isSearch = name.equals("SEARCH") && operands.size() == 2;
        final ScalarFunction function =
                isSearch
                        ? null
                        : FunctionNames.find(name, operands.size())
                                .orElseThrow(() -> refuse(name, operands.size()));
        final SqlType type = types.type(call.any("type"));
        call.end();
        if (isSearch) {
            return new SearchExpansion(expressions.read(operands.get(0)), types, zoned)
                    .read(operands.get(1));
        }
        if (RandomCalls.isOne(function)) {
            return randomCalls.read(function, expressions.readAll(operands), type);
        }
        return switch (function) {
            case EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL,
                    IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM -> {
                final List<Expression> sides =
                        aligned(operands.stream().map(expressions::comparand).toList());
                yield NeverEqual.of(function, sides, type)
                        .orElseGet(() -> zoned.of(function, sides, type));
            }
            case IS_JSON, IS_JSON_OBJECT, IS_JSON_ARRAY, IS_JSON_SCALAR -> {
                final Expression test = make(function, expressions.readAll(operands), type);
                yield name.startsWith("IS NOT")
                        ? new Expression.Call(ScalarFunction.NOT, List.of(test), type)
                        : test;
            }
            case TO_TIMESTAMP_LTZ -> toTimestampLtz(expressions.readAll(operands), type);
            default -> {
                final List<Expression> read = expressions.readAll(operands);
                Misused.check(function, read, places);
                Misused.checkCast(function, read, type, places);
                yield make(function, read, type);
            }
        };
    }

    private Expression user(final Fields call) {
        final UserFunctions.Known function = userCalls.find(call, "SCALAR");
        final List<Expression> operands = new ArrayList<>();
        operands.add(new Expression.Literal(function.function(), SqlType.SYMBOL));
        operands.addAll(expressions.readAll(call.listOrEmpty("operands")));
        final SqlType type = types.type(call.any("type"));
        call.end();
        return new Expression.Call(ScalarFunction.USER, operands, type);
    }

    /** The function's name from {@code $NAME$1}. */
    private String name(final Fields call) {
        final String internal = call.text("internalName");
        final int end = internal.lastIndexOf('$');
        return internal.startsWith("$") && end > 0 ? internal.substring(1, end) : internal;
    }

    private HeliosException refuse(final String name, final int operands) {
        Misused.checkWindow(name, places);
        final boolean isKnown = FunctionNames.isKnown(name);
        return places.refuse(
                        SqlError.FUNCTION_UNSUPPORTED,
                        isKnown
                                ? "function "
                                        + name
                                        + " with "
                                        + operands
                                        + " arguments is not supported yet"
                                : "function " + name + " is not supported yet",
                        name,
                        name.replaceAll(" .*", ""))
                .hint("the supported functions are listed in docs/reference/functions.md");
    }

    private Expression toTimestampLtz(final List<Expression> operands, final SqlType type) {
        final boolean isText = operands.getFirst().type().isCharacter();
        for (final Expression operand : operands.subList(isText ? 1 : 0, operands.size())) {
            final boolean isValue = operand == operands.getFirst();
            if (!isValue
                    && !(operand instanceof Expression.Literal literal
                            && literal.value() != null)) {
                throw places.refuse(
                        SqlError.FUNCTION_UNSUPPORTED,
                        "function TO_TIMESTAMP_LTZ with digits, a pattern or a zone that is not"
                                + " constant is not supported yet",
                        "TO_TIMESTAMP_LTZ");
            }
        }
        return zoned.toInstant(operands, type);
    }

    /** Tells overloads apart, and takes out casts that change nothing. */
    private Expression make(
            final ScalarFunction function, final List<Expression> operands, final SqlType type) {
        final Expression first = operands.isEmpty() ? null : operands.getFirst();
        return switch (function) {
            case CAST, TRY_CAST -> {
                final Expression seen = ElementCasts.seen(first, type);
                yield function == ScalarFunction.CAST
                                && seen.type().withNullable(true).equals(type.withNullable(true))
                        ? seen
                        : zoned.of(function, List.of(seen), type);
            }
            case IS_NULL, IS_NOT_NULL ->
                    NotNullColumns.isTakenForNotNull(first)
                            ? new Expression.Literal(function == ScalarFunction.IS_NOT_NULL, type)
                            : zoned.of(function, operands, type);
            case ROW ->
                    zoned.of(function, NotNullColumns.OF_TRUE_INPUT.fields(operands, type), type);
            case ARRAY, MAP ->
                    zoned.of(function, NotNullColumns.OF_TRUE_INPUT.elements(operands, type), type);
            case PLUS -> plus(operands, type);
            case MINUS -> minus(operands, type);
            case FLOOR, CEIL -> {
                final boolean isTime =
                        operands.size() == 2 && operands.get(1).type().kind() == TypeKind.SYMBOL;
                final ScalarFunction ofTime =
                        function == ScalarFunction.FLOOR
                                ? ScalarFunction.FLOOR_TIME
                                : ScalarFunction.CEIL_TIME;
                yield zoned.of(isTime ? ofTime : function, operands, type);
            }
            default -> zoned.of(function, operands, type);
        };
    }

    private Expression plus(final List<Expression> operands, final SqlType type) {
        if (operands.size() == 1) {
            return new Expression.Call(ScalarFunction.UNARY_PLUS, operands, type);
        }
        if (isTime(operands.get(0).type())) {
            return zoned.of(ScalarFunction.TIME_PLUS, operands, type);
        }
        if (isTime(operands.get(1).type())) {
            return zoned.of(ScalarFunction.TIME_PLUS, operands.reversed(), type);
        }
        return new Expression.Call(ScalarFunction.PLUS, operands, type);
    }

    private Expression minus(final List<Expression> operands, final SqlType type) {
        if (operands.size() == 1) {
            return new Expression.Call(ScalarFunction.UNARY_MINUS, operands, type);
        }
        if (!isTime(operands.get(0).type())) {
            return new Expression.Call(ScalarFunction.MINUS, operands, type);
        }
        if (!isTime(operands.get(1).type())) {
            return zoned.of(ScalarFunction.TIME_MINUS, operands, type);
        }
        final String unit = type.kind() == TypeKind.INTERVAL_YEAR_MONTH ? "MONTH" : MILLISECOND;
        return zoned.of(
                ScalarFunction.TIMESTAMP_DIFF,
                List.of(
                        new Expression.Literal(unit, SqlType.SYMBOL),
                        operands.get(1),
                        operands.get(0)),
                type);
    }

    /** A text compared with a time is read as one; NULL where it cannot be read. */
    private List<Expression> aligned(final List<Expression> operands) {
        Misused.checkCompared(operands, places);
        final SqlType left = operands.get(0).type();
        final SqlType right = operands.get(1).type();
        if (isTime(left) && right.isCharacter()) {
            return List.of(operands.get(0), as(left, operands.get(1)));
        }
        if (isTime(right) && left.isCharacter()) {
            return List.of(as(right, operands.get(0)), operands.get(1));
        }
        return operands;
    }

    private Expression as(final SqlType time, final Expression text) {
        return zoned.of(ScalarFunction.TRY_CAST, List.of(text), time.withNullable(true));
    }

    private static boolean isTime(final SqlType type) {
        return switch (type.kind()) {
            case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> true;
            default -> false;
        };
    }
}
