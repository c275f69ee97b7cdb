package io.heliosdb.streaming.gateway.appliance;

/**
 * Where a result stands among all of its sink, whose ids only grow.
 *
 * @param rowSequence of its cause
 * @param ordinal among those of the same cause
 */
record ResultPlace(long rowSequence, int ordinal) {
    /** Before every result. */
    static final ResultPlace NONE = new ResultPlace(-1, -1);

    /** Whether a result has this place or one before. */
    boolean covers(final long otherRowSequence, final int otherOrdinal) {
        return otherRowSequence < rowSequence
                || (otherRowSequence == rowSequence && otherOrdinal <= ordinal);
    }
}
