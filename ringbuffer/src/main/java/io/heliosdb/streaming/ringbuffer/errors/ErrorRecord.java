package io.heliosdb.streaming.ringbuffer.errors;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorText;
import io.heliosdb.streaming.codecs.error.HeliosException;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A text in the shape of an exception, which is what Agrona's log of distinct errors takes: it has
 * no stack of its own, so two are the same if their texts are.
 */
final class ErrorRecord extends Throwable {
    private static final long serialVersionUID = 1L;

    private ErrorRecord(final String text) {
        super(text, null, false, false);
    }

    /** The record of an error. */
    static Throwable of(final Throwable error) {
        if (!(error instanceof HeliosException declared)) {
            return error;
        }
        final StringWriter text = new StringWriter().append(ErrorText.of(declared));
        final boolean isDefect = declared.code().category() == Category.FATAL;
        if (isDefect && declared.getCause() != null) {
            text.append('\n');
            declared.getCause().printStackTrace(new PrintWriter(text));
        }
        return new ErrorRecord(text.toString());
    }

    @Override
    public void printStackTrace(final PrintWriter out) {
        out.println(getMessage());
    }
}
