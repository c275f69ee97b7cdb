package io.heliosdb.streaming.gateway.server;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of the process. */
public enum ServerError implements ErrorCode {
    NO_PROFILER("HSRV-0411", "This Java cannot profile.");

    private final String code;
    private final String meaning;

    ServerError(final String code, final String meaning) {
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
