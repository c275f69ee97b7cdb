package io.heliosdb.streaming.gateway.bundle;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of support bundles. */
public enum BundleError implements ErrorCode {
    NOT_WRITTEN("HCLI-0401", "A support bundle cannot be written, or there is a file of its name.");

    private final String code;
    private final String meaning;

    BundleError(final String code, final String meaning) {
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
