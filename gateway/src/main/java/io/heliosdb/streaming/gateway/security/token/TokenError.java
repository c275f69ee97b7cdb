package io.heliosdb.streaming.gateway.security.token;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.gateway.security.answer.Answer;
import io.heliosdb.streaming.gateway.security.answer.AnsweredError;

/** Errors of tokens. */
public enum TokenError implements AnsweredError {
    MALFORMED("HSEC-0401", Answer.UNAUTHENTICATED, "A token is not of the form that tokens have."),
    NOT_AUTHENTIC(
            "HSEC-0402",
            Answer.UNAUTHENTICATED,
            "A token was not signed with a key of this appliance or of its issuer."),
    EXPIRED("HSEC-0403", Answer.UNAUTHENTICATED, "A token's time is over."),
    NOT_YET("HSEC-0404", Answer.UNAUTHENTICATED, "A token's time has not come."),
    FOREIGN(
            "HSEC-0405",
            Answer.UNAUTHENTICATED,
            "A token has another issuer or audience, or lacks a claim."),
    REVOKED("HSEC-0406", Answer.UNAUTHENTICATED, "A token was revoked."),
    OUTDATED(
            "HSEC-0407",
            Answer.UNAUTHENTICATED,
            "A token's user is gone, disabled, or was changed since."),
    WEAK_SECRET(
            "HSEC-0408",
            Answer.FAILED,
            "The secret that signs tokens is a known one, too short, or can be guessed."),
    KEYS_UNAVAILABLE(
            "HSEC-0409", Answer.UNAVAILABLE, "The keys of an issuer of tokens cannot be fetched."),
    NOT_ROTATED(
            "HSEC-0410",
            Answer.CONFLICT,
            "The secret that signs tokens stands in the configuration."),
    TOO_MANY_REVOKED(
            "HSEC-0411", Answer.UNAVAILABLE, "As many tokens are revoked as may be at a time.");

    private final String code;
    private final Answer answer;
    private final String meaning;

    TokenError(final String code, final Answer answer, final String meaning) {
        this.code = code;
        this.answer = answer;
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
    public Answer answer() {
        return answer;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
