package io.heliosdb.streaming.gateway.security.access;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.gateway.security.answer.Answer;
import io.heliosdb.streaming.gateway.security.answer.AnsweredError;

/** Errors of roles and of the file that declares them. */
public enum AccessError implements AnsweredError {
    UNREADABLE("HSEC-0201", Answer.FAILED, "The file of roles is not there or cannot be read."),
    SYNTAX("HSEC-0202", Answer.FAILED, "The file of roles is not valid YAML, or not such a file."),
    UNKNOWN_PERMISSION(
            "HSEC-0203", Answer.FAILED, "A role lists a permission that does not exist."),
    UNKNOWN_ROLE("HSEC-0204", Answer.BAD_REQUEST, "A role is named that does not exist."),
    POWERLESS_ADMIN("HSEC-0205", Answer.FAILED, "The role Admin is declared without permissions.");

    private final String code;
    private final Answer answer;
    private final String meaning;

    AccessError(final String code, final Answer answer, final String meaning) {
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
