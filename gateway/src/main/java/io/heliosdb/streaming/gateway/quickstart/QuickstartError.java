package io.heliosdb.streaming.gateway.quickstart;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of the command {@code quickstart}. */
enum QuickstartError implements ErrorCode {
    FOLDER("HCLI-0601", "The folder of a quickstart cannot be written."),
    NOT_READY("HCLI-0602", "The appliance of a quickstart has not become ready.");

    private final String code;
    private final String meaning;

    QuickstartError(final String code, final String meaning) {
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
