package io.heliosdb.streaming.perf.proof.sql;

/** Functions about sets of numbers. */
final class BitmapSignatures {
    private BitmapSignatures() {}

    /** As {@link Signature#read} wants it. */
    static String table() {
        return """
        BITMAP ||| BITMAP_BUILD($0) ||| INTS
        BITMAP ||| BITMAP_BUILD(ARRAY[$0, $1, 65536]) ||| INT INT
        BITMAP ||| BITMAP_AND($0, $1) ||| BITMAP BITMAP
        BITMAP ||| BITMAP_OR($0, $1) ||| BITMAP BITMAP
        BITMAP ||| BITMAP_XOR($0, $1) ||| BITMAP BITMAP
        BITMAP ||| BITMAP_ANDNOT($0, $1) ||| BITMAP BITMAP
        BITMAP ||| BITMAP_FROM_BYTES(BITMAP_TO_BYTES($0)) ||| BITMAP
        BITMAP ||| COALESCE($0, $1) ||| BITMAP BITMAP
        BITMAP ||| CASE WHEN $0 THEN $1 ELSE $2 END ||| BOOLEAN BITMAP BITMAP
        BIGINT ||| BITMAP_CARDINALITY($0) ||| BITMAP
        INTS ||| BITMAP_TO_ARRAY($0) ||| BITMAP
        STRING ||| BITMAP_TO_STRING($0) ||| BITMAP
        STRING ||| CAST($0 AS STRING) ||| BITMAP
        BYTES ||| CAST(BITMAP_TO_BYTES($0) AS VARBINARY(8)) ||| BITMAP
        BOOLEAN ||| $0 IS NULL ||| BITMAP
        BOOLEAN ||| $0 IS NOT NULL ||| BITMAP
        """;
    }
}
