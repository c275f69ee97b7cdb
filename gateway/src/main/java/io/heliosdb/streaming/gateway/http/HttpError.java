package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;

/** Errors of the HTTP door. */
public enum HttpError implements ErrorCode {
    NO_SUCH_PATH(404, "HNET-0201", "A path of the API that does not exist."),
    NO_SUCH_VERB(
            405, "HNET-0202", "A path of the API was asked with a method that it does not have."),
    BODY_UNREADABLE(400, "HNET-0203", "The body of a request is not what the path wants."),
    BODY_TOO_LARGE(413, "HNET-0204", "The body of a request is larger than is allowed."),
    ENCODED(415, "HNET-0205", "The body of a request is compressed, which is not taken."),
    NOT_OPENED(500, "HNET-0206", "The HTTP door cannot be opened on its address."),
    DEFECT(500, "HNET-0207", "A request failed by a defect of the appliance."),
    NOT_READY(503, "HNET-0208", "The appliance is being started or stopped."),
    NO_SUCH_THING(404, "HNET-0209", "What a path of the API names does not exist."),
    BAD_PARAMETER(400, "HNET-0231", "A parameter behind a path of the API is not as it must be."),
    MALFORMED(400, "HNET-0232", "A request is not HTTP, or not as it is taken."),
    HEAD_TOO_LONG(431, "HNET-0233", "The path or the headers of a request are too long."),
    REPEATED_HEADER(400, "HNET-0234", "A header that says one thing is in a request twice."),
    CHARSET(415, "HNET-0235", "The body of a request is a text that is not in UTF-8."),
    BODY_TOO_SLOW(408, "HNET-0236", "The body of a request comes too slowly.");

    private final int status;
    private final String code;
    private final String meaning;

    HttpError(final int status, final String code, final String meaning) {
        this.status = status;
        this.code = code;
        this.meaning = meaning;
    }

    /** What is nobody's fault but ours. */
    static HeliosException defect() {
        return HeliosException.of(DEFECT, "the request failed by a defect")
                .hint("please report this; 'heliosdb-streaming errors' has the trace");
    }

    /** The status of HTTP. */
    int status() {
        return status;
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
