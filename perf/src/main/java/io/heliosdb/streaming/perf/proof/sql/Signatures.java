package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What expressions are made of: a new function is a line here. */
final class Signatures {
    /** Of single functions and operators. */
    private static final String SCALAR =
            """
            INT ||| CHAR_LENGTH($0) ||| STRING
            INT ||| POSITION($0 IN $1) ||| STRING STRING
            INT ||| LOCATE($0, $1) ||| STRING STRING
            INT ||| INSTR($0, $1) ||| STRING STRING
            INT ||| ASCII($0) ||| STRING
            INT ||| MOD($0, NULLIF($1, 0)) ||| INT INT
            INT ||| CAST(SIGN($0) AS INT) ||| DOUBLE
            BIGINT ||| EXTRACT(YEAR FROM $0) ||| DATE
            BIGINT ||| EXTRACT(MONTH FROM $0) ||| TIMESTAMP
            BIGINT ||| EXTRACT(DAY FROM $0) ||| TIMESTAMP
            BIGINT ||| EXTRACT(HOUR FROM $0) ||| TIMESTAMP
            BIGINT ||| EXTRACT(MINUTE FROM $0) ||| TIME
            INT ||| TIMESTAMPDIFF(DAY, $0, $1) ||| TIMESTAMP TIMESTAMP
            INT ||| TIMESTAMPDIFF(MONTH, $0, $1) ||| TIMESTAMP TIMESTAMP
            TIMESTAMP ||| TIMESTAMPADD(MINUTE, $1, $0) ||| TIMESTAMP INT
            TIMESTAMP ||| FLOOR($0 TO HOUR) ||| TIMESTAMP
            TIMESTAMP ||| CEIL($0 TO DAY) ||| TIMESTAMP
            TIMESTAMP ||| FLOOR($0 TO MONTH) ||| TIMESTAMP
            TIMESTAMP ||| $0 + INTERVAL '1' DAY ||| TIMESTAMP
            TIMESTAMP ||| $0 - INTERVAL '2' MONTH ||| TIMESTAMP
            TIMESTAMP ||| CAST($0 AS TIMESTAMP(3)) ||| DATE
            DATE ||| CAST($0 AS DATE) ||| TIMESTAMP
            DATE ||| $0 + INTERVAL '3' DAY ||| DATE
            DATE ||| FLOOR($0 TO MONTH) ||| DATE
            TIME ||| CAST($0 AS TIME(0)) ||| TIMESTAMP
            STRING ||| UPPER($0) ||| STRING
            STRING ||| LOWER($0) ||| STRING
            STRING ||| INITCAP($0) ||| STRING
            STRING ||| TRIM($0) ||| STRING
            STRING ||| TRIM(LEADING $1 FROM $0) ||| STRING STRING
            STRING ||| SUBSTRING($0 FROM 2) ||| STRING
            STRING ||| SUBSTRING($0, $1, 3) ||| STRING INT
            STRING ||| LEFT($0, 2) ||| STRING
            STRING ||| RIGHT($0, 2) ||| STRING
            STRING ||| REPLACE($0, $1, $2) ||| STRING STRING STRING
            STRING ||| REVERSE($0) ||| STRING
            STRING ||| REPEAT($0, 2) ||| STRING
            STRING ||| LPAD($0, 6, $1) ||| STRING STRING
            STRING ||| RPAD($0, 4, $1) ||| STRING STRING
            STRING ||| OVERLAY($0 PLACING $1 FROM 2) ||| STRING STRING
            STRING ||| SPLIT_INDEX($0, 'b', 0) ||| STRING
            STRING ||| REGEXP_REPLACE($0, '[a-c]+', $1) ||| STRING STRING
            STRING ||| $0 || $1 ||| STRING STRING
            STRING ||| CONCAT_WS('-', $0, $1) ||| STRING STRING
            STRING ||| TRANSLATE($0, 'abc', 'xy') ||| STRING
            STRING ||| MD5($0) ||| STRING
            STRING ||| TO_BASE64($0) ||| STRING
            STRING ||| HEX($0) ||| BIGINT
            STRING ||| BIN($0) ||| BIGINT
            STRING ||| DATE_FORMAT($0, 'yyyy/MM/dd HH:mm') ||| TIMESTAMP
            BOOLEAN ||| $0 LIKE 'a%' ||| STRING
            BOOLEAN ||| $0 LIKE '%b_%' ||| STRING
            BOOLEAN ||| $0 SIMILAR TO '[a-z]+' ||| STRING
            BOOLEAN ||| REGEXP($0, '^.b') ||| STRING
            BOOLEAN ||| IS_DECIMAL($0) ||| STRING
            BOOLEAN ||| STARTSWITH($0, $1) ||| STRING STRING
            BOOLEAN ||| $0 AND $1 ||| BOOLEAN BOOLEAN
            BOOLEAN ||| $0 OR $1 ||| BOOLEAN BOOLEAN
            BOOLEAN ||| NOT $0 ||| BOOLEAN
            BOOLEAN ||| $0 IS TRUE ||| BOOLEAN
            BOOLEAN ||| $0 IS NOT FALSE ||| BOOLEAN
            BOOLEAN ||| $0 = $1 ||| INT BIGINT
            BOOLEAN ||| $0 < $1 ||| DECIMAL LONG_DECIMAL
            BOOLEAN ||| $0 >= $1 ||| BIGINT DECIMAL
            BOOLEAN ||| $0 < $1 ||| FLOAT DOUBLE
            DOUBLE ||| SIN($0) ||| DOUBLE
            DOUBLE ||| ATAN($0) ||| DOUBLE
            DOUBLE ||| SQRT(ABS($0)) ||| DOUBLE
            DOUBLE ||| CAST($0 AS DOUBLE) ||| LONG_DECIMAL
            DOUBLE ||| CAST($0 AS DOUBLE) ||| BIGINT
            FLOAT ||| CAST($0 AS FLOAT) ||| DOUBLE
            BIGINT ||| CAST($0 AS BIGINT) ||| INT
            INT ||| CAST($0 AS INT) ||| BIGINT
            INT ||| TRY_CAST($0 AS INT) ||| STRING
            TINYINT ||| CAST($0 AS TINYINT) ||| INT
            SMALLINT ||| CAST($0 AS SMALLINT) ||| BIGINT
            DECIMAL ||| TRY_CAST($0 AS DECIMAL(10, 2)) ||| STRING
            DECIMAL ||| CAST($0 AS DECIMAL(10, 2)) ||| LONG_DECIMAL
            DECIMAL ||| CAST($0 AS DECIMAL(10, 2)) ||| BIGINT
            LONG_DECIMAL ||| CAST($0 AS DECIMAL(38, 10)) ||| DECIMAL
            LONG_DECIMAL ||| CAST($0 * $1 AS DECIMAL(38, 10)) ||| DECIMAL LONG_DECIMAL
            LONG_DECIMAL ||| CAST($0 / NULLIF($1, 0) AS DECIMAL(38, 10)) ||| DECIMAL DECIMAL
            LONG_DECIMAL ||| CAST($0 + $1 AS DECIMAL(38, 10)) ||| LONG_DECIMAL DECIMAL
            DECIMAL ||| CAST(ROUND($0, 1) AS DECIMAL(10, 2)) ||| DECIMAL
            DECIMAL ||| CAST(FLOOR($0) AS DECIMAL(10, 2)) ||| DECIMAL
            """;

    /** Of one type in all places. */
    private static final List<String> SAME =
            List.of(
                    "COALESCE($0, $1)",
                    "NULLIF($0, $1)",
                    "CASE WHEN $0 IS NULL THEN $1 ELSE $2 END",
                    "IF($0 IS NOT NULL, $0, $1)");

    private static final List<String> COMPARISONS =
            List.of(
                    "$0 = $1",
                    "$0 <> $1",
                    "$0 < $1",
                    "$0 >= $1",
                    "$0 BETWEEN $1 AND $2",
                    "$0 IN ($1, $2)",
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

    private static Map<SqlType, List<Signature>> byResult() {
        final List<Signature> all = new ArrayList<>(Signature.read(SCALAR));
        for (final SqlType type : SqlType.values()) {
            final List<SqlType> three = List.of(type, type, type);
            SAME.forEach(pattern -> all.add(new Signature(type, pattern, three)));
            COMPARISONS.forEach(pattern -> all.add(new Signature(SqlType.BOOLEAN, pattern, three)));
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
                    List.of("$0 + $1", "$0 - $1", "$0 * $1", "-$0", "ABS($0)")) {
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
