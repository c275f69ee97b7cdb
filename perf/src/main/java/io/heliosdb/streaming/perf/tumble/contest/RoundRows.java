package io.heliosdb.streaming.perf.tumble.contest;

/**
 * Encoded rows that lie one behind the other, fed in batches of {@link EventRows#BATCH_ROWS}, and
 * closing rows behind them. Between rounds they are moved to later times.
 */
public interface RoundRows {
    /** Rows of a round, without the closing ones. */
    long rowCount();

    /**
     * Address behind the first rows.
     *
     * @param count how many, a multiple of {@link EventRows#BATCH_ROWS}
     */
    long address(long count);

    /** Address of the closing rows. */
    long closingStart();

    /** Address behind the closing rows. */
    long closingEnd();
}
