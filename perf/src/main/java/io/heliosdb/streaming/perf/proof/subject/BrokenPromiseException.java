package io.heliosdb.streaming.perf.proof.subject;

/** What was recovered is not what was written: a violation, in words. */
public final class BrokenPromiseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokenPromiseException(final String what) {
        super(what);
    }
}
