package io.heliosdb.streaming.gateway.result;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors while results are collected or printed. */
public enum ResultError implements ErrorCode {
    TOO_MANY_ROWS(
            "HCLI-0101",
            "A changing result has more rows than the command line holds until the end.");

    private final String code;
    private final String meaning;

    ResultError(final String code, final String meaning) {
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
