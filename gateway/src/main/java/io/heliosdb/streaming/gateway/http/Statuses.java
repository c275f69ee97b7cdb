package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.security.answer.AnsweredError;

import java.util.Map;

/** Which status of HTTP an error has. */
final class Statuses {
    static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    static final int FAILED = 500;
    private static final int UNAVAILABLE = 503;

    /** Of a file on the server, which the sender of a request has not written. */
    private static final String CONFIGURATION = "HSRV-01";

    /** Of errors that do not know it themselves. */
    private static final Map<String, Integer> BY_CODE =
            Map.of(
                    "HSRV-0302", BAD_REQUEST,
                    "HSRV-0405", BAD_REQUEST,
                    "HSRV-0504", CONFLICT, // a job of the name is there
                    "HSRV-0511", CONFLICT, // no memory for it
                    "HSRV-0513", CONFLICT, // it cannot be led there
                    "HCKP-0002", NOT_FOUND, // no such checkpoint
                    "HCKP-0001", BAD_REQUEST,
                    "HSRV-0404", CONFLICT,
                    "HSRV-0305", UNAVAILABLE);

    private Statuses() {}

    /** Of an error that has ended a request. */
    static int of(final HeliosException error) {
        if (error.code() instanceof AnsweredError answered) {
            return answered.answer().status();
        }
        if (error.code() instanceof HttpError http) {
            return http.status();
        }
        final String code = error.code().code();
        final Integer known = BY_CODE.get(code);
        if (known != null) {
            return known;
        }
        if (code.startsWith(CONFIGURATION)) {
            return CONFLICT;
        }
        return code.startsWith("HSQL-") ? BAD_REQUEST : FAILED;
    }
}
