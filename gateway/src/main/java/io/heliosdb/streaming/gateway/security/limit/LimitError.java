package io.heliosdb.streaming.gateway.security.limit;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.gateway.security.answer.Answer;
import io.heliosdb.streaming.gateway.security.answer.AnsweredError;

/** Errors of limits on requests. */
public enum LimitError implements AnsweredError {
    ADDRESS("HSEC-0501", Answer.TOO_MANY, "An address sends more requests than it may."),
    USER("HSEC-0502", Answer.TOO_MANY, "A user sends more requests than he may."),
    GLOBAL(
            "HSEC-0503",
            Answer.TOO_MANY,
            "All together send more requests than the appliance takes."),
    PROXY(
            "HSEC-0504",
            Answer.FAILED,
            "A trusted proxy is configured that is no address or network.");

    private final String code;
    private final Answer answer;
    private final String meaning;

    LimitError(final String code, final Answer answer, final String meaning) {
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
