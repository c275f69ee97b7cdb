package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;

/** The Java types of SQL values in generated code. */
public final class JavaTypes {
    static final String BOOLEAN = "boolean";
    static final String INT = "int";
    static final String LONG = "long";

    private JavaTypes() {}

    /**
     * The type of a local that holds such a value.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HSQL-0501} if generated
     *     code cannot hold it
     */
    public static String of(final SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> BOOLEAN;
            case TINYINT, SMALLINT, INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH -> INT;
            case BIGINT, DECIMAL, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY_TIME -> LONG;
            case CHAR, VARCHAR, BINARY, VARBINARY, ARRAY, MAP, MULTISET, ROW, BITMAP -> LONG;
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case NULL -> INT;
            case SYMBOL -> throw ExpressionError.type(type);
        };
    }

    /**
     * The literal that a local of the type holds behind a NULL: what functions answer for NULL, so
     * that one comparison with it can tell.
     */
    static String nullLiteral(final SqlType type) {
        return switch (of(type)) {
            case BOOLEAN -> "false";
            case INT -> "0";
            case "float" -> "0f";
            case "double" -> "0d";
            default -> type.isLongDecimal() ? "Long.MIN_VALUE" : "0L";
        };
    }
}
