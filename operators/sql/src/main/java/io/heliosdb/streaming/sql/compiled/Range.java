package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.sql.SqlError;

/**
 * The ranks that a ranking keeps.
 *
 * @param first from 1
 */
record Range(long first, long last) {
    static Range read(final Fields range, final Reading reading, final String... words) {
        if (!range.text("type").equals("Constant")) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    "a ranking whose last rank is not a number is not supported yet",
                    words);
        }
        final Range read = new Range(range.large("start"), range.large("end"));
        range.end();
        if (read.last == Long.MAX_VALUE) {
            throw reading.refuse(
                    SqlError.INVALID, "OFFSET needs a LIMIT on a stream", "OFFSET", "LIMIT");
        }
        return read;
    }
}
