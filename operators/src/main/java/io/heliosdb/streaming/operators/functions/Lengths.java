package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.error.HeliosException;

/** Texts and bytes that must have a length. */
public final class Lengths {
    private Lengths() {}

    /**
     * The text, if it has between so many characters.
     *
     * @param column text that says which column it is for, and of which type that is
     * @throws HeliosException {@code HOPR-0303} if it has not
     */
    public static long text(final long text, final int least, final int most, final long column) {
        return checked(text, Utf8.codePointCount(text), least, most, column);
    }

    /** The same of bytes. */
    public static long bytes(final long bytes, final int least, final int most, final long column) {
        return checked(bytes, Utf8.length(bytes), least, most, column);
    }

    private static long checked(
            final long value,
            final int length,
            final int least,
            final int most,
            final long column) {
        if (length < least || length > most) {
            throw FunctionError.argument(
                            "column "
                                    + HeapText.string(column)
                                    + ", and a value of the length "
                                    + length
                                    + " is written into it")
                    .hint("table.exec.sink.type-length-enforcer says what becomes of it");
        }
        return value;
    }
}
