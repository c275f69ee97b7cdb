package io.heliosdb.streaming.gateway.security.user;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.gateway.security.answer.Answer;
import io.heliosdb.streaming.gateway.security.answer.AnsweredError;

/** Errors of users and their passwords. */
public enum UserError implements AnsweredError {
    NAME("HSEC-0301", Answer.BAD_REQUEST, "A name of a user is not of the form that names have."),
    PRESENT("HSEC-0302", Answer.CONFLICT, "There is a user of this name already."),
    UNKNOWN("HSEC-0303", Answer.NOT_FOUND, "There is no user of this name."),
    LAST_ADMIN(
            "HSEC-0304",
            Answer.CONFLICT,
            "A change would leave the appliance without an enabled administrator."),
    TOO_MANY("HSEC-0305", Answer.CONFLICT, "There are as many users as there may be."),
    WEAK_PASSWORD(
            "HSEC-0306", Answer.BAD_REQUEST, "A password is too short, too long or well known."),
    BUSY("HSEC-0307", Answer.TOO_MANY, "More passwords wait to be hashed than may wait at a time."),
    FOREIGN_HASH(
            "HSEC-0308",
            Answer.FAILED,
            "A password's hash of the file of roles is not bcrypt of cost 12."),
    WRONG_CODE(
            "HSEC-0309",
            Answer.FORBIDDEN,
            "The code of the first administrator is wrong, used up or expired, or there are"
                    + " users."),
    NO_ROLE("HSEC-0310", Answer.BAD_REQUEST, "A user is to have no role.");

    private final String code;
    private final Answer answer;
    private final String meaning;

    UserError(final String code, final Answer answer, final String meaning) {
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
