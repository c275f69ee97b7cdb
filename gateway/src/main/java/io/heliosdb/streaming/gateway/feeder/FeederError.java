package io.heliosdb.streaming.gateway.feeder;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of the command {@code feed}. */
enum FeederError implements ErrorCode {
    FILE("HCLI-0501", "A file that is to be fed cannot be read.");

    private final String code;
    private final String meaning;

    FeederError(final String code, final String meaning) {
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
