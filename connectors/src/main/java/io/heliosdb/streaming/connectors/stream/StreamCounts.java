package io.heliosdb.streaming.connectors.stream;

/** What came into a stream since its process started. Written by its thread, read by any. */
public final class StreamCounts {
    private volatile long rows;
    private volatile long repeated;
    private volatile int inlets;

    void set(final long newRows, final long newRepeated, final int newInlets) {
        rows = newRows;
        repeated = newRepeated;
        inlets = newInlets;
    }

    /** Rows taken. */
    public long rows() {
        return rows;
    }

    /** Rows dropped, because they had been taken before. */
    public long repeated() {
        return repeated;
    }

    /** Connections and requests that feed it now. */
    public int inlets() {
        return inlets;
    }
}
