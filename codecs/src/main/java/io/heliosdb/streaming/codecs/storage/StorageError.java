package io.heliosdb.streaming.codecs.storage;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of files and folders. */
public enum StorageError implements ErrorCode {
    FULL("HSTO-0001", "The disk, or the quota on it, is full."),
    FAILED("HSTO-0002", "Reading or writing a file failed."),
    REFUSED("HSTO-0003", "A file or folder may not be read or written."),
    MISSING("HSTO-0004", "A file or folder is not there."),
    PRESENT("HSTO-0005", "A file is there already that was to be made."),
    NOT_FORCED("HSTO-0006", Category.FATAL, "What was written could not be forced to the disk.");

    private final String code;
    private final Category category;
    private final String meaning;

    StorageError(final String code, final String meaning) {
        this(code, Category.ERROR, meaning);
    }

    StorageError(final String code, final Category category, final String meaning) {
        this.code = code;
        this.category = category;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return category;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
