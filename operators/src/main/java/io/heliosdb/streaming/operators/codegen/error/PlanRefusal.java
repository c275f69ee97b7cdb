package io.heliosdb.streaming.operators.codegen.error;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/**
 * Plans that are correct SQL but cannot be compiled yet, or that compiling has shown to be too
 * large.
 */
public enum PlanRefusal implements ErrorCode {
    AGGREGATE(
            "HSQL-0401",
            "An aggregate function, or the types or rows it is applied to, is not supported yet."),
    WINDOW(
            "HSQL-0402",
            "A window of this shape or in this place of the plan is not supported yet."),
    TYPE("HSQL-0403", "A column's type is not supported by this operator yet."),
    TOO_LARGE(
            "HSQL-0404",
            "A statement would become code that the Java runtime cannot compile well."),
    BROKEN("HSQL-0405", "Generated code did not compile: a defect of the engine.");

    private final String code;
    private final String meaning;

    PlanRefusal(final String code, final String meaning) {
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
