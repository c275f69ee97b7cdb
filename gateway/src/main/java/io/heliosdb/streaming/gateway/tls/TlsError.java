package io.heliosdb.streaming.gateway.tls;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of TLS on listeners. */
public enum TlsError implements ErrorCode {
    PROVIDER("HNET-0501", "Conscrypt cannot be used, or something else would do its work."),
    SELF_TEST("HNET-0502", "A connection of the appliance to itself with its certificate fails."),
    SWITCHED("HNET-0503", "A reload would switch TLS off under open listeners.");

    private final String code;
    private final String meaning;

    TlsError(final String code, final String meaning) {
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
