package io.heliosdb.streaming.perf.proof.sql;

/** Functions and operators about truth values and comparisons of different types. */
final class LogicSignatures {
    private LogicSignatures() {}

    /** As {@link Signature#read} wants it. */
    static String table() {
        return """
        BOOLEAN ||| $0 AND $1 ||| BOOLEAN BOOLEAN
        BOOLEAN ||| $0 OR $1 ||| BOOLEAN BOOLEAN
        BOOLEAN ||| NOT $0 ||| BOOLEAN
        BOOLEAN ||| $0 IS TRUE ||| BOOLEAN
        BOOLEAN ||| $0 IS NOT FALSE ||| BOOLEAN
        BOOLEAN ||| $0 IS UNKNOWN ||| BOOLEAN
        BOOLEAN ||| TRY_CAST($0 AS BOOLEAN) ||| STRING
        BOOLEAN ||| CAST($0 AS BOOLEAN) ||| INT
        BOOLEAN ||| $0 = $1 ||| INT BIGINT
        BOOLEAN ||| $0 = $1 ||| SHORT_TEXT BOOLEAN
        SMALLINT ||| COALESCE($0, $1) ||| TINYINT SMALLINT
        STRING ||| CASE WHEN $0 THEN '' ELSE '' END ||| BOOLEAN
        BOOLEAN ||| $0 = $1 ||| CHARACTERS STRING
        BOOLEAN ||| $0 < $1 ||| SHORT_TEXT STRING
        BOOLEAN ||| $0 < $1 ||| DECIMAL LONG_DECIMAL
        BOOLEAN ||| $0 = $1 ||| DECIMAL INT
        BOOLEAN ||| $0 >= $1 ||| BIGINT DECIMAL
        BOOLEAN ||| $0 < $1 ||| FLOAT DOUBLE
        BOOLEAN ||| $0 > $1 ||| BIGINT DOUBLE
        BOOLEAN ||| $0 IN ($1, $2, $3, $4) ||| INT INT INT INT INT
        BOOLEAN ||| $0 NOT IN ($1, $2, $3) ||| STRING STRING STRING STRING
        BOOLEAN ||| $0 IS FALSE ||| BOOLEAN
        BOOLEAN ||| $0 IS NOT TRUE ||| BOOLEAN
        BOOLEAN ||| $0 IS NOT UNKNOWN ||| BOOLEAN
        BOOLEAN ||| $0 IS NOT NULL ||| BOOLEAN
        BOOLEAN ||| $0 NOT BETWEEN $1 AND $2 ||| INT INT INT
        BOOLEAN ||| $0 NOT BETWEEN $1 AND $2 ||| STRING STRING STRING
        """;
    }
}
