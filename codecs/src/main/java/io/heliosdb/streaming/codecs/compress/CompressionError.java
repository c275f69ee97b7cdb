package io.heliosdb.streaming.codecs.compress;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of compression. */
public enum CompressionError implements ErrorCode {
    DAMAGED(
            "HCOD-0201",
            "Compressed bytes are not what a compressor makes, or not of this length."),
    LIBRARY("HCOD-0202", "A library of compression cannot be loaded."),
    UNKNOWN("HCOD-0203", "Bytes were compressed in a way that this version does not know.");

    private final String code;
    private final String meaning;

    CompressionError(final String code, final String meaning) {
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
