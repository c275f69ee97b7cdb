package io.heliosdb.streaming.perf.proof.sql;

/**
 * Functions and operators about texts, bytes and codes. LPAD, RPAD and OVERLAY cut a character
 * beyond U+FFFF in two, and what is left is ordered otherwise than in Flink until it is written
 * (docs/reference/flink-differences.md): they take plain characters, or are decoded again.
 */
final class TextSignatures {
    private TextSignatures() {}

    /** As {@link Signature#read} wants it. */
    static String table() {
        return """
        INT ||| CHAR_LENGTH($0) ||| STRING
        INT ||| CHAR_LENGTH($0) ||| CHARACTERS
        INT ||| CHAR_LENGTH($0) ||| SHORT_TEXT
        INT ||| POSITION(CAST($0 AS STRING) IN $1) ||| STRING STRING
        INT ||| LOCATE($0, $1) ||| STRING STRING
        INT ||| LOCATE($0, $1, $2) ||| STRING STRING INT
        INT ||| INSTR($0, $1) ||| STRING STRING
        INT ||| ASCII($0) ||| STRING
        INT ||| REGEXP_COUNT($0, 'a|b') ||| STRING
        INT ||| REGEXP_INSTR($0, '[b-d]') ||| STRING
        BIGINT ||| INET_ATON($0) ||| STRING
        STRING ||| UPPER($0) ||| STRING
        STRING ||| LOWER($0) ||| STRING
        STRING ||| UPPER($0) ||| CHARACTERS
        STRING ||| INITCAP($0) ||| STRING
        STRING ||| TRIM($0) ||| STRING
        STRING ||| TRIM(LEADING $1 || 'x' FROM $0) ||| STRING STRING
        STRING ||| TRIM(BOTH 'a' FROM $0) ||| STRING
        STRING ||| LTRIM($0) ||| STRING
        STRING ||| RTRIM($0, ' a') ||| STRING
        STRING ||| BTRIM($0, ' a') ||| STRING
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
        STRING ||| DECODE(ENCODE(LPAD($0, 6, $1), 'UTF-8'), 'UTF-8') ||| STRING STRING
        STRING ||| DECODE(ENCODE(RPAD($0, 4, $1), 'UTF-8'), 'UTF-8') ||| STRING STRING
        STRING ||| DECODE(ENCODE(OVERLAY($0 PLACING $1 FROM 2), 'UTF-8'), 'UTF-8') ||| STRING STRING
        STRING ||| DECODE(ENCODE(OVERLAY($0 PLACING $1 FROM 2 FOR 1), 'UTF-8'), 'UTF-8') ||| STRING STRING
        STRING ||| LPAD(HEX($0), 6, HEX($1)) ||| STRING STRING
        STRING ||| RPAD(HEX($0), MOD($1, 9), 'xy') ||| STRING INT
        STRING ||| OVERLAY(HEX($0) PLACING HEX($1) FROM 2 FOR 3) ||| STRING STRING
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
        STRING ||| CAST(MD5($0) AS STRING) ||| STRING
        STRING ||| CAST(SHA1($0) AS STRING) ||| STRING
        STRING ||| CAST(SHA256($0) AS STRING) ||| STRING
        STRING ||| TO_BASE64($0) ||| STRING
        STRING ||| FROM_BASE64(TO_BASE64($0)) ||| STRING
        STRING ||| URL_ENCODE($0) ||| STRING
        STRING ||| URL_DECODE(URL_ENCODE($0)) ||| STRING
        STRING ||| INET_NTOA($0) ||| BIGINT
        STRING ||| HEX($0) ||| BIGINT
        STRING ||| HEX($0) ||| STRING
        STRING ||| BIN($0) ||| BIGINT
        STRING ||| GREATEST($0, $1) ||| STRING STRING
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
        DOUBLE ||| TRY_CAST($0 AS DOUBLE) ||| STRING
        BIGINT ||| TRY_CAST($0 AS BIGINT) ||| STRING
        INT ||| TRY_CAST($0 AS INT) ||| STRING
        TINYINT ||| TRY_CAST($0 AS TINYINT) ||| STRING
        DECIMAL ||| TRY_CAST($0 AS DECIMAL(10, 2)) ||| STRING
        INT ||| CHARACTER_LENGTH($0) ||| STRING
        STRING ||| ELT($0, $1, $2) ||| INT STRING STRING
        STRING ||| PRINTF('%s|%5d|%08.3f', $0, $1, $2) ||| STRING INT DOUBLE
        STRING ||| PRINTF('%-6s<%x>', $0, $1) ||| STRING BIGINT
        STRING ||| TYPEOF($0) ||| DECIMAL
        STRING ||| CURRENT_DATABASE() || $0 ||| STRING
        STRING ||| CAST(SHA224($0) AS STRING) ||| STRING
        STRING ||| CAST(SHA384($0) AS STRING) ||| STRING
        STRING ||| CAST(SHA512($0) AS STRING) ||| STRING
        STRING ||| CAST(SHA2($0, 256) AS STRING) ||| STRING
        STRING ||| DECODE(ENCODE($0, 'UTF-16BE'), 'UTF-16BE') ||| STRING
        STRING ||| DECODE($0, 'UTF-8') ||| BYTES
        STRING ||| PARSE_URL('https://u:p@example.org:80/a/' || $0 || '?k=v&q=' || $1 || '#f', 'QUERY', 'q') ||| STRING STRING
        STRING ||| PARSE_URL('http://example.org/p?' || $0, 'FILE') ||| STRING
        STRING ||| PARSE_URL($0, 'HOST') ||| STRING
        STRING ||| CAST(UNHEX(HEX($0)) AS STRING) ||| STRING
        BYTES ||| CAST(UNHEX($0) AS VARBINARY(8)) ||| STRING
        BYTES ||| CAST(ENCODE($0, 'UTF-8') AS VARBINARY(8)) ||| STRING
        STRING ||| LEAST($0, $1, $2) ||| STRING STRING STRING
        STRING ||| IFNULL($0, $1) ||| STRING STRING
        BOOLEAN ||| $0 NOT LIKE '_%a' ||| STRING
        STRING ||| SUBSTRING($0 FROM $1 FOR $2) ||| STRING INT INT
        STRING ||| REGEXP_EXTRACT($0, $1) ||| STRING STRING
        STRING ||| REGEXP_REPLACE($0, '([a-z])([a-z])', '$$2$$1') ||| STRING
        INT ||| LOCATE($0, $1, 2) ||| STRING STRING
        STRING ||| CHR($0) ||| BIGINT
        INT ||| CHAR_LENGTH(UUID() || $0) ||| STRING
        """;
    }
}
