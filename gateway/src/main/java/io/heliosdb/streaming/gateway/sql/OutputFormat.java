package io.heliosdb.streaming.gateway.sql;

/** How results are printed. */
public enum OutputFormat {
    /** For people. */
    TABLE,
    /** RFC 4180 with a header line. */
    CSV,
    /** One object a line. */
    JSON
}
