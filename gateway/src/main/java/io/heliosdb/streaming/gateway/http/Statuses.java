package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.security.answer.AnsweredError;

import java.util.List;
import java.util.Map;

/** Which status of HTTP an error has. */
final class Statuses {
    static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    static final int FAILED = 500;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    /** Of a request that another one has to be waited for. */
    private static final String UNDER_WAY = "HCON-0020";

    /** Of files on the server, which the sender of a request has not written. */
    private static final List<String> CONFIGURATION = List.of("HSRV-01", "HTLS-", "HNET-05");

    /** Of errors that do not know it themselves. */
    private static final Map<String, Integer> BY_CODE =
            Map.ofEntries(
                    Map.entry("HSRV-0302", BAD_REQUEST),
                    Map.entry("HSRV-0405", BAD_REQUEST),
                    Map.entry("HSRV-0504", CONFLICT), // a job of the name is there
                    Map.entry("HSRV-0511", CONFLICT), // no memory for it
                    Map.entry("HSRV-0513", CONFLICT), // it cannot be led there
                    Map.entry("HCKP-0002", NOT_FOUND), // no such checkpoint
                    Map.entry("HCKP-0001", BAD_REQUEST),
                    Map.entry("HSRV-0404", CONFLICT),
                    Map.entry("HSRV-0305", UNAVAILABLE),
                    Map.entry("HCON-0004", BAD_REQUEST), // of a table of a job
                    Map.entry("HCON-0007", CONFLICT), // what a job reads is not there
                    Map.entry("HCON-0009", CONFLICT), // what a job writes cannot be written
                    Map.entry("HCON-0010", BAD_REQUEST),
                    Map.entry("HCON-0017", CONFLICT), // two jobs are fed at the same name
                    Map.entry("HCON-0021", CONFLICT), // two jobs write the same stream
                    Map.entry("HCON-0013", CONFLICT), // the stream does not take the client
                    Map.entry("HCON-0018", UNAVAILABLE),
                    Map.entry("HCON-0019", UNPROCESSABLE),
                    Map.entry(UNDER_WAY, CONFLICT),
                    Map.entry("HCON-0022", BAD_REQUEST),
                    Map.entry("HCON-0023", GONE),
                    Map.entry("HCOD-0001", UNAVAILABLE)); // no memory for it now

    private Statuses() {}

    /** Whether the same request may do better a moment later. */
    static boolean isPassing(final HeliosException error) {
        return of(error) == UNAVAILABLE || UNDER_WAY.equals(error.code().code());
    }

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
        if (CONFIGURATION.stream().anyMatch(code::startsWith)) {
            return CONFLICT;
        }
        return code.startsWith("HSQL-") || code.startsWith("HCOD-01") ? BAD_REQUEST : FAILED;
    }
}
