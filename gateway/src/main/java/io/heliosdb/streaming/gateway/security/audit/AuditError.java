package io.heliosdb.streaming.gateway.security.audit;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.gateway.security.answer.Answer;
import io.heliosdb.streaming.gateway.security.answer.AnsweredError;

/** Errors of the audit log. */
public enum AuditError implements AnsweredError {
    NOT_WRITTEN(
            "HSEC-0601",
            Answer.UNAVAILABLE,
            "An entry of the audit log could not be made durable, so that what it was about is"
                    + " refused."),
    BROKEN(
            "HSEC-0602",
            Answer.FAILED,
            "The audit log was changed: its last entries do not follow from one another.");

    private final String code;
    private final Answer answer;
    private final String meaning;

    AuditError(final String code, final Answer answer, final String meaning) {
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
