package io.heliosdb.streaming.perf.sql;

import io.heliosdb.streaming.codecs.error.HeliosException;

/** An error in all its parts on one line, for patterns in cases. */
final class ErrorText {
    private ErrorText() {}

    static String of(final HeliosException error) {
        return error.code().code()
                + ": "
                + error.what()
                + " | "
                + error.detail()
                + " | "
                + error.position().map(Object::toString).orElse("")
                + " | "
                + error.hint();
    }
}
