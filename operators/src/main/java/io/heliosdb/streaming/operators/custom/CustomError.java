package io.heliosdb.streaming.operators.custom;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** What goes wrong with functions of users. */
public enum CustomError implements ErrorCode {
    FAILED("HOPR-0401", "A function of your own threw an exception for a row."),
    NOT_OPENED("HOPR-0402", "A function of your own cannot be loaded or opened."),
    RESULT("HOPR-0403", "A function of your own gave a value that is not of its result's type.");

    private final String code;
    private final String meaning;

    CustomError(final String code, final String meaning) {
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
