package io.heliosdb.streaming.gateway.log;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of the log. */
public enum LogError implements ErrorCode {
    FILE("HSRV-0401", "The log file cannot be written.");

    private final String code;
    private final String meaning;

    LogError(final String code, final String meaning) {
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
