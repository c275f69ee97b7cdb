package io.heliosdb.streaming.client;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of clients. */
public enum ClientError implements ErrorCode {
    REFUSED("HCLT-0101", "The appliance does not take a feed, with the reason that it gives."),
    LOST("HCLT-0102", "The connection of a feed that has no producer is gone."),
    PROTOCOL("HCLT-0103", "What listens at the address does not speak the protocol of feeds."),
    ROW_TOO_LONG("HCLT-0104", "A row is longer than the appliance or the feed's memory allows."),
    TLS("HCLT-0105", "A feed and the appliance do not agree on a connection with TLS.");

    private final String code;
    private final String meaning;

    ClientError(final String code, final String meaning) {
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
