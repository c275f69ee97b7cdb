package io.heliosdb.streaming.perf.proof.sql;

/** Functions and operators about JSON. */
final class JsonSignatures {
    private JsonSignatures() {}

    /** As {@link Signature#read} wants it. */
    static String table() {
        return """
        STRING ||| $0 ||| DOCUMENT
        DOCUMENT ||| JSON_OBJECT('a' VALUE $0, 'b' VALUE $1) ||| INT STRING
        DOCUMENT ||| JSON_OBJECT(KEY 'a' VALUE $0, KEY 'c' VALUE $1 ABSENT ON NULL) ||| DECIMAL BOOLEAN
        DOCUMENT ||| JSON_ARRAY($0, $1, $2) ||| INT STRING BOOLEAN
        DOCUMENT ||| JSON_ARRAY($0, $1 NULL ON NULL) ||| DOUBLE BIGINT
        DOCUMENT ||| JSON_OBJECT('b' VALUE JSON_ARRAY($0, $1), 'c' VALUE JSON_OBJECT('d' VALUE $1)) ||| INT STRING
        DOCUMENT ||| JSON_QUERY($0, '$$.b') ||| DOCUMENT
        DOCUMENT ||| JSON_QUERY($0, 'lax $$.*' WITH WRAPPER) ||| DOCUMENT
        DOCUMENT ||| JSON_QUERY($0, '$$.b[0]' WITH CONDITIONAL WRAPPER) ||| DOCUMENT
        DOCUMENT ||| JSON_QUERY($0, '$$.c' EMPTY OBJECT ON EMPTY EMPTY ARRAY ON ERROR) ||| DOCUMENT
        DOCUMENT ||| JSON_QUERY($0, 'strict $$..a' WITH UNCONDITIONAL WRAPPER) ||| DOCUMENT
        DOCUMENT ||| JSON_STRING($0) ||| STRING
        DOCUMENT ||| JSON_STRING($0) ||| TIMESTAMP
        DOCUMENT ||| JSON_STRING($0) ||| DECIMAL
        DOCUMENT ||| JSON_STRING($0) ||| INSTANT
        DOCUMENT ||| JSON_STRING($0) ||| INTS
        DOCUMENT ||| JSON_STRING($0) ||| TEXTS
        DOCUMENT ||| JSON_STRING($0) ||| COUNTS
        DOCUMENT ||| JSON_STRING($0) ||| PAIR
        DOCUMENT ||| JSON_STRING($0) ||| PAIRS
        DOCUMENT ||| JSON_ARRAY($0, $1) ||| INTS PAIR
        DOCUMENT ||| JSON_QUOTE($0) ||| STRING
        STRING ||| JSON_UNQUOTE($0) ||| DOCUMENT
        STRING ||| JSON_UNQUOTE($0) ||| STRING
        STRING ||| JSON_VALUE($0, '$$.a') ||| DOCUMENT
        STRING ||| JSON_VALUE($0, 'lax $$.b[1]' DEFAULT 'none' ON EMPTY) ||| DOCUMENT
        STRING ||| JSON_VALUE($0, 'strict $$.c.d' NULL ON EMPTY DEFAULT 'bad' ON ERROR) ||| DOCUMENT
        STRING ||| JSON_VALUE($0, '$$[1][0]') ||| DOCUMENT
        BOOLEAN ||| JSON_EXISTS($0, '$$.a') ||| DOCUMENT
        BOOLEAN ||| JSON_EXISTS($0, 'strict $$.b[2]') ||| DOCUMENT
        BOOLEAN ||| JSON_EXISTS($0, '$$.c.d' FALSE ON ERROR) ||| DOCUMENT
        BOOLEAN ||| $0 IS JSON ||| DOCUMENT
        BOOLEAN ||| $0 IS JSON ||| STRING
        BOOLEAN ||| $0 IS NOT JSON ||| STRING
        BOOLEAN ||| $0 IS JSON OBJECT ||| DOCUMENT
        BOOLEAN ||| $0 IS NOT JSON OBJECT ||| DOCUMENT
        BOOLEAN ||| $0 IS JSON ARRAY ||| DOCUMENT
        BOOLEAN ||| $0 IS NOT JSON ARRAY ||| DOCUMENT
        BOOLEAN ||| $0 IS JSON SCALAR ||| DOCUMENT
        BOOLEAN ||| $0 IS NOT JSON SCALAR ||| DOCUMENT
        DOCUMENT ||| JSON_ARRAY(JSON($0)) ||| DOCUMENT
        """;
    }
}
