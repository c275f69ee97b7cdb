package io.heliosdb.streaming.perf.proof.sql;

/**
 * Functions and operators about numbers. Of NaN and infinite numbers Flink makes no decimals and
 * fails, so these are kept away from where it makes some. Where a decimal may be too long, and so
 * NULL, an operand may be NULL too: of constants Flink takes the result for NOT NULL. Random
 * numbers are cut to what all of them have. Digits of {@code ROUND} of a decimal are constants: of
 * others Flink gives a value of another scale than that of its type, which changes where it is
 * stored.
 */
final class NumberSignatures {
    private NumberSignatures() {}

    /** As {@link Signature#read} wants it. */
    static String table() {
        return """
        INT ||| MOD($0, NULLIF($1, 0)) ||| INT INT
        INT ||| $0 % NULLIF($1, 0) ||| INT INT
        INT ||| $0 / NULLIF($1, 0) ||| INT INT
        INT ||| CAST(SIGN($0) AS INT) ||| DOUBLE
        INT ||| SIGN($0) ||| INT
        INT ||| GREATEST($0, $1, $2) ||| INT INT INT
        INT ||| ROUND($0, -1) ||| INT
        BIGINT ||| LEAST($0, $1) ||| BIGINT BIGINT
        BIGINT ||| $0 / NULLIF($1, 0) ||| BIGINT BIGINT
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
        FLOAT ||| CAST($0 AS FLOAT) ||| DOUBLE
        FLOAT ||| CAST($0 AS FLOAT) ||| INT
        BIGINT ||| CAST($0 AS BIGINT) ||| INT
        BIGINT ||| CAST($0 AS BIGINT) ||| DOUBLE
        BIGINT ||| CAST($0 AS BIGINT) ||| DECIMAL
        INT ||| CAST($0 AS INT) ||| BIGINT
        INT ||| CAST($0 AS INT) ||| FLOAT
        INT ||| CAST($0 AS INT) ||| BOOLEAN
        TINYINT ||| CAST($0 AS TINYINT) ||| INT
        SMALLINT ||| CAST($0 AS SMALLINT) ||| BIGINT
        DECIMAL ||| CAST(NULLIF($0, 0) AS DECIMAL(10, 2)) ||| LONG_DECIMAL
        DECIMAL ||| CAST(NULLIF($0, 0) AS DECIMAL(10, 2)) ||| BIGINT
        DECIMAL ||| CAST(CASE WHEN ABS($0) < 1E300 THEN $0 END AS DECIMAL(10, 2)) ||| DOUBLE
        DECIMAL ||| CAST($0 % NULLIF($1, 0) AS DECIMAL(10, 2)) ||| DECIMAL DECIMAL
        LONG_DECIMAL ||| CAST($0 AS DECIMAL(38, 10)) ||| DECIMAL
        LONG_DECIMAL ||| CAST(NULLIF($0, 0) * $1 AS DECIMAL(38, 10)) ||| DECIMAL LONG_DECIMAL
        LONG_DECIMAL ||| CAST($0 / NULLIF($1, 0) AS DECIMAL(38, 10)) ||| DECIMAL DECIMAL
        LONG_DECIMAL ||| CAST($0 / NULLIF($1, 0) AS DECIMAL(38, 10)) ||| LONG_DECIMAL INT
        LONG_DECIMAL ||| CAST(NULLIF($0, 0) + $1 AS DECIMAL(38, 10)) ||| LONG_DECIMAL DECIMAL
        LONG_DECIMAL ||| CAST(NULLIF($0, 0) - $1 AS DECIMAL(38, 10)) ||| DECIMAL BIGINT
        LONG_DECIMAL ||| CAST(TRUNCATE(NULLIF($0, 0), 2) AS DECIMAL(38, 10)) ||| LONG_DECIMAL
        DECIMAL ||| CAST(ROUND(NULLIF($0, 0), 1) AS DECIMAL(10, 2)) ||| DECIMAL
        DECIMAL ||| CAST(FLOOR($0) AS DECIMAL(10, 2)) ||| DECIMAL
        DECIMAL ||| CAST(CEIL($0) AS DECIMAL(10, 2)) ||| DECIMAL
        DECIMAL ||| CAST(-($0) AS DECIMAL(10, 2)) ||| DECIMAL
        DECIMAL ||| ABS($0) ||| DECIMAL
        DOUBLE ||| LOG2(ABS($0) + 1) ||| DOUBLE
        DOUBLE ||| LOG(2, ABS($0) + 1) ||| DOUBLE
        DOUBLE ||| LOG(ABS($0) + 2, ABS($1) + 1) ||| DOUBLE DOUBLE
        DOUBLE ||| COT($0) ||| DOUBLE
        DOUBLE ||| ACOS($0) ||| DOUBLE
        DOUBLE ||| SINH($0) ||| DOUBLE
        DOUBLE ||| COSH($0) ||| DOUBLE
        DOUBLE ||| PI() * $0 ||| DOUBLE
        DOUBLE ||| E() + $0 ||| DOUBLE
        DOUBLE ||| CEILING($0) ||| DOUBLE
        DOUBLE ||| ROUND(CASE WHEN ABS($0) < 1E300 THEN $0 END, 2) ||| DOUBLE
        DOUBLE ||| TRUNCATE(CASE WHEN ABS($0) < 1E300 THEN $0 END, 1) ||| DOUBLE
        DOUBLE ||| SQRT($0) ||| INT
        DOUBLE ||| EXP($0) ||| DECIMAL
        DOUBLE ||| LN(ABS($0) + 1) ||| DECIMAL
        DOUBLE ||| POWER($0, $1) ||| DOUBLE DOUBLE
        FLOAT ||| FLOOR($0) ||| FLOAT
        FLOAT ||| CEIL($0) ||| FLOAT
        FLOAT ||| SIGN($0) ||| FLOAT
        FLOAT ||| ABS($0) ||| FLOAT
        LONG_DECIMAL ||| SIGN($0) ||| LONG_DECIMAL
        BIGINT ||| MOD($0, NULLIF($1, 0)) ||| BIGINT BIGINT
        BIGINT ||| IFNULL($0, $1) ||| BIGINT BIGINT
        BIGINT ||| FLOOR($0) ||| BIGINT
        BIGINT ||| ROUND($0, -2) ||| BIGINT
        INT ||| TRUNCATE($0, -1) ||| INT
        LONG_DECIMAL ||| CAST(ROUND(NULLIF($0, 0), 3) AS DECIMAL(38, 10)) ||| LONG_DECIMAL
        LONG_DECIMAL ||| CAST(MOD($0, NULLIF($1, 0)) AS DECIMAL(38, 10)) ||| LONG_DECIMAL DECIMAL
        LONG_DECIMAL ||| CAST(CEIL($0) AS DECIMAL(38, 10)) ||| LONG_DECIMAL
        INT ||| HASH_CODE($0) ||| STRING
        TINYINT ||| TRY_CAST($0 AS TINYINT) ||| DECIMAL
        SMALLINT ||| TRY_CAST($0 AS SMALLINT) ||| STRING
        FLOAT ||| TRY_CAST($0 AS FLOAT) ||| STRING
        LONG_DECIMAL ||| TRY_CAST($0 AS DECIMAL(38, 10)) ||| STRING
        DOUBLE ||| FLOOR(RAND()) + $0 ||| DOUBLE
        DOUBLE ||| CEIL(RAND($0) / 2) ||| INT
        INT ||| RAND_INTEGER(1) + $0 ||| INT
        INT ||| RAND_INTEGER($0, 1) ||| INT
        """;
    }
}
