package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.List;

/**
 * Calls whose value depends on the session's time zone. A TIMESTAMP_LTZ is an instant; what Flink
 * does with one is written here as what it does with a TIMESTAMP, either the one that the wall
 * clock of the zone shows, or the one of UTC, whose number is the same. So a plan says itself which
 * zone it is for, and only three functions know of zones.
 */
final class ZonedCalls {
    private static final String UTC = "UTC";
    private static final String TIMESTAMP_PATTERN = "yyyy-MM-dd HH:mm:ss";
    private static final int MS_DIGITS = 3;

    private final String zone;

    ZonedCalls(final String zone) {
        this.zone = zone;
    }

    /** The session's zone. */
    String zone() {
        return zone;
    }

    boolean isUtc() {
        return zone.equals(UTC);
    }

    static boolean isInstant(final SqlType type) {
        return type.kind() == TypeKind.TIMESTAMP_LTZ;
    }

    /** Whether a type is a TIMESTAMP_LTZ or has one inside. */
    static boolean hasInstants(final SqlType type) {
        return isInstant(type) || type.parts().stream().anyMatch(ZonedCalls::hasInstants);
    }

    /** The call, or what stands for it. */
    Expression of(
            final ScalarFunction function, final List<Expression> operands, final SqlType type) {
        final Expression first = operands.isEmpty() ? null : operands.getFirst();
        return switch (function) {
            case CAST, TRY_CAST -> cast(function, first, type);
            case EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL,
                    IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM ->
                    compared(function, operands.get(0), operands.get(1), type);
            case GREATEST, LEAST ->
                    call(
                            function,
                            operands.stream().map(value -> taken(value, type)).toList(),
                            type);
            case TIMESTAMP_DIFF ->
                    call(function, operands.stream().map(ZonedCalls::utc).toList(), type);
            case TIME_PLUS, TIME_MINUS ->
                    isInstant(type)
                            ? instant(
                                    call(
                                            function,
                                            operands.stream().map(ZonedCalls::utc).toList(),
                                            utc(type)))
                            : call(function, operands, type);
            case EXTRACT -> extract(operands, type);
            case FLOOR_TIME, CEIL_TIME ->
                    isInstant(first.type())
                            ? rounded(function, operands, type)
                            : call(function, operands, type);
            case DATE_FORMAT ->
                    isInstant(first.type())
                            ? call(function, List.of(local(first), operands.get(1)), type)
                            : call(function, operands, type);
            case UNIX_TIMESTAMP ->
                    first.type().isCharacter()
                            ? legacy(function, operands, type)
                            : call(function, List.of(utc(first)), type);
            case FROM_UNIXTIME -> legacy(function, operands, type);
            default -> call(function, operands, type);
        };
    }

    private static Expression call(
            final ScalarFunction function, final List<Expression> operands, final SqlType type) {
        return new Expression.Call(function, operands, type);
    }

    /** Functions that go by {@code java.text}: pattern and zone are put in where they are not. */
    private Expression legacy(
            final ScalarFunction function, final List<Expression> operands, final SqlType type) {
        if (isUtc()) {
            return call(function, operands, type);
        }
        final List<Expression> zoned = new ArrayList<>(operands);
        if (zoned.size() < 2) {
            zoned.add(constant(TIMESTAMP_PATTERN));
        }
        zoned.add(constant(zone));
        return call(function, zoned, type);
    }

    private static Expression constant(final String text) {
        return new Expression.Literal(text, SqlType.character(text.length()).notNull());
    }

    private Expression cast(
            final ScalarFunction function, final Expression value, final SqlType to) {
        final SqlType from = value.type();
        if (!from.parts().isEmpty()) {
            return hasInstants(from) || hasInstants(to)
                    ? call(function, List.of(value, constant(zone)), to)
                    : call(function, List.of(value), to);
        }
        if (isInstant(from)) {
            return switch (to.kind()) {
                case TIMESTAMP_LTZ -> instant(call(function, List.of(utc(value)), utc(to)));
                case DATE, TIME -> local(value, to);
                default -> call(function, List.of(local(value)), to);
            };
        }
        if (!isInstant(to)) {
            return call(function, List.of(value), to);
        }
        return switch (from.kind()) {
            case TIMESTAMP ->
                    from.precision() <= to.precision()
                            ? instant(call(function, List.of(value), utc(to)), zone)
                            : instant(call(function, List.of(utc(instant(value, zone))), utc(to)));
            case CHAR, VARCHAR, DATE, TIME ->
                    instant(call(function, List.of(value), utc(to)), zone);
            default -> call(function, List.of(value), to);
        };
    }

    /**
     * Of an instant and a time of a wall clock the coarser is cast to what the finer is, and the
     * left to what the right is where both have the same digits.
     */
    Expression compared(
            final ScalarFunction function,
            final Expression left,
            final Expression right,
            final SqlType type) {
        final boolean isLeftFiner = left.type().precision() > right.type().precision();
        final Expression first = isLeftFiner ? left : alike(left, right.type());
        final Expression second = isLeftFiner ? alike(right, left.type()) : right;
        return call(function, List.of(utc(first), utc(second)), type);
    }

    private Expression alike(final Expression value, final SqlType other) {
        final SqlType type = alike(value.type(), other);
        return type.equals(value.type()) ? value : cast(ScalarFunction.CAST, value, type);
    }

    /** A type with instants where the other has them, and times of a wall clock likewise. */
    private static SqlType alike(final SqlType type, final SqlType other) {
        if (isInstant(type) && other.kind() == TypeKind.TIMESTAMP) {
            return utc(type);
        }
        if (type.kind() == TypeKind.TIMESTAMP && isInstant(other)) {
            return instant(type);
        }
        if (type.kind() != other.kind() || type.parts().size() != other.parts().size()) {
            return type;
        }
        final List<SqlType> parts = new ArrayList<>();
        for (int i = 0; i < type.parts().size(); i++) {
            parts.add(alike(type.parts().get(i), other.parts().get(i)));
        }
        return withParts(type, parts);
    }

    /** GREATEST and LEAST take the number of a wall clock's time for that of an instant. */
    private static Expression taken(final Expression value, final SqlType result) {
        return value.type().kind() == TypeKind.TIMESTAMP && isInstant(result)
                ? instant(value)
                : value;
    }

    /** What is shown of a value: bitmaps in it as texts, instants that are keys as local times. */
    Expression shown(final Expression value) {
        final SqlType type = shown(value.type());
        return type.equals(value.type()) ? value : cast(ScalarFunction.CAST, value, type);
    }

    /** The type of what is shown of a value. */
    static SqlType shown(final SqlType type) {
        return switch (type.kind()) {
            case BITMAP -> SqlType.STRING.withNullable(type.nullable());
            case ARRAY, ROW ->
                    withParts(type, type.parts().stream().map(ZonedCalls::shown).toList());
            case MAP, MULTISET -> {
                final List<SqlType> parts = new ArrayList<>(type.parts());
                parts.replaceAll(ZonedCalls::shown);
                parts.set(0, onWallClock(parts.getFirst()));
                yield withParts(type, parts);
            }
            default -> type;
        };
    }

    /** Keys that a wall clock shows alike are one, as in what Flink shows. */
    private static SqlType onWallClock(final SqlType type) {
        return type.parts().isEmpty()
                ? utc(type)
                : withParts(type, type.parts().stream().map(ZonedCalls::onWallClock).toList());
    }

    static SqlType withParts(final SqlType type, final List<SqlType> parts) {
        return new SqlType(
                type.kind(), type.precision(), type.scale(), type.nullable(), parts, type.names());
    }

    /** The fields of what the wall clock shows. */
    private Expression extract(final List<Expression> operands, final SqlType type) {
        final Expression value = operands.get(1);
        if (!isInstant(value.type())) {
            return call(ScalarFunction.EXTRACT, operands, type);
        }
        final Expression shown =
                call(
                        ScalarFunction.TIME_PLUS,
                        List.of(utc(value), offset(value)),
                        utc(value.type()));
        return call(ScalarFunction.EXTRACT, List.of(operands.get(0), shown), type);
    }

    /**
     * Rounded on the wall clock, whose distance from UTC is taken to be the same there. What is
     * finer than a millisecond is never looked at, so that CEIL to one rounds down.
     */
    private Expression rounded(
            final ScalarFunction function, final List<Expression> operands, final SqlType type) {
        final Expression value = operands.get(0);
        final Expression shown =
                call(
                        ScalarFunction.TIME_PLUS,
                        List.of(utc(value), offset(value)),
                        utc(value.type()));
        final boolean isToMs = ((Expression.Literal) operands.get(1)).value().equals("MILLISECOND");
        final Expression rounded =
                call(
                        isToMs ? ScalarFunction.FLOOR_TIME : function,
                        List.of(shown, operands.get(1)),
                        utc(value.type()));
        return instant(call(ScalarFunction.TIME_MINUS, List.of(rounded, offset(value)), utc(type)));
    }

    private Expression offset(final Expression instant) {
        return call(
                ScalarFunction.ZONE_OFFSET,
                List.of(instant, constant(zone)),
                SqlType.of(TypeKind.INTERVAL_DAY_TIME).withNullable(instant.type().nullable()));
    }

    /** What the wall clock shows at an instant. */
    Expression local(final Expression instant) {
        if (isUtc()) {
            return utc(instant);
        }
        return local(instant, utc(instant.type()));
    }

    private Expression local(final Expression instant, final SqlType type) {
        return call(ScalarFunction.TO_LOCAL_TIME, List.of(instant, constant(zone)), type);
    }

    /** The instant at which the wall clock shows a time. */
    Expression instantOf(final Expression time) {
        if (isUtc()) {
            return instant(time);
        }
        return instant(time, zone);
    }

    private static Expression instant(final Expression time, final String zone) {
        return call(ScalarFunction.TO_INSTANT, List.of(time, constant(zone)), instant(time.type()));
    }

    /** The instant at which a clock of UTC shows a time. */
    static Expression instant(final Expression time) {
        return call(ScalarFunction.REINTERPRET, List.of(time), instant(time.type()));
    }

    /** What a clock of UTC shows at an instant; anything else as it is. */
    static Expression utc(final Expression value) {
        if (!isInstant(value.type())) {
            return value;
        }
        if (value instanceof Expression.Literal literal) {
            return new Expression.Literal(literal.value(), utc(literal.type()));
        }
        return value instanceof Expression.Call call
                        && call.function() == ScalarFunction.REINTERPRET
                        && call.operands().getFirst().type().equals(utc(call.type()))
                ? call.operands().getFirst()
                : call(ScalarFunction.REINTERPRET, List.of(value), utc(value.type()));
    }

    /** TIMESTAMP for TIMESTAMP_LTZ; any other type as it is. */
    static SqlType utc(final SqlType type) {
        return isInstant(type)
                ? SqlType.timestamp(type.precision()).withNullable(type.nullable())
                : type;
    }

    private static SqlType instant(final SqlType type) {
        return new SqlType(TypeKind.TIMESTAMP_LTZ, type.precision(), 0, type.nullable());
    }

    /**
     * TO_TIMESTAMP_LTZ of a number and the digits of its fraction, or of a text, its pattern and
     * its zone.
     */
    Expression toInstant(final List<Expression> operands, final SqlType type) {
        final Expression first = operands.getFirst();
        if (!first.type().isCharacter()) {
            final Expression digits =
                    operands.size() > 1
                            ? operands.get(1)
                            : new Expression.Literal((long) MS_DIGITS, SqlType.INTEGER.notNull());
            return call(ScalarFunction.TO_TIMESTAMP_LTZ, List.of(first, digits), type);
        }
        if (operands.size() == 1) {
            return instant(call(ScalarFunction.CAST, List.of(first), utc(type)));
        }
        final Expression time =
                call(ScalarFunction.TO_TIMESTAMP, operands.subList(0, 2), utc(type));
        return operands.get(operands.size() - 1) instanceof Expression.Literal literal
                        && operands.size() > 2
                ? instant(time, (String) literal.value())
                : instant(time);
    }
}
