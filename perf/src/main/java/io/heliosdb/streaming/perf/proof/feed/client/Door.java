package io.heliosdb.streaming.perf.proof.feed.client;

import io.heliosdb.streaming.perf.proof.crash.oracle.Script;

import java.util.Locale;

/** The doors of an appliance that rows come in at. */
public enum Door {
    /** TCP, messages of SBE: the client library. */
    SBE(true) {
        @Override
        Way open(final Target target, final Script script, final int producer, final long safe) {
            return new SbeWay(target, script, producer);
        }
    },
    /** TCP, a line of JSON for each row. */
    LINES(true) {
        @Override
        Way open(final Target target, final Script script, final int producer, final long safe) {
            return new LinesWay(target, script, producer);
        }
    },
    /** HTTP, requests with idempotency keys. */
    HTTP(false) {
        @Override
        Way open(final Target target, final Script script, final int producer, final long safe) {
            return new HttpWay(target, script, producer, safe);
        }
    };

    private final boolean takesBadRows;

    Door(final boolean takesBadRows) {
        this.takesBadRows = takesBadRows;
    }

    /**
     * The way of one producer, which connects when it is asked to.
     *
     * @param safe last number that the producer knows to be acknowledged; who is told by the
     *     appliance where to go on does not need it
     */
    abstract Way open(Target target, Script script, int producer, long safe);

    /** Whether rows that are none count as taken, instead of having their request refused. */
    public boolean takesBadRows() {
        return takesBadRows;
    }

    /** As the command line names it. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
