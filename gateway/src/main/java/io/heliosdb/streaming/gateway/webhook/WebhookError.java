package io.heliosdb.streaming.gateway.webhook;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of webhooks. */
enum WebhookError implements ErrorCode {
    NETWORK("HNET-0701", "The networks that webhooks may go to are not written as such."),
    FORBIDDEN("HNET-0702", "A webhook leads to an address that it may not go to."),
    PLAIN("HNET-0703", "A webhook without TLS leads out of the networks that are allowed."),
    SECRET("HNET-0704", "The secret of a webhook cannot be read, or is too short."),
    UNREACHABLE("HNET-0705", "The receiver of a webhook does not answer."),
    REFUSED("HNET-0706", "The receiver of a webhook has not taken a request."),
    ENDED("HNET-0707", "The receiver of a webhook is gone for good, as it says with 410.");

    private final String code;
    private final String meaning;

    WebhookError(final String code, final String meaning) {
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
