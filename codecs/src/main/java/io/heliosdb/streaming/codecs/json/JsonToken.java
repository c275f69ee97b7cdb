package io.heliosdb.streaming.codecs.json;

/** Kinds of tokens. */
enum JsonToken {
    /** Nothing more belongs to the value. */
    END,
    START_OBJECT,
    END_OBJECT,
    START_ARRAY,
    END_ARRAY,
    NAME,
    STRING,
    /** A number without fraction and exponent. */
    INTEGER,
    /** A number with a fraction or an exponent. */
    FRACTION,
    TRUE,
    FALSE,
    NULL,
    /** The text is not JSON. */
    BROKEN
}
