package io.heliosdb.streaming.perf.tumble.loop;

/**
 * A query that there is a loop for: one key, and count, sum, min, max and average of one column, of
 * the rows that one column lets pass. Offsets are those of the encoded rows.
 *
 * @param isKeyText whether the key is VARCHAR, else BIGINT or INTEGER
 * @param keyBytes width of the key if it is a number
 * @param valueBytes width of the aggregated column, or 0 if rows are only counted
 * @param stride length of a row, or 0 if rows have lengths of their own, at {@code lengthOffset}
 */
record LoopQuery(
        boolean isKeyText,
        int keyOffset,
        int keyBytes,
        int valueOffset,
        int valueBytes,
        int timeOffset,
        int stride,
        int lengthOffset,
        Filter filter,
        long windowMs,
        long windowOffsetMs,
        Result result) {

    /**
     * Lets rows pass whose number is between bounds and has a remainder.
     *
     * @param bytes width of the column, or 0 if every row passes
     * @param divisor 1 if the remainder does not matter
     */
    record Filter(int offset, int bytes, long least, long greatest, long divisor, long remainder) {
        static final Filter NONE = new Filter(0, 0, Long.MIN_VALUE, Long.MAX_VALUE, 1, 0);

        /** Both this filter and other bounds on the same column. */
        Filter within(final long low, final long high) {
            return new Filter(
                    offset,
                    bytes,
                    Math.max(least, low),
                    Math.min(greatest, high),
                    divisor,
                    remainder);
        }
    }

    /**
     * Where a result's values lie in its encoded row; -1 for what is not asked for.
     *
     * @param present the presence word
     * @param valueBytes width of sum, min, max and average
     * @param blockLength the fixed part of a row
     * @param lengthOffset where the row's length lies, if the key is text
     */
    record Result(
            int key,
            int count,
            int sum,
            int min,
            int max,
            int average,
            int start,
            int end,
            int time,
            long present,
            int valueBytes,
            int blockLength,
            int lengthOffset) {}
}
