package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.control.ControlJson;
import io.heliosdb.streaming.gateway.security.Refusal;

import java.util.Map;

/** Errors as answers. */
final class Replies {
    private static final String RETRY_AFTER = "Retry-After";
    private static final int UNAUTHENTICATED = 401;

    private Replies() {}

    /** Of an error that has ended a request. */
    static Reply of(final HeliosException error) {
        return new Reply(Statuses.of(error), ControlJson.of(error), headers(error));
    }

    private static Map<String, String> headers(final HeliosException error) {
        if (error.code() == HttpError.BODY_TOO_SLOW) {
            return Map.of("Connection", "close"); // the rest of the body is not waited for
        }
        return Statuses.isPassing(error) ? Map.of(RETRY_AFTER, "1") : Map.of();
    }

    /** Of somebody who was not let in. */
    static Reply of(final Refusal refusal) {
        final int status = refusal.answer().status();
        final Map<String, String> headers =
                refusal.waitSeconds() > 0
                        ? Map.of(RETRY_AFTER, Long.toString(refusal.waitSeconds()))
                        : status == UNAUTHENTICATED
                                ? Map.of("WWW-Authenticate", "Bearer realm=\"heliosdb-streaming\"")
                                : Map.of();
        return new Reply(status, ControlJson.of(refusal.error()), headers);
    }
}
