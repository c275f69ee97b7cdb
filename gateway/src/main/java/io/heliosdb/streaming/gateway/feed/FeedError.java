package io.heliosdb.streaming.gateway.feed;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.MemoryError;
import io.heliosdb.streaming.gateway.security.answer.Answer;
import io.heliosdb.streaming.gateway.security.answer.AnsweredError;

/** Errors of what comes in at the doors. */
public enum FeedError implements AnsweredError {
    NO_SUCH_STREAM(
            "HNET-0301", Answer.NOT_FOUND, "There is no stream of the name, or no job reads it."),
    FORMAT(
            "HNET-0302",
            Answer.BAD_REQUEST,
            "Events come in a format that is not taken, or not by this table."),
    ROW(
            "HNET-0303",
            Answer.BAD_REQUEST,
            "An encoded row is cut off, too long, or has a value that its type does not have."),
    TOO_MUCH("HNET-0304", Answer.BAD_REQUEST, "The rows of one request take too much memory."),
    GAP(
            "HNET-0305",
            Answer.CONFLICT,
            "A producer's events do not follow those that were taken before."),
    NOT_SAFE_YET(
            "HNET-0306",
            Answer.UNAVAILABLE,
            "It is not known in time whether events are safe: repeat them with the same key."),
    PRODUCER(
            "HNET-0307",
            Answer.BAD_REQUEST,
            "A producer's id, number or idempotency key has not the right form."),
    NO_MEMORY(
            "HNET-0308",
            Answer.UNAVAILABLE,
            "The memory for what is on its way in is used up: come again a moment later.");

    private final String code;
    private final Answer answer;
    private final String meaning;

    FeedError(final String code, final Answer answer, final String meaning) {
        this.code = code;
        this.answer = answer;
        this.meaning = meaning;
    }

    /** Nothing can be fed under this name. */
    public static HeliosException noStream(final String name) {
        return HeliosException.of(NO_SUCH_STREAM, "no job reads a stream '" + name + "'")
                .hint("GET /api/v1/streams lists those that can be fed");
    }

    /** An error as a client is told it: where memory ends, what the client can do. */
    public static HeliosException told(final HeliosException error) {
        return error.code() == MemoryError.LIMIT
                ? HeliosException.of(NO_MEMORY, "the memory for what is on its way in is used up")
                        .detail(error.detail())
                        .hint("repeat it in a moment; bodies with fewer rows need less")
                        .causedBy(error)
                : error;
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
    public Answer answer() {
        return answer;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
