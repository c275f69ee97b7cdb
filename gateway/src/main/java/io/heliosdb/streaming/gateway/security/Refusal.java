package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.security.answer.Answer;
import io.heliosdb.streaming.gateway.security.answer.AnsweredError;

/**
 * Why somebody is not let in, as he is told.
 *
 * @param error with one of the codes of security, which is an {@link AnsweredError}
 * @param waitSeconds after which it may be tried again; 0 if waiting does not help
 */
public record Refusal(HeliosException error, long waitSeconds) {
    /** How it is told, with its HTTP status. */
    public Answer answer() {
        return error.code() instanceof AnsweredError answered ? answered.answer() : Answer.FAILED;
    }

    static Refusal of(final HeliosException error) {
        return new Refusal(error, 0);
    }

    /** That ends with time. */
    static Refusal until(final AnsweredError code, final String what, final long waitSeconds) {
        return new Refusal(
                HeliosException.of(code, what).hint("try again in " + waitSeconds + " s"),
                waitSeconds);
    }
}
