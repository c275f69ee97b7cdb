package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of the command line. */
public enum CommandError implements ErrorCode {
    SCRIPT_UNREADABLE("HCLI-0001", "A script cannot be read."),
    NOT_A_TABLE("HCLI-0002", "A table was asked for and the name is a view's."),
    METRICS_UNREADABLE("HCLI-0003", "The metrics of an appliance cannot be read."),
    METRICS_UNWRITABLE("HCLI-0004", "Metrics cannot be written to a file.");

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
