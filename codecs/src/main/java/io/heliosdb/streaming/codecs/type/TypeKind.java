package io.heliosdb.streaming.codecs.type;

/**
 * The families of SQL types. Kinds that only later parts store are listed so that switches over
 * them are complete from the start.
 */
public enum TypeKind {
    BOOLEAN,
    TINYINT,
    SMALLINT,
    INTEGER,
    BIGINT,
    FLOAT,
    DOUBLE,
    DECIMAL,
    CHAR,
    VARCHAR,
    BINARY,
    VARBINARY,
    DATE,
    TIME,
    TIMESTAMP,
    TIMESTAMP_LTZ,
    INTERVAL_YEAR_MONTH,
    INTERVAL_DAY_TIME,
    ARRAY,
    MAP,
    MULTISET,
    ROW,
    /** A set of numbers of 32 bits. */
    BITMAP,
    /** The type of a bare NULL literal. */
    NULL,
    /** An argument that is a keyword, such as the unit of EXTRACT; never stored. */
    SYMBOL
}
