package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What expressions are made of: a new function is a line in one of the tables. */
final class Signatures {
    /** Of single functions and operators. */
    private static final List<String> TABLES =
            List.of(
                    LogicSignatures.table(),
                    NumberSignatures.table(),
                    TextSignatures.table(),
                    TimeSignatures.table(),
                    JsonSignatures.table(),
                    NestedSignatures.table(),
                    BitmapSignatures.table());

    /** Of one type in all places. */
    private static final List<String> SAME =
            List.of(
                    "COALESCE($0, $1)",
                    "NULLIF($0, $1)",
                    "CASE WHEN $0 IS NULL THEN $1 ELSE $2 END",
                    "IF($0 IS NOT NULL, $0, $1)");

    /** Not of bytes: of such constants Flink makes what its planner cannot order. */
    private static final String IN = "$0 IN ($1, $2)";

    private static final List<String> COMPARISONS =
            List.of(
                    "$0 = $1",
                    "$0 <> $1",
                    "$0 < $1",
                    "$0 >= $1",
                    "$0 BETWEEN $1 AND $2",
                    IN,
                    "$0 IS NULL",
                    "$0 IS DISTINCT FROM $1",
                    "$0 IS NOT DISTINCT FROM $1");

    private static final List<SqlType> INTEGERS =
            List.of(SqlType.TINYINT, SqlType.SMALLINT, SqlType.INT, SqlType.BIGINT);

    private static final Map<SqlType, List<Signature>> BY_RESULT = byResult();

    private Signatures() {}

    /** All that give a type. */
    static List<Signature> of(final SqlType result) {
        return BY_RESULT.get(result);
    }

    /** Every one of them. */
    static List<Signature> all() {
        return BY_RESULT.values().stream().flatMap(List::stream).toList();
    }

    private static Map<SqlType, List<Signature>> byResult() {
        final List<Signature> all = new ArrayList<>();
        TABLES.forEach(table -> all.addAll(Signature.read(table)));
        for (final SqlType type : SqlType.plain()) {
            final List<SqlType> three = List.of(type, type, type);
            SAME.forEach(pattern -> all.add(new Signature(type, pattern, three)));
            COMPARISONS.stream()
                    .filter(pattern -> !pattern.equals(IN) || !type.isBinary())
                    .forEach(pattern -> all.add(new Signature(SqlType.BOOLEAN, pattern, three)));
            all.add(
                    new Signature(
                            type,
                            "CASE WHEN $0 THEN $1 ELSE $2 END",
                            List.of(SqlType.BOOLEAN, type, type)));
            all.add(new Signature(SqlType.STRING, "CAST($0 AS STRING)", List.of(type)));
        }
        for (final SqlType type : INTEGERS) {
            final String cast = "CAST(%s AS " + type.sql() + ")";
            for (final String operation :
                    List.of("$0 + $1", "$0 - $1", "$0 * $1", "-($0)", "ABS($0)")) {
                all.add(new Signature(type, cast.replace("%s", operation), List.of(type, type)));
            }
        }
        for (final SqlType type : List.of(SqlType.FLOAT, SqlType.DOUBLE)) {
            for (final String operation :
                    List.of("$0 + $1", "$0 - $1", "$0 * $1", "$0 / $1", "ABS($0)")) {
                all.add(new Signature(type, operation, List.of(type, type)));
            }
        }
        final Map<SqlType, List<Signature>> byResult = new EnumMap<>(SqlType.class);
        for (final SqlType type : SqlType.values()) {
            byResult.put(
                    type, all.stream().filter(signature -> signature.result() == type).toList());
        }
        return byResult;
    }
}
