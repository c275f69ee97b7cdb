package io.heliosdb.streaming.operators.custom;

import io.heliosdb.streaming.codecs.error.HeliosException;

/**
 * What a function throws, as an error. The cause is kept as text: as an object it would keep the
 * function's classes.
 */
final class Failures {
    private Failures() {}

    static HeliosException of(final UserFunction function, final Throwable thrown) {
        if (thrown instanceof HeliosException known) {
            return known;
        }
        final StackTraceElement[] trace = thrown.getStackTrace();
        return HeliosException.of(CustomError.FAILED, "function " + function.name() + " failed")
                .detail(thrown + (trace.length == 0 ? "" : " at " + trace[0]))
                .hint(
                        "class "
                                + function.className()
                                + " threw it; filter such rows out or mend it");
    }
}
