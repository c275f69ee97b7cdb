package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Calls of functions of nested values; arrays and rows as results are cast to text. */
final class RandomNested {
    private final RandomGenerator random;
    private final RandomValues values;

    RandomNested(final RandomGenerator random, final RandomValues values) {
        this.random = random;
        this.values = values;
    }

    Expression call(final ScalarFunction function) {
        final int column = random.nextInt(RandomExpressions.COLUMNS.size());
        final SqlType type = RandomExpressions.COLUMNS.get(column).withNullable(true);
        final Expression array = array(column, type);
        return switch (function) {
            case ARRAY -> text(array(column, type));
            case ROW -> text(row(array, element(column, type)));
            case FIELD ->
                    of(
                            function,
                            type,
                            row(array, element(column, type)),
                            new Expression.Literal("b", SqlType.SYMBOL));
            case ITEM -> of(function, type, array, integer(-1, 5));
            case ELEMENT ->
                    of(
                            function,
                            type,
                            of(ScalarFunction.ARRAY, array.type(), element(column, type)));
            case CARDINALITY -> of(function, SqlType.INTEGER, array);
            case ARRAY_CONTAINS -> of(function, SqlType.BOOLEAN, array, element(column, type));
            case ARRAY_POSITION -> of(function, SqlType.INTEGER, array, element(column, type));
            case ARRAY_APPEND, ARRAY_PREPEND, ARRAY_REMOVE ->
                    text(of(function, array.type(), array, element(column, type)));
            case ARRAY_CONCAT, ARRAY_UNION, ARRAY_EXCEPT, ARRAY_INTERSECT ->
                    text(of(function, array.type(), array, array(column, type)));
            case ARRAY_SLICE ->
                    text(of(function, array.type(), array, integer(-4, 5), integer(-4, 5)));
            case ARRAY_MAX, ARRAY_MIN -> of(function, type, array);
            case ARRAY_JOIN -> {
                final int texts = RandomExpressions.COLUMNS.indexOf(SqlType.STRING);
                yield of(
                        function,
                        SqlType.STRING,
                        array(texts, SqlType.STRING),
                        element(texts, SqlType.STRING),
                        element(texts, SqlType.STRING));
            }
            case SPLIT -> {
                final int texts = RandomExpressions.COLUMNS.indexOf(SqlType.STRING);
                yield text(
                        of(
                                function,
                                SqlType.array(SqlType.STRING),
                                element(texts, SqlType.STRING),
                                element(texts, SqlType.STRING)));
            }
            case MAP -> text(map(column, type));
            case MAP_KEYS -> text(of(function, SqlType.array(SqlType.INTEGER), map(column, type)));
            case MAP_VALUES -> text(of(function, array.type(), map(column, type)));
            case MAP_ENTRIES ->
                    text(
                            of(
                                    function,
                                    SqlType.array(
                                            SqlType.row(
                                                            List.of("key", "value"),
                                                            List.of(SqlType.INTEGER, type))
                                                    .notNull()),
                                    map(column, type)));
            case MAP_FROM_ARRAYS ->
                    text(
                            of(
                                    function,
                                    SqlType.map(type, type),
                                    array,
                                    of(ScalarFunction.ARRAY_REVERSE, array.type(), array)));
            case MAP_UNION ->
                    text(
                            of(
                                    function,
                                    SqlType.map(SqlType.INTEGER, type),
                                    map(column, type),
                                    map(column, type)));
            case ZEROS_FOR_NULLS ->
                    random.nextBoolean()
                            ? text(of(function, SqlType.array(type.notNull()), array))
                            : text(
                                    of(
                                            function,
                                            SqlType.map(SqlType.INTEGER, type.notNull()),
                                            map(column, type)));
            case SORT_ENTRIES -> {
                final Expression entries = entries(column, type);
                yield text(of(function, entries.type(), entries));
            }
            default -> text(of(function, array.type(), array));
        };
    }

    /** Maps by themselves, in rows, and as keys and values of maps. */
    private Expression entries(final int column, final SqlType type) {
        final Expression array = array(column, type);
        final Expression keyed =
                of(
                        ScalarFunction.MAP_FROM_ARRAYS,
                        SqlType.map(type, type),
                        array,
                        of(ScalarFunction.ARRAY_REVERSE, array.type(), array));
        return switch (random.nextInt(4)) {
            case 0 -> keyed;
            case 1 -> row(map(column, type), keyed);
            case 2 ->
                    of(
                            ScalarFunction.ARRAY,
                            SqlType.array(map(column, type).type()),
                            map(column, type),
                            map(column, type));
            default -> {
                final SqlType inner = map(column, type).type();
                yield of(
                        ScalarFunction.MAP,
                        SqlType.map(inner, SqlType.array(inner)),
                        map(column, type),
                        of(ScalarFunction.ARRAY, SqlType.array(inner), map(column, type)),
                        map(column, type),
                        of(ScalarFunction.ARRAY, SqlType.array(inner), map(column, type)),
                        map(column, type),
                        of(ScalarFunction.ARRAY, SqlType.array(inner), map(column, type)));
            }
        };
    }

    /** A function of bitmaps, with a number or a text as the result. */
    Expression bitmap(final ScalarFunction function) {
        final SqlType type = SqlType.of(TypeKind.BITMAP);
        final Expression bitmap = built();
        return switch (function) {
            case BITMAP_BUILD -> text(bitmap);
            case BITMAP_CARDINALITY -> of(function, SqlType.BIGINT, bitmap);
            case BITMAP_TO_STRING -> of(function, SqlType.STRING, bitmap);
            case BITMAP_TO_ARRAY -> text(of(function, SqlType.array(SqlType.INTEGER), bitmap));
            case BITMAP_TO_BYTES, BITMAP_FROM_BYTES -> {
                final SqlType bytes = SqlType.varbinary(SqlType.UNLIMITED);
                final Expression made = of(ScalarFunction.BITMAP_TO_BYTES, bytes, bitmap);
                yield text(of(ScalarFunction.BITMAP_FROM_BYTES, type, made));
            }
            default -> text(of(function, type, bitmap, built()));
        };
    }

    private Expression built() {
        final int column = RandomExpressions.COLUMNS.indexOf(SqlType.INTEGER);
        return of(
                ScalarFunction.BITMAP_BUILD,
                SqlType.of(TypeKind.BITMAP),
                array(column, SqlType.INTEGER));
    }

    private Expression array(final int column, final SqlType type) {
        final List<Expression> elements = new ArrayList<>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            elements.add(element(column, type));
        }
        return new Expression.Call(ScalarFunction.ARRAY, elements, SqlType.array(type).notNull());
    }

    private Expression map(final int column, final SqlType type) {
        final List<Expression> entries = new ArrayList<>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            entries.add(integer(0, 4));
            entries.add(element(column, type));
        }
        return new Expression.Call(
                ScalarFunction.MAP, entries, SqlType.map(SqlType.INTEGER, type).notNull());
    }

    private static Expression row(final Expression first, final Expression second) {
        return new Expression.Call(
                ScalarFunction.ROW,
                List.of(first, second),
                SqlType.row(List.of("a", "b"), List.of(first.type(), second.type())).notNull());
    }

    private Expression element(final int column, final SqlType type) {
        final boolean isFloating = type.kind() == TypeKind.FLOAT || type.kind() == TypeKind.DOUBLE;
        return random.nextBoolean() || isFloating
                ? new Expression.InputRef(column, RandomExpressions.COLUMNS.get(column))
                : new Expression.Literal(values.next(type), type);
    }

    private Expression integer(final int least, final int bound) {
        return new Expression.Literal(
                (long) random.nextInt(least, bound), SqlType.INTEGER.notNull());
    }

    private static Expression text(final Expression nested) {
        return of(ScalarFunction.CAST, SqlType.STRING, nested);
    }

    private static Expression of(
            final ScalarFunction function, final SqlType type, final Expression... operands) {
        return new Expression.Call(function, List.of(operands), type.withNullable(true));
    }
}
