package io.heliosdb.streaming.state.journal.assembly;

/**
 * How much of the journal is kept beyond what a restart needs. A recording goes when it is too old
 * or there are too many bytes, and no checkpoint needs it; the one being written stays.
 *
 * @param maxBytes of all recordings together
 * @param maxAgeMs since the recording after it was begun
 */
public record Retention(long maxBytes, long maxAgeMs) {
    public static final Retention KEEP_ALL = new Retention(Long.MAX_VALUE, Long.MAX_VALUE);

    public Retention {
        if (maxBytes < 0 || maxAgeMs < 0) {
            throw new IllegalArgumentException(
                    "retention of " + maxBytes + " bytes, " + maxAgeMs + " ms");
        }
    }
}
