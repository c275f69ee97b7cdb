package io.heliosdb.streaming.perf.proof.sql;

import java.util.List;

/**
 * A call of an aggregate that keeps all values.
 *
 * @param result its type
 * @param pattern as {@link Expression} has it
 * @param arguments their types
 * @param widest scope in which it may be called, and in all that are narrower
 */
record Collecting(
        SqlType result, String pattern, List<SqlType> arguments, Aggregates.Scope widest) {
    /** All there are: a new one is a line here. */
    static final List<Collecting> ALL =
            List.of(
                    ordered(SqlType.STRING, "LISTAGG($0)", SqlType.STRING),
                    ordered(SqlType.STRING, "LISTAGG($0, '|')", SqlType.STRING),
                    ordered(SqlType.STRING, "LISTAGG($0, '')", SqlType.SHORT_TEXT),
                    ordered(SqlType.INTS, "ARRAY_AGG($0)", SqlType.INT),
                    ordered(SqlType.TEXTS, "ARRAY_AGG($0)", SqlType.STRING),
                    ordered(SqlType.TEXTS, "ARRAY_AGG($0 IGNORE NULLS)", SqlType.STRING),
                    first(SqlType.STRING, "LISTAGG(DISTINCT $0)", SqlType.STRING),
                    first(SqlType.INTS, "ARRAY_AGG(DISTINCT $0)", SqlType.INT),
                    first(SqlType.DOCUMENT, "JSON_ARRAYAGG($0)", SqlType.STRING),
                    first(SqlType.DOCUMENT, "JSON_ARRAYAGG($0 NULL ON NULL)", SqlType.INT),
                    first(SqlType.DOCUMENT, "JSON_ARRAYAGG($0)", SqlType.DECIMAL),
                    new Collecting(
                            SqlType.DOCUMENT,
                            "JSON_OBJECTAGG(KEY COALESCE(CAST($0 AS STRING), '') VALUE $1)",
                            List.of(SqlType.TIMESTAMP, SqlType.INT),
                            Aggregates.Scope.ALL),
                    new Collecting(
                            SqlType.DOCUMENT,
                            "JSON_OBJECTAGG(KEY COALESCE(CAST($0 AS STRING), '') VALUE $1"
                                    + " ABSENT ON NULL)",
                            List.of(SqlType.TIMESTAMP, SqlType.STRING),
                            Aggregates.Scope.ALL),
                    any(SqlType.BAG, "COLLECT($0)", SqlType.STRING),
                    any(SqlType.BAG, "COLLECT(DISTINCT $0)", SqlType.STRING),
                    any(SqlType.DOUBLE, "PERCENTILE($0, 0.5)", SqlType.INT),
                    any(SqlType.DOUBLE, "PERCENTILE($0, 0.9)", SqlType.BIGINT),
                    any(SqlType.BITMAP, "BITMAP_BUILD_AGG($0)", SqlType.INT),
                    // in HOP Flink has DISTINCT functions take values back, and this one cannot
                    first(SqlType.BITMAP, "BITMAP_BUILD_AGG(DISTINCT $0)", SqlType.INT),
                    any(SqlType.BIGINT, "BITMAP_BUILD_CARDINALITY_AGG($0)", SqlType.INT),
                    any(SqlType.BITMAP, "BITMAP_XOR_AGG($0)", SqlType.BITMAP),
                    any(SqlType.BIGINT, "BITMAP_XOR_CARDINALITY_AGG($0)", SqlType.BITMAP),
                    // of these Flink cannot take a bitmap back
                    first(SqlType.BITMAP, "BITMAP_AND_AGG($0)", SqlType.BITMAP),
                    first(SqlType.BIGINT, "BITMAP_AND_CARDINALITY_AGG($0)", SqlType.BITMAP),
                    first(SqlType.BITMAP, "BITMAP_OR_AGG($0)", SqlType.BITMAP),
                    first(SqlType.BIGINT, "BITMAP_OR_CARDINALITY_AGG($0)", SqlType.BITMAP));

    private static Collecting first(
            final SqlType result, final String pattern, final SqlType argument) {
        return new Collecting(result, pattern, List.of(argument), Aggregates.Scope.ALL);
    }

    private static Collecting ordered(
            final SqlType result, final String pattern, final SqlType argument) {
        return new Collecting(
                result, pattern, List.of(argument), Aggregates.Scope.WITHOUT_FIRST_AND_LAST);
    }

    private static Collecting any(
            final SqlType result, final String pattern, final SqlType argument) {
        return new Collecting(result, pattern, List.of(argument), Aggregates.Scope.ORDERLESS);
    }

    /** Whether FILTER may stand behind it: the parser takes none behind some. */
    boolean takesFilter() {
        return !pattern.startsWith("JSON_") && !pattern.endsWith("NULLS)");
    }

    /** Whether it may be called. */
    boolean fits(final Aggregates.Scope scope) {
        return scope.compareTo(widest) <= 0;
    }
}
