package io.heliosdb.streaming.codecs.memory;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of native memory. */
public enum MemoryError implements ErrorCode {
    /** See {@link #meaning()}. */
    LIMIT(
            "HCOD-0001",
            "A component asked for more native memory than its limit or the machine allows.");

    private final String code;
    private final String meaning;

    MemoryError(final String code, final String meaning) {
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
