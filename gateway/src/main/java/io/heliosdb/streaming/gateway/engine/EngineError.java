package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of the engine put together. */
public enum EngineError implements ErrorCode {
    REPLAY_DIFFERS(
            "HCLI-0201",
            "A job gave other results when it was run again from the log it had left.");

    private final String code;
    private final String meaning;

    EngineError(final String code, final String meaning) {
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
