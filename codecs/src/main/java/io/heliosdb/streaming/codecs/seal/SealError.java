package io.heliosdb.streaming.codecs.seal;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of encryption and keys. */
public enum SealError implements ErrorCode {
    NOT_AUTHENTIC(
            "HSEA-0001",
            "Sealed bytes cannot be authenticated: they were changed, belong elsewhere, or were"
                    + " sealed with another key."),
    WRONG_KEY("HSEA-0002", "A data key was wrapped with another key than the one at hand."),
    KEY_FILE_MISSING("HSEA-0003", "The file of the master key is not there."),
    KEY_FILE_NOT_PRIVATE("HSEA-0004", "Others may read or write the file of the master key."),
    KEY_FILE_INVALID("HSEA-0005", "The file of the master key does not hold a key."),
    KEY_FILE_PRESENT("HSEA-0006", "A master key is there already where one was to be made."),
    NONCES_USED_UP("HSEA-0007", "A data key has sealed as much as it may."),
    LIBRARY("HSEA-0008", "The library of ciphers cannot be loaded, or gives wrong results."),
    FORMAT("HSEA-0009", "A wrapped key has a form that this version does not know.");

    private final String code;
    private final String meaning;

    SealError(final String code, final String meaning) {
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
