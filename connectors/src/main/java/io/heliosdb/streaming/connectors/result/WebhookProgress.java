package io.heliosdb.streaming.connectors.result;

import java.util.concurrent.atomic.AtomicLong;

/** How far the sending of a stream's results has come since its job began. Any thread. */
public final class WebhookProgress {
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile String trouble = "";

    /** Results that the receiver has taken. */
    public long rows() {
        return rows.get();
    }

    /** Requests that were tried. */
    public long requests() {
        return requests.get();
    }

    /** Those of them that failed. */
    public long failures() {
        return failures.get();
    }

    /** Why the last request failed, or nothing is sent; empty if all is well. */
    public String trouble() {
        return trouble;
    }

    /** A request was taken. */
    public void taken(final int newRows) {
        requests.incrementAndGet();
        rows.addAndGet(newRows);
        trouble = "";
    }

    /**
     * A request failed.
     *
     * @param why for people
     */
    public void failed(final String why) {
        requests.incrementAndGet();
        failures.incrementAndGet();
        trouble = why;
    }

    /**
     * Something beside requests goes wrong.
     *
     * @param why for people; empty if it does no more
     */
    public void trouble(final String why) {
        trouble = why;
    }
}
