package io.heliosdb.streaming.perf.proof.corrupt;

import io.heliosdb.streaming.perf.proof.subject.Promises;

/** What a script had promised when it ended. */
final class Promised implements Promises {
    private long forced;
    private long vouched;

    @Override
    public void forced(final long steps) {
        forced = steps;
    }

    @Override
    public void vouched(final long steps) {
        vouched = steps;
    }

    /** Steps that are there if nothing is damaged. */
    long forced() {
        return forced;
    }

    /** Steps that must not be cut off, whatever single byte is damaged. */
    long vouched() {
        return vouched;
    }
}
