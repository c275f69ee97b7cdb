package io.heliosdb.streaming.perf.proof.sql;

/**
 * Functions and operators about arrays, maps and rows. What is unequal is asked of values that are
 * not NULL only: for NULL Flink makes FALSE of the comparison of two nested values, turns it over,
 * and takes a row by this value without asking whether it is NULL, so that {@code WHERE a <> NULL}
 * lets all rows pass. Arrays are compared without their NULLs, which are equal for Flink or not by
 * the form the arrays lie in (docs/reference/flink-differences.md).
 */
final class NestedSignatures {
    private NestedSignatures() {}

    /** As {@link Signature#read} wants it. */
    static String table() {
        return """
        INTS ||| ARRAY[$0, $1] ||| INT INT
        INTS ||| ARRAY_APPEND($0, $1) ||| INTS INT
        INTS ||| ARRAY_PREPEND($0, $1) ||| INTS INT
        INTS ||| ARRAY_CONCAT($0, $1) ||| INTS INTS
        INTS ||| ARRAY_REMOVE($0, $1) ||| INTS INT
        INTS ||| ARRAY_DISTINCT($0) ||| INTS
        INTS ||| ARRAY_REVERSE($0) ||| INTS
        INTS ||| ARRAY_SLICE($0, $1, $2) ||| INTS INT INT
        INTS ||| ARRAY_SLICE($0, -2) ||| INTS
        INTS ||| ARRAY_SORT($0) ||| INTS
        INTS ||| ARRAY_SORT($0, FALSE, TRUE) ||| INTS
        INTS ||| ARRAY_UNION($0, $1) ||| INTS INTS
        INTS ||| ARRAY_EXCEPT($0, $1) ||| INTS INTS
        INTS ||| ARRAY_INTERSECT($0, $1) ||| INTS INTS
        INT ||| ARRAY_MAX($0) ||| INTS
        INT ||| ARRAY_MIN($0) ||| INTS
        INT ||| $0[1] ||| INTS
        INT ||| CARDINALITY($0) ||| INTS
        INT ||| ARRAY_POSITION($0, $1) ||| INTS INT
        BOOLEAN ||| ARRAY_CONTAINS($0, $1) ||| INTS INT
        INT ||| ELEMENT(ARRAY[$0]) ||| INT
        TEXTS ||| ARRAY[$0, $1] ||| STRING STRING
        TEXTS ||| ARRAY_APPEND($0, $1) ||| TEXTS STRING
        TEXTS ||| ARRAY_PREPEND($0, $1) ||| TEXTS STRING
        TEXTS ||| ARRAY_CONCAT($0, $1) ||| TEXTS TEXTS
        TEXTS ||| ARRAY_REMOVE($0, $1) ||| TEXTS STRING
        TEXTS ||| ARRAY_DISTINCT($0) ||| TEXTS
        TEXTS ||| ARRAY_REVERSE($0) ||| TEXTS
        TEXTS ||| ARRAY_SLICE($0, $1, $2) ||| TEXTS INT INT
        TEXTS ||| ARRAY_SLICE($0, -2) ||| TEXTS
        TEXTS ||| ARRAY_SORT($0) ||| TEXTS
        TEXTS ||| ARRAY_SORT($0, FALSE, TRUE) ||| TEXTS
        TEXTS ||| ARRAY_UNION($0, $1) ||| TEXTS TEXTS
        TEXTS ||| ARRAY_EXCEPT($0, $1) ||| TEXTS TEXTS
        TEXTS ||| ARRAY_INTERSECT($0, $1) ||| TEXTS TEXTS
        STRING ||| ARRAY_MAX($0) ||| TEXTS
        STRING ||| ARRAY_MIN($0) ||| TEXTS
        STRING ||| $0[1] ||| TEXTS
        INT ||| CARDINALITY($0) ||| TEXTS
        INT ||| ARRAY_POSITION($0, $1) ||| TEXTS STRING
        BOOLEAN ||| ARRAY_CONTAINS($0, $1) ||| TEXTS STRING
        STRING ||| ELEMENT(ARRAY[$0]) ||| STRING
        STRING ||| ARRAY_JOIN($0, '-') ||| TEXTS
        STRING ||| ARRAY_JOIN($0, $1, 'none') ||| TEXTS STRING
        TEXTS ||| SPLIT($0, 'b') ||| STRING
        TEXTS ||| REGEXP_EXTRACT_ALL($0, '([a-z])(.)', 2) ||| STRING
        TEXTS ||| CAST($0 AS ARRAY<STRING>) ||| INTS
        COUNTS ||| MAP[$0 || '!', $1, 'z', 1] ||| STRING INT
        COUNTS ||| MAP_FROM_ARRAYS(ARRAY[$0, 'k'], ARRAY[$1, $2]) ||| STRING INT INT
        COUNTS ||| MAP_UNION($0, $1) ||| COUNTS COUNTS
        INT ||| $0[$1] ||| COUNTS STRING
        INT ||| $0['a'] ||| COUNTS
        INT ||| CARDINALITY($0) ||| COUNTS
        INTS ||| ARRAY_SORT(MAP_VALUES($0)) ||| COUNTS
        TEXTS ||| ARRAY_SORT(MAP_KEYS($0)) ||| COUNTS
        INT ||| CARDINALITY(MAP_ENTRIES($0)) ||| COUNTS
        STRING ||| STR_TO_MAP($0)[$1] ||| STRING STRING
        STRING ||| STR_TO_MAP($0, 'b', ':')['a'] ||| STRING
        PAIR ||| CAST(ROW($0, $1) AS ROW<a INT, b STRING>) ||| INT STRING
        INT ||| ($0).a ||| PAIR
        STRING ||| ($0).b ||| PAIR
        INT ||| CARDINALITY($0) ||| PAIRS
        PAIR ||| $0[1] ||| PAIRS
        PAIRS ||| ARRAY_REVERSE($0) ||| PAIRS
        PAIRS ||| ARRAY_CONCAT($0, $1) ||| PAIRS PAIRS
        INTS ||| ARRAY_CONCAT($0, ARRAY[$1]) ||| INTS TINYINT
        INTS ||| ARRAY_UNION(ARRAY[$0], $1) ||| SMALLINT INTS
        INTS ||| TRY_CAST($0 AS ARRAY<INT>) ||| TEXTS
        BOOLEAN ||| $0 = $1 ||| INTS TEXTS
        STRING ||| CAST($0 AS STRING) ||| INTS
        STRING ||| CAST($0 AS STRING) ||| TEXTS
        STRING ||| CAST($0 AS STRING) ||| PAIR
        STRING ||| CAST($0 AS STRING) ||| PAIRS
        BOOLEAN ||| ARRAY_REMOVE($0, CAST(NULL AS INT)) = ARRAY_REMOVE($1, CAST(NULL AS INT)) ||| INTS INTS
        BOOLEAN ||| ARRAY_REMOVE(COALESCE($0, ARRAY['p']), CAST(NULL AS STRING)) <> ARRAY_REMOVE(COALESCE($1, ARRAY['q']), CAST(NULL AS STRING)) ||| TEXTS TEXTS
        BOOLEAN ||| $0 = $1 ||| PAIR PAIR
        BOOLEAN ||| $0 IS NOT DISTINCT FROM $1 ||| PAIR PAIR
        BOOLEAN ||| ARRAY_REMOVE($0, CAST(NULL AS INT)) IS DISTINCT FROM ARRAY_REMOVE($1, CAST(NULL AS INT)) ||| INTS INTS
        BOOLEAN ||| $0 = $1 ||| COUNTS COUNTS
        BOOLEAN ||| $0 IS NULL ||| INTS
        BOOLEAN ||| $0 IS NOT NULL ||| INTS
        INTS ||| COALESCE($0, $1) ||| INTS INTS
        INTS ||| CASE WHEN $0 THEN $1 ELSE $2 END ||| BOOLEAN INTS INTS
        BOOLEAN ||| $0 IS NULL ||| TEXTS
        BOOLEAN ||| $0 IS NOT NULL ||| TEXTS
        TEXTS ||| COALESCE($0, $1) ||| TEXTS TEXTS
        TEXTS ||| CASE WHEN $0 THEN $1 ELSE $2 END ||| BOOLEAN TEXTS TEXTS
        BOOLEAN ||| $0 IS NULL ||| COUNTS
        BOOLEAN ||| $0 IS NOT NULL ||| COUNTS
        COUNTS ||| COALESCE($0, $1) ||| COUNTS COUNTS
        COUNTS ||| CASE WHEN $0 THEN $1 ELSE $2 END ||| BOOLEAN COUNTS COUNTS
        BOOLEAN ||| $0 IS NULL ||| PAIR
        BOOLEAN ||| $0 IS NOT NULL ||| PAIR
        PAIR ||| COALESCE($0, $1) ||| PAIR PAIR
        PAIR ||| CASE WHEN $0 THEN $1 ELSE $2 END ||| BOOLEAN PAIR PAIR
        BOOLEAN ||| $0 IS NULL ||| PAIRS
        BOOLEAN ||| $0 IS NOT NULL ||| PAIRS
        PAIRS ||| COALESCE($0, $1) ||| PAIRS PAIRS
        PAIRS ||| CASE WHEN $0 THEN $1 ELSE $2 END ||| BOOLEAN PAIRS PAIRS
        """;
    }
}
