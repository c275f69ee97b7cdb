package io.heliosdb.streaming.gateway.control;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of asking a running appliance. */
public enum ControlError implements ErrorCode {
    NOT_RUNNING("HSRV-0301", "No appliance answers on the data folder."),
    BAD_REQUEST("HSRV-0302", "An appliance was asked for something that it does not know."),
    NO_ANSWER("HSRV-0303", "An appliance ended, or took too long, before it answered."),
    CHANNEL_FAILED("HSRV-0304", "The control socket of the data folder cannot be opened."),
    BUSY("HSRV-0305", "More processes ask an appliance at once than it listens to."),
    OTHER_ERROR("HSRV-0306", "An appliance of another version answered with an error of its own.");

    private final String code;
    private final String meaning;

    ControlError(final String code, final String meaning) {
        this.code = code;
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
    public String meaning() {
        return meaning;
    }
}
