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
            INT ||| CHAR_LENGTH($0) ||| CHARACTERS
            INT ||| CHAR_LENGTH($0) ||| SHORT_TEXT
            INT ||| POSITION($0 IN $1) ||| STRING STRING
            INT ||| LOCATE($0, $1) ||| STRING STRING
            INT ||| LOCATE($0, $1, $2) ||| STRING STRING INT
            INT ||| INSTR($0, $1) ||| STRING STRING
            INT ||| ASCII($0) ||| STRING
            INT ||| MOD($0, NULLIF($1, 0)) ||| INT INT
            INT ||| $0 % NULLIF($1, 0) ||| INT INT
            INT ||| $0 / NULLIF($1, 0) ||| INT INT
            INT ||| CAST(SIGN($0) AS INT) ||| DOUBLE
            INT ||| SIGN($0) ||| INT
            INT ||| REGEXP_COUNT($0, 'a|b') ||| STRING
            INT ||| REGEXP_INSTR($0, '[b-d]') ||| STRING
            INT ||| GREATEST($0, $1, $2) ||| INT INT INT
            INT ||| ROUND($0, -1) ||| INT
            BIGINT ||| LEAST($0, $1) ||| BIGINT BIGINT
            BIGINT ||| $0 / NULLIF($1, 0) ||| BIGINT BIGINT
            BIGINT ||| INET_ATON($0) ||| STRING
            BIGINT ||| EXTRACT(YEAR FROM $0) ||| DATE
            BIGINT ||| EXTRACT(WEEK FROM $0) ||| DATE
            BIGINT ||| EXTRACT(DOY FROM $0) ||| DATE
            BIGINT ||| EXTRACT(CENTURY FROM $0) ||| DATE
            BIGINT ||| EXTRACT(ISOYEAR FROM $0) ||| DATE
            BIGINT ||| EXTRACT(ISODOW FROM $0) ||| TIMESTAMP
            BIGINT ||| EXTRACT(DOW FROM $0) ||| TIMESTAMP
            BIGINT ||| EXTRACT(MONTH FROM $0) ||| TIMESTAMP
            BIGINT ||| EXTRACT(DAY FROM $0) ||| TIMESTAMP
            BIGINT ||| EXTRACT(HOUR FROM $0) ||| TIMESTAMP
            BIGINT ||| EXTRACT(SECOND FROM $0) ||| NANOSECONDS
            BIGINT ||| EXTRACT(MILLISECOND FROM $0) ||| TIMESTAMP
            BIGINT ||| EXTRACT(MINUTE FROM $0) ||| TIME
            BIGINT ||| EXTRACT(QUARTER FROM $0) ||| SECONDS
            BIGINT ||| YEAR($0) ||| TIMESTAMP
            BIGINT ||| DAYOFWEEK($0) ||| DATE
            BIGINT ||| UNIX_TIMESTAMP($0) ||| STRING
            INT ||| TIMESTAMPDIFF(DAY, $0, $1) ||| TIMESTAMP TIMESTAMP
            INT ||| TIMESTAMPDIFF(MONTH, $0, $1) ||| TIMESTAMP TIMESTAMP
            INT ||| TIMESTAMPDIFF(SECOND, $0, $1) ||| TIMESTAMP TIMESTAMP
            INT ||| TIMESTAMPDIFF(YEAR, $0, $1) ||| DATE DATE
            INT ||| TIMESTAMPDIFF(HOUR, $0, $1) ||| NANOSECONDS SECONDS
            TIMESTAMP ||| TIMESTAMPADD(MINUTE, $1, $0) ||| TIMESTAMP INT
            TIMESTAMP ||| TIMESTAMPADD(MONTH, $1, $0) ||| TIMESTAMP INT
            TIMESTAMP ||| FLOOR($0 TO HOUR) ||| TIMESTAMP
            TIMESTAMP ||| CEIL($0 TO DAY) ||| TIMESTAMP
            TIMESTAMP ||| FLOOR($0 TO MONTH) ||| TIMESTAMP
            TIMESTAMP ||| FLOOR($0 TO WEEK) ||| TIMESTAMP
            TIMESTAMP ||| CEIL($0 TO YEAR) ||| TIMESTAMP
            TIMESTAMP ||| $0 + INTERVAL '1' DAY ||| TIMESTAMP
            TIMESTAMP ||| $0 - INTERVAL '2' MONTH ||| TIMESTAMP
            TIMESTAMP ||| $0 - INTERVAL '1 02:03:04.567' DAY TO SECOND ||| TIMESTAMP
            TIMESTAMP ||| CAST($0 AS TIMESTAMP(3)) ||| DATE
            TIMESTAMP ||| CAST($0 AS TIMESTAMP(3)) ||| NANOSECONDS
            TIMESTAMP ||| CAST($0 AS TIMESTAMP(3)) ||| SECONDS
            TIMESTAMP ||| TRY_CAST($0 AS TIMESTAMP(3)) ||| STRING
            TIMESTAMP ||| TO_TIMESTAMP($0) ||| STRING
            TIMESTAMP ||| TO_TIMESTAMP($0, 'yyyy-MM-dd') ||| STRING
            SECONDS ||| CAST($0 AS TIMESTAMP(0)) ||| TIMESTAMP
            SECONDS ||| $0 + INTERVAL '90' MINUTE ||| SECONDS
            NANOSECONDS ||| CAST($0 AS TIMESTAMP(9)) ||| TIMESTAMP
            NANOSECONDS ||| TRY_CAST($0 AS TIMESTAMP(9)) ||| STRING
            NANOSECONDS ||| $0 + INTERVAL '1' YEAR ||| NANOSECONDS
            DATE ||| CAST($0 AS DATE) ||| TIMESTAMP
            DATE ||| CAST($0 AS DATE) ||| NANOSECONDS
            DATE ||| TRY_CAST($0 AS DATE) ||| STRING
            DATE ||| TO_DATE($0) ||| STRING
            DATE ||| $0 + INTERVAL '3' DAY ||| DATE
            DATE ||| $0 - INTERVAL '13' MONTH ||| DATE
            DATE ||| FLOOR($0 TO MONTH) ||| DATE
            DATE ||| CEIL($0 TO YEAR) ||| DATE
            TIME ||| CAST($0 AS TIME(0)) ||| TIMESTAMP
            TIME ||| TRY_CAST($0 AS TIME(0)) ||| STRING
            STRING ||| UPPER($0) ||| STRING
            STRING ||| LOWER($0) ||| STRING
            STRING ||| UPPER($0) ||| CHARACTERS
            STRING ||| INITCAP($0) ||| STRING
            STRING ||| TRIM($0) ||| STRING
            STRING ||| TRIM(LEADING $1 FROM $0) ||| STRING STRING
            STRING ||| TRIM(BOTH 'a' FROM $0) ||| STRING
            STRING ||| LTRIM($0) ||| STRING
            STRING ||| RTRIM($0, $1) ||| STRING STRING
            STRING ||| BTRIM($0, $1) ||| STRING STRING
            STRING ||| SUBSTRING($0 FROM 2) ||| STRING
            STRING ||| SUBSTRING($0, $1, 3) ||| STRING INT
            STRING ||| SUBSTR($0, $1) ||| STRING INT
            STRING ||| SUBSTRING($0, -2, 2) ||| SHORT_TEXT
            STRING ||| LEFT($0, 2) ||| STRING
            STRING ||| LEFT($0, $1) ||| STRING INT
            STRING ||| RIGHT($0, 2) ||| STRING
            STRING ||| REPLACE($0, $1, $2) ||| STRING STRING STRING
            STRING ||| REVERSE($0) ||| STRING
            STRING ||| REPEAT($0, 2) ||| STRING
            STRING ||| REPEAT($0, MOD($1, 4)) ||| STRING INT
            STRING ||| LPAD($0, 6, $1) ||| STRING STRING
            STRING ||| RPAD($0, 4, $1) ||| STRING STRING
            STRING ||| OVERLAY($0 PLACING $1 FROM 2) ||| STRING STRING
            STRING ||| OVERLAY($0 PLACING $1 FROM 2 FOR 1) ||| STRING STRING
            STRING ||| SPLIT_INDEX($0, 'b', 0) ||| STRING
            STRING ||| SPLIT_INDEX($0, $1, 1) ||| STRING STRING
            STRING ||| REGEXP_REPLACE($0, '[a-c]+', $1) ||| STRING STRING
            STRING ||| REGEXP_EXTRACT($0, '([a-z])(.)', 2) ||| STRING
            STRING ||| REGEXP_SUBSTR($0, '[^a-z]+') ||| STRING
            STRING ||| $0 || $1 ||| STRING STRING
            STRING ||| $0 || $1 ||| CHARACTERS SHORT_TEXT
            STRING ||| CONCAT($0, $1, $2) ||| STRING STRING STRING
            STRING ||| CONCAT_WS('-', $0, $1) ||| STRING STRING
            STRING ||| CONCAT_WS($0, $1, $2) ||| STRING STRING STRING
            STRING ||| TRANSLATE($0, 'abc', 'xy') ||| STRING
            STRING ||| CHR($0) ||| INT
            STRING ||| MD5($0) ||| STRING
            STRING ||| SHA1($0) ||| STRING
            STRING ||| SHA256($0) ||| STRING
            STRING ||| TO_BASE64($0) ||| STRING
            STRING ||| FROM_BASE64(TO_BASE64($0)) ||| STRING
            STRING ||| URL_ENCODE($0) ||| STRING
            STRING ||| URL_DECODE(URL_ENCODE($0)) ||| STRING
            STRING ||| INET_NTOA($0) ||| BIGINT
            STRING ||| HEX($0) ||| BIGINT
            STRING ||| HEX($0) ||| STRING
            STRING ||| BIN($0) ||| BIGINT
            STRING ||| GREATEST($0, $1) ||| STRING STRING
            STRING ||| FROM_UNIXTIME($0) ||| INT
            STRING ||| CONVERT_TZ($0, 'UTC', 'America/New_York') ||| STRING
            STRING ||| DATE_FORMAT($0, 'yyyy/MM/dd HH:mm') ||| TIMESTAMP
            STRING ||| DATE_FORMAT($0, 'EEE MMM d yy a hh:mm:ss.SSS') ||| TIMESTAMP
            STRING ||| CAST($0 AS STRING) ||| DOUBLE
            CHARACTERS ||| CAST($0 AS CHAR(4)) ||| STRING
            CHARACTERS ||| CAST($0 AS CHAR(4)) ||| BOOLEAN
            SHORT_TEXT ||| CAST($0 AS VARCHAR(6)) ||| STRING
            SHORT_TEXT ||| CAST($0 AS VARCHAR(6)) ||| DECIMAL
            BYTES ||| CAST($0 AS VARBINARY(8)) ||| STRING
            BYTES ||| CAST($0 AS VARBINARY(8)) ||| TWO_BYTES
            TWO_BYTES ||| CAST($0 AS BINARY(2)) ||| BYTES
            BOOLEAN ||| $0 LIKE 'a%' ||| STRING
            BOOLEAN ||| $0 LIKE '%b_%' ||| STRING
            BOOLEAN ||| $0 LIKE $1 ||| STRING STRING
            BOOLEAN ||| $0 LIKE '%a!%b%' ESCAPE '!' ||| STRING
            BOOLEAN ||| $0 SIMILAR TO '[a-z]+' ||| STRING
            BOOLEAN ||| $0 NOT SIMILAR TO '(a|b)%' ||| STRING
            BOOLEAN ||| REGEXP($0, '^.b') ||| STRING
            BOOLEAN ||| IS_DECIMAL($0) ||| STRING
            BOOLEAN ||| IS_DIGIT($0) ||| STRING
            BOOLEAN ||| IS_ALPHA($0) ||| STRING
            BOOLEAN ||| STARTSWITH($0, $1) ||| STRING STRING
            BOOLEAN ||| ENDSWITH($0, $1) ||| STRING STRING
            BOOLEAN ||| $0 AND $1 ||| BOOLEAN BOOLEAN
            BOOLEAN ||| $0 OR $1 ||| BOOLEAN BOOLEAN
            BOOLEAN ||| NOT $0 ||| BOOLEAN
            BOOLEAN ||| $0 IS TRUE ||| BOOLEAN
            BOOLEAN ||| $0 IS NOT FALSE ||| BOOLEAN
            BOOLEAN ||| $0 IS UNKNOWN ||| BOOLEAN
            BOOLEAN ||| TRY_CAST($0 AS BOOLEAN) ||| STRING
            BOOLEAN ||| CAST($0 AS BOOLEAN) ||| INT
            BOOLEAN ||| $0 = $1 ||| INT BIGINT
            BOOLEAN ||| $0 = $1 ||| CHARACTERS STRING
            BOOLEAN ||| $0 < $1 ||| SHORT_TEXT STRING
            BOOLEAN ||| $0 < $1 ||| DECIMAL LONG_DECIMAL
            BOOLEAN ||| $0 = $1 ||| DECIMAL INT
            BOOLEAN ||| $0 >= $1 ||| BIGINT DECIMAL
            BOOLEAN ||| $0 < $1 ||| FLOAT DOUBLE
            BOOLEAN ||| $0 > $1 ||| BIGINT DOUBLE
            BOOLEAN ||| $0 <= $1 ||| TIMESTAMP NANOSECONDS
            BOOLEAN ||| $0 = $1 ||| SECONDS TIMESTAMP
            BOOLEAN ||| $0 IN ($1, $2, $3, $4) ||| INT INT INT INT INT
            BOOLEAN ||| $0 NOT IN ($1, $2, $3) ||| STRING STRING STRING STRING
            DOUBLE ||| SIN($0) ||| DOUBLE
            DOUBLE ||| COS($0) ||| DOUBLE
            DOUBLE ||| TAN($0) ||| DOUBLE
            DOUBLE ||| ATAN($0) ||| DOUBLE
            DOUBLE ||| ATAN2($0, $1) ||| DOUBLE DOUBLE
            DOUBLE ||| ASIN($0) ||| DOUBLE
            DOUBLE ||| TANH($0) ||| DOUBLE
            DOUBLE ||| EXP($0) ||| DOUBLE
            DOUBLE ||| LN(ABS($0) + 1) ||| DOUBLE
            DOUBLE ||| LOG10(ABS($0) + 1) ||| DOUBLE
            DOUBLE ||| POWER($0, 2) ||| DOUBLE
            DOUBLE ||| POWER($0, $1) ||| INT INT
            DOUBLE ||| SQRT(ABS($0)) ||| DOUBLE
            DOUBLE ||| DEGREES($0) ||| DOUBLE
            DOUBLE ||| RADIANS($0) ||| DOUBLE
            DOUBLE ||| FLOOR($0) ||| DOUBLE
            DOUBLE ||| CEIL($0) ||| DOUBLE
            DOUBLE ||| SIGN($0) ||| DOUBLE
            DOUBLE ||| $0 + $1 ||| DOUBLE INT
            DOUBLE ||| $0 * $1 ||| DECIMAL DOUBLE
            DOUBLE ||| GREATEST($0, $1) ||| DOUBLE DOUBLE
            DOUBLE ||| CAST($0 AS DOUBLE) ||| LONG_DECIMAL
            DOUBLE ||| CAST($0 AS DOUBLE) ||| BIGINT
            DOUBLE ||| TRY_CAST($0 AS DOUBLE) ||| STRING
            FLOAT ||| CAST($0 AS FLOAT) ||| DOUBLE
            FLOAT ||| CAST($0 AS FLOAT) ||| INT
            BIGINT ||| CAST($0 AS BIGINT) ||| INT
            BIGINT ||| CAST($0 AS BIGINT) ||| DOUBLE
            BIGINT ||| CAST($0 AS BIGINT) ||| DECIMAL
            BIGINT ||| TRY_CAST($0 AS BIGINT) ||| STRING
            INT ||| CAST($0 AS INT) ||| BIGINT
            INT ||| CAST($0 AS INT) ||| FLOAT
            INT ||| CAST($0 AS INT) ||| BOOLEAN
            INT ||| TRY_CAST($0 AS INT) ||| STRING
            TINYINT ||| CAST($0 AS TINYINT) ||| INT
            TINYINT ||| TRY_CAST($0 AS TINYINT) ||| STRING
            SMALLINT ||| CAST($0 AS SMALLINT) ||| BIGINT
            DECIMAL ||| TRY_CAST($0 AS DECIMAL(10, 2)) ||| STRING
            DECIMAL ||| CAST($0 AS DECIMAL(10, 2)) ||| LONG_DECIMAL
            DECIMAL ||| CAST($0 AS DECIMAL(10, 2)) ||| BIGINT
            DECIMAL ||| CAST($0 AS DECIMAL(10, 2)) ||| DOUBLE
            DECIMAL ||| CAST($0 % NULLIF($1, 0) AS DECIMAL(10, 2)) ||| DECIMAL DECIMAL
            LONG_DECIMAL ||| CAST($0 AS DECIMAL(38, 10)) ||| DECIMAL
            LONG_DECIMAL ||| CAST($0 * $1 AS DECIMAL(38, 10)) ||| DECIMAL LONG_DECIMAL
            LONG_DECIMAL ||| CAST($0 / NULLIF($1, 0) AS DECIMAL(38, 10)) ||| DECIMAL DECIMAL
            LONG_DECIMAL ||| CAST($0 / NULLIF($1, 0) AS DECIMAL(38, 10)) ||| LONG_DECIMAL INT
            LONG_DECIMAL ||| CAST($0 + $1 AS DECIMAL(38, 10)) ||| LONG_DECIMAL DECIMAL
            LONG_DECIMAL ||| CAST($0 - $1 AS DECIMAL(38, 10)) ||| DECIMAL BIGINT
            LONG_DECIMAL ||| CAST(TRUNCATE($0, 2) AS DECIMAL(38, 10)) ||| LONG_DECIMAL
            DECIMAL ||| CAST(ROUND($0, 1) AS DECIMAL(10, 2)) ||| DECIMAL
            DECIMAL ||| CAST(FLOOR($0) AS DECIMAL(10, 2)) ||| DECIMAL
            DECIMAL ||| CAST(CEIL($0) AS DECIMAL(10, 2)) ||| DECIMAL
            DECIMAL ||| CAST(-($0) AS DECIMAL(10, 2)) ||| DECIMAL
            DECIMAL ||| ABS($0) ||| DECIMAL
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
