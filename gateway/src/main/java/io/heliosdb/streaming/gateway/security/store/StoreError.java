package io.heliosdb.streaming.gateway.security.store;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.gateway.security.answer.Answer;
import io.heliosdb.streaming.gateway.security.answer.AnsweredError;

/** Errors of the files that security keeps. */
public enum StoreError implements AnsweredError {
    DAMAGED(
            "HSEC-0101",
            Answer.FAILED,
            "A file of users, keys or revoked tokens does not hold what was written to it."),
    NEWER(
            "HSEC-0102",
            Answer.FAILED,
            "A file of users, keys or revoked tokens was written by a newer version."),
    MISSING("HSEC-0103", Answer.FAILED, "A file of users or keys is gone."),
    NOT_PRIVATE("HSEC-0104", Answer.FAILED, "Others may read or write a file of secrets.");

    private final String code;
    private final Answer answer;
    private final String meaning;

    StoreError(final String code, final Answer answer, final String meaning) {
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
