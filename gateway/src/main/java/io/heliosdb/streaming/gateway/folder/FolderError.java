package io.heliosdb.streaming.gateway.folder;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of the data folder. */
public enum FolderError implements ErrorCode {
    IN_USE("HSRV-0201", "Another process runs on the data folder."),
    FOREIGN("HSRV-0202", "The data folder holds something that is not an appliance's."),
    DAMAGED("HSRV-0203", "A file of the data folder does not hold what was written to it."),
    NEWER("HSRV-0204", "The data folder was written by a newer version."),
    LOCK_FAILED("HSRV-0205", "The lock of the data folder cannot be taken.");

    private final String code;
    private final String meaning;

    FolderError(final String code, final String meaning) {
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
