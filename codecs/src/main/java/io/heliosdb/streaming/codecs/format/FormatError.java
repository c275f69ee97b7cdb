package io.heliosdb.streaming.codecs.format;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of formats and their input. */
public enum FormatError implements ErrorCode {
    /** See {@link #meaning()}. */
    OPTION("HCOD-0101", "A format option has a value that is not possible."),
    TYPE("HCOD-0102", "A format cannot hold values of a column's type."),
    STRUCTURE("HCOD-0103", "A record breaks the rules of its format."),
    FIELD_COUNT("HCOD-0104", "A record has too many or too few fields."),
    VALUE("HCOD-0105", "A field's text is not a value of its column's type."),
    NULL_VALUE("HCOD-0106", "A column declared NOT NULL has no value."),
    TOO_LONG("HCOD-0107", "A record or its row is longer than the limit."),
    ENCODING("HCOD-0108", "A text is not UTF-8."),
    HEADER("HCOD-0109", "The header line does not name the table's columns."),
    COMPRESSION("HCOD-0110", "A compressed input is damaged or cut off."),
    MISSING_FIELD("HCOD-0111", "A JSON object lacks a field that is required."),
    FILE_SCHEMA(
            "HCOD-0112",
            "The schema in a file does not fit the table's columns, or cannot be read."),
    DAMAGED("HCOD-0113", "A file of a binary format is damaged, cut off, or something else."),
    DESCRIPTOR("HCOD-0114", "A descriptor set of Protobuf cannot be read, or lacks a message.");

    private final String code;
    private final String meaning;

    FormatError(final String code, final String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return Category.ERROR;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
