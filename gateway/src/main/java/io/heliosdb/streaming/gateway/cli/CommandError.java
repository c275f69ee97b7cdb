package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of the command line. */
public enum CommandError implements ErrorCode {
    SCRIPT_UNREADABLE("HCLI-0001", "A script cannot be read.");

    private final String code;
    private final String meaning;

    CommandError(final String code, final String meaning) {
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
