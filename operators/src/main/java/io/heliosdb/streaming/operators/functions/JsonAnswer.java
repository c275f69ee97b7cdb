package io.heliosdb.streaming.operators.functions;

/** What a JSON function answers where there is nothing, or an error. */
public enum JsonAnswer {
    NULL,
    TRUE,
    FALSE,
    /** The value that the call gives. */
    DEFAULT,
    EMPTY_ARRAY,
    EMPTY_OBJECT,
    /** It fails. */
    ERROR
}
