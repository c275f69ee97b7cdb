package io.heliosdb.streaming.gateway.subscription;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.security.answer.Answer;
import io.heliosdb.streaming.gateway.security.answer.AnsweredError;

/** Errors of what goes out at the doors. */
public enum SubscriptionError implements AnsweredError {
    NO_SUCH_STREAM(
            "HNET-0601", Answer.NOT_FOUND, "There is no stream of the name that a job writes."),
    START("HNET-0602", Answer.BAD_REQUEST, "It is not clear with which result to begin."),
    LIMIT("HNET-0603", Answer.BAD_REQUEST, "A number of results or a time is out of range."),
    AHEAD(
            "HNET-0604",
            Answer.BAD_REQUEST,
            "An id says that a result was seen which no stream can have given yet.");

    private final String code;
    private final Answer answer;
    private final String meaning;

    SubscriptionError(final String code, final Answer answer, final String meaning) {
        this.code = code;
        this.answer = answer;
        this.meaning = meaning;
    }

    /** Nothing can be read under this name. */
    public static HeliosException noStream(final String name) {
        return HeliosException.of(NO_SUCH_STREAM, "no job writes a stream '" + name + "'")
                .hint("GET /api/v1/streams lists those that are written, under 'results'");
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

    @Override
    public Answer answer() {
        return answer;
    }
}
