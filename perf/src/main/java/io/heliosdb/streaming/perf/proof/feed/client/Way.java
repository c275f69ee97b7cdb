package io.heliosdb.streaming.perf.proof.feed.client;

import java.io.IOException;

/** The way of one producer into the appliance. One thread. */
interface Way extends AutoCloseable {
    /** What {@link #nextNumber} says while the appliance has not let the producer in. */
    long UNKNOWN = -1;

    /**
     * Does what can be done: connects, sends, hears what is acknowledged.
     *
     * @return work done; 0 if there was none
     */
    int poll() throws IOException;

    /** Number of the row that comes next, or {@link #UNKNOWN}. */
    long nextNumber();

    /**
     * Makes the row with the next number.
     *
     * @param row to be made
     * @return false if there is no room now
     */
    boolean offer(Row row);

    /** Gives on what was offered, where rows are gathered. */
    void flush();

    /** Last number that is acknowledged at the level of the appliance. */
    long acknowledged();

    /** How often the appliance has let the producer in, or answered a request. */
    long connections();

    /** Rows that it was told are none. */
    long badRows();

    @Override
    void close();
}
