package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.runtime.RuntimeError;

/** What generated code throws for a NULL where there must be none. */
final class NullErrors {
    private NullErrors() {}

    static HeliosException eventTime(final String column) {
        return HeliosException.of(RuntimeError.NULL_EVENT_TIME, "event time must not be NULL")
                .detail("column " + column)
                .hint("filter such rows out or give the column a default before the watermark");
    }

    static HeliosException inNotNull(final String column) {
        return HeliosException.of(
                        RuntimeError.NULL_IN_NOT_NULL,
                        "a NULL was written to a column that is NOT NULL")
                .detail("column " + column)
                .hint("filter such rows out or give the column a default");
    }
}
