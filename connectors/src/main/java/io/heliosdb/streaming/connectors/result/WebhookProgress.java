package io.heliosdb.streaming.connectors.result;

/** How far the sending of a stream's results has come since its job began. One writer. */
public final class WebhookProgress {
    private volatile long rows;
    private volatile long requests;
    private volatile long failures;
    private volatile String trouble = "";

    /** Results that the receiver has taken. */
    public long rows() {
        return rows;
    }

    /** Requests that were tried. */
    public long requests() {
        return requests;
    }

    /** Those of them that failed. */
    public long failures() {
        return failures;
    }

    /** Why the last request failed; empty if it did not. */
    public String trouble() {
        return trouble;
    }

    /** A request was taken. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    public void taken(final int newRows) {
        requests++;
        rows += newRows;
        trouble = "";
    }

    /**
     * A request failed.
     *
     * @param why for people
     */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    public void failed(final String why) {
        requests++;
        failures++;
        trouble = why;
    }
}
