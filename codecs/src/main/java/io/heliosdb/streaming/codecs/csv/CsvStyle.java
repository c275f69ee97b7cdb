package io.heliosdb.streaming.codecs.csv;

/** How records are written. */
public enum CsvStyle {
    /**
     * As Flink writes files: an empty text is an empty field like NULL, quotes stand around every
     * text that is long or holds a character not above the delimiter and the quote, decimals lose
     * trailing zeros and may have an exponent, fractions of seconds lose trailing zeros.
     */
    FLINK,

    /**
     * For people and programs: NULL is an empty field and an empty text two quotes, only fields
     * that need quotes have them, decimals and fractions of seconds have the digits of their type.
     */
    RFC4180
}
