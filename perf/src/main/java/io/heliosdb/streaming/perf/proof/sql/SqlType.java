package io.heliosdb.streaming.perf.proof.sql;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A type of columns and expressions, with the values that are worth trying. */
enum SqlType {
    BOOLEAN("BOOLEAN", "CAST('%s' AS BOOLEAN)", List.of("true", "false")),
    TINYINT("TINYINT", "CAST('%s' AS TINYINT)", List.of("0", "1", "-1", "127", "-128", "42")),
    SMALLINT(
            "SMALLINT",
            "CAST('%s' AS SMALLINT)",
            List.of("0", "1", "-1", "32767", "-32768", "300")),
    INT(
            "INT",
            "CAST('%s' AS INT)",
            List.of("0", "1", "-1", "2", "3", "10", "2147483647", "-2147483648", "-77")),
    BIGINT(
            "BIGINT",
            "CAST('%s' AS BIGINT)",
            List.of(
                    "0",
                    "1",
                    "-1",
                    "5",
                    "9223372036854775807",
                    "-9223372036854775808",
                    "4294967296")),
    FLOAT(
            "FLOAT",
            "CAST('%s' AS FLOAT)",
            List.of(
                    "0.0",
                    "-0.0",
                    "1.5",
                    "-2.25",
                    "3.4028235E38",
                    "1.4E-45",
                    "0.1",
                    "16777217",
                    "NaN",
                    "Infinity",
                    "-Infinity")),
    DOUBLE(
            "DOUBLE",
            "CAST('%s' AS DOUBLE)",
            List.of(
                    "0.0",
                    "-0.0",
                    "1.5",
                    "-2.25",
                    "1.7976931348623157E308",
                    "4.9E-324",
                    "0.1",
                    "1E15",
                    "NaN",
                    "Infinity",
                    "-Infinity")),
    DECIMAL(
            "DECIMAL(10, 2)",
            "CAST('%s' AS DECIMAL(10, 2))",
            List.of(
                    "0.00",
                    "0.01",
                    "-0.01",
                    "12.30",
                    "99999999.99",
                    "-99999999.99",
                    "0.50",
                    "-2.50")),
    LONG_DECIMAL(
            "DECIMAL(38, 10)",
            "CAST('%s' AS DECIMAL(38, 10))",
            List.of(
                    "0.0000000000",
                    "0.0000000001",
                    "-7.5000000000",
                    "12.3000000000",
                    "9999999999999999999999999999.9999999999",
                    "-1234567890123456789012345678.0123456789")),
    STRING(
            "STRING",
            "CAST('%s' AS STRING)",
            List.of(
                    "a",
                    "b",
                    "abc",
                    "ABC",
                    " x ",
                    "Straße",
                    "😀 ab",
                    "12",
                    "-3.5",
                    "a%b_c",
                    "2024-02-29",
                    "2023-02-29 24:00:00",
                    "127.0.0.1",
                    "true",
                    "e\u0301İı",
                    "a,b,\"c\"",
                    "ǅ")),
    CHARACTERS(
            "CHAR(4)", "CAST('%s' AS CHAR(4))", List.of("abcd", "ABCD", "😀b c", "12.5", "ßßßß")),
    SHORT_TEXT(
            "VARCHAR(6)",
            "CAST('%s' AS VARCHAR(6))",
            List.of("a", "abc", "ABCDEF", "😀", " ", "12:30")),
    BYTES(
            "VARBINARY(8)",
            "CAST(X'%s' AS VARBINARY(8))",
            List.of("AA==", "AP8=", "/////w==", "YWJj", "8J+YgA==")),
    TWO_BYTES("BINARY(2)", "CAST(X'%s' AS BINARY(2))", List.of("AAA=", "AP8=", "//8=", "YWI=")),
    DATE(
            "DATE",
            "DATE '%s'",
            List.of(
                    "1970-01-01",
                    "1969-12-31",
                    "2024-02-29",
                    "1900-02-28",
                    "9999-12-31",
                    "0001-01-01")),
    TIME("TIME(0)", "TIME '%s'", List.of("00:00:00", "23:59:59", "12:30:01")),
    TIMESTAMP(
            "TIMESTAMP(3)",
            "TIMESTAMP '%s'",
            List.of(
                    "1970-01-01 00:00:00.000",
                    "1969-12-31 23:59:59.999",
                    "2024-02-29 12:00:00.001",
                    "1900-01-01 00:00:00.500",
                    "9999-12-31 23:59:59.999")),
    SECONDS(
            "TIMESTAMP(0)",
            "TIMESTAMP '%s'",
            List.of("1970-01-01 00:00:00", "1969-12-31 23:59:59", "2024-02-29 12:00:00")),
    NANOSECONDS(
            "TIMESTAMP(9)",
            "TIMESTAMP '%s'",
            List.of(
                    // of less than 1000 nanoseconds Flink cuts off none, and has a TIMESTAMP(3)
                    // with
                    // some
                    "1970-01-01 00:00:00.000001001",
                    "1969-12-31 23:59:59.999999999",
                    "2024-02-29 12:00:00.001002003",
                    "2000-12-31 23:00:00.000000000")),
    /** An instant, in UTC; among them some at which clocks of zones change. */
    INSTANT(
            "TIMESTAMP_LTZ(3)",
            "CAST('%s' AS TIMESTAMP_LTZ(3))",
            List.of(
                    "1970-01-01 00:00:00.000",
                    "1969-12-31 23:59:59.999",
                    "2024-03-10 07:00:00.001",
                    "2024-11-03 05:30:00.000",
                    "2024-11-03 06:30:00.000",
                    "2024-04-06 15:15:00.500",
                    "1900-01-01 00:00:00.500",
                    "9999-12-30 23:59:59.999")),
    /** A text that is JSON, mostly. */
    DOCUMENT(
            "STRING",
            "CAST('%s' AS STRING)",
            List.of(
                    "{\"a\": 1, \"b\": [1, 2.50, \"x\"], \"c\": {\"d\": null}}",
                    "{\"a\": \"text\", \"b\": [], \"c\": {\"d\": true}}",
                    "{\"b\": [{\"a\": 2}, {\"a\": null}], \"a\": false}",
                    "{}",
                    "[]",
                    "[1, [2, {\"a\": 3}]]",
                    " 12 ",
                    "\"é😀\"",
                    "null",
                    "{\"a\": ")),
    INTS(
            "ARRAY<INT>",
            "CAST(%s AS ARRAY<INT>)",
            List.of("[1, 2, null]", "[]", "[3]", "[2147483647, -5, 3, 3]", "[null]"),
            List.of("ARRAY[1, 2]", "ARRAY[3, 3, -5]", "NULL", "ARRAY[CAST(NULL AS INT), 1]")),
    TEXTS(
            "ARRAY<STRING>",
            "CAST(%s AS ARRAY<STRING>)",
            List.of(
                    "[\"a\", \"b\", null]",
                    "[]",
                    "[\"\"]",
                    "[\"😀\", \"a\", \"a\"]",
                    "[null, \"abc\"]"),
            List.of("ARRAY['a', 'b']", "ARRAY['', '😀', 'a']", "NULL")),
    COUNTS(
            "MAP<STRING, INT>",
            "CAST(%s AS MAP<STRING, INT>)",
            List.of("{\"a\": 1, \"b\": null}", "{}", "{\"b\": -7}", "{\"😀\": 3, \"a\": 3}"),
            List.of("MAP['a', 1, 'b', 2]", "MAP['😀', -7]", "NULL")),
    PAIR(
            "ROW<a INT, b STRING>",
            "CAST(%s AS ROW<a INT, b STRING>)",
            List.of(
                    "{\"a\": 1, \"b\": \"x\"}",
                    "{\"a\": null, \"b\": null}",
                    "{\"a\": -2147483648, \"b\": \"\"}",
                    "{\"b\": \"😀\"}"),
            List.of("ROW(1, 'x')", "ROW(7, '😀')", "NULL")),
    PAIRS(
            "ARRAY<ROW<a INT, b STRING>>",
            "CAST(%s AS ARRAY<ROW<a INT, b STRING>>)",
            List.of(
                    "[{\"a\": 1, \"b\": \"x\"}, {\"a\": 2, \"b\": null}]",
                    "[]",
                    "[null, {\"a\": 1, \"b\": \"x\"}]"),
            List.of("ARRAY[ROW(1, 'x'), ROW(2, 'y')]", "NULL")),
    /** What COLLECT gives: no column has it. */
    BAG("MULTISET<STRING>", "CAST(%s AS MULTISET<STRING>)", List.of(), List.of("NULL")),
    /** A set of numbers: no column has it. */
    BITMAP(
            "BITMAP",
            "%s",
            List.of(),
            List.of(
                    "BITMAP_BUILD(ARRAY[1, 2, -1])",
                    "BITMAP_BUILD(CAST(NULL AS ARRAY<INT>))",
                    "BITMAP_BUILD(ARRAY[70000, 3])")),
    /** Years and months: no column has it. */
    MONTHS(
            "INTERVAL YEAR TO MONTH",
            "%s",
            List.of(),
            List.of("INTERVAL '1-2' YEAR TO MONTH", "INTERVAL '-7' MONTH", "INTERVAL '3' YEAR")),
    /** Days and times: no column has it. */
    SPAN(
            "INTERVAL DAY TO SECOND(3)",
            "%s",
            List.of(),
            List.of(
                    "INTERVAL '1 02:03:04.567' DAY TO SECOND(3)",
                    "INTERVAL '-90' MINUTE",
                    "INTERVAL '0.001' SECOND(1, 3)"));

    /** What columns of tables may have. */
    private static final List<SqlType> COLUMNS =
            Arrays.stream(values()).filter(type -> !type.samples.isEmpty()).toList();

    /** What has an order and is one value. */
    private static final List<SqlType> PLAIN =
            COLUMNS.stream().filter(type -> !type.isNested()).toList();

    private final String sql;
    private final String literal;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> samples;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> constants;

    SqlType(final String sql, final String literal, final List<String> samples) {
        this(sql, literal, samples, List.of());
    }

    /**
     * A type whose constants are not written as its values are in files.
     *
     * @param constants as SQL
     */
    SqlType(
            final String sql,
            final String literal,
            final List<String> samples,
            final List<String> constants) {
        this.sql = sql;
        this.literal = literal;
        this.samples = samples;
        this.constants = constants;
    }

    /** What columns of tables may have. */
    static List<SqlType> columns() {
        return COLUMNS;
    }

    /** What has an order and is one value: neither nested nor an interval. */
    static List<SqlType> plain() {
        return PLAIN;
    }

    /** Those that aggregates take and give. */
    static List<SqlType> notBinary() {
        return PLAIN.stream().filter(type -> !type.isBinary()).toList();
    }

    /** As a declaration has it. */
    String sql() {
        return sql;
    }

    /** Values as a CSV field has them. */
    List<String> samples() {
        return samples;
    }

    /** Whether it is a collection or a row. */
    boolean isNested() {
        return switch (this) {
            case INTS, TEXTS, COUNTS, PAIR, PAIRS, BAG -> true;
            default -> false;
        };
    }

    /** Whether it is an interval. */
    boolean isInterval() {
        return this == MONTHS || this == SPAN;
    }

    /** Whether it has bytes, whose samples are Base64. */
    boolean isBinary() {
        return this == BYTES || this == TWO_BYTES;
    }

    /** Whether sums of it depend on the order of the values. */
    boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    /** Any constant as an expression of exactly this type. */
    String constant(final Draw draw) {
        if (!constants.isEmpty()) {
            return literal.replace("%s", draw.of(constants));
        }
        final String value = Values.of(draw, this);
        final boolean isNumber = !isFloating() || Double.isFinite(Double.parseDouble(value));
        return literal(isNumber ? value : "0.1"); // Flink's planner has no other constants
    }

    /** The simplest constant. */
    String simplest() {
        return constants.isEmpty()
                ? literal(samples.getFirst())
                : literal.replace("%s", constants.getFirst());
    }

    private String literal(final String value) {
        final String text =
                isBinary() ? HexFormat.of().formatHex(Base64.getDecoder().decode(value)) : value;
        return literal.replace("%s", text.replace("'", "''"));
    }
}
