package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.gateway.security.answer.Answer;
import io.heliosdb.streaming.gateway.security.answer.AnsweredError;

/** Why a caller is not let in. */
public enum GateError implements AnsweredError {
    NO_TOKEN("HSEC-0701", Answer.UNAUTHENTICATED, "A request needs a token and has none."),
    FORBIDDEN("HSEC-0702", Answer.FORBIDDEN, "A caller lacks a permission."),
    BACK_OFF("HSEC-0703", Answer.TOO_MANY, "Logins of an account or an address have failed often."),
    WRONG_LOGIN(
            "HSEC-0704", Answer.UNAUTHENTICATED, "A name and a password do not belong together.");

    private final String code;
    private final Answer answer;
    private final String meaning;

    GateError(final String code, final Answer answer, final String meaning) {
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
