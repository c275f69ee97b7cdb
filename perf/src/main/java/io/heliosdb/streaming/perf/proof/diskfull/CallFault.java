package io.heliosdb.streaming.perf.proof.diskfull;

/** What the operating system does with a call. */
enum CallFault {
    /** EIO, once. */
    FAILS(5, false, false),
    /** EIO, from then on. */
    FAILS_FOR_GOOD(5, true, false),
    /** ENOSPC, once. */
    FULL(28, false, false),
    /** ENOSPC, from then on, until somebody makes room. */
    STAYS_FULL(28, true, false),
    /** A write takes half of what it was given, which it may; other calls are done. */
    SHORT(0, false, true),
    /** A write takes half and the next one none, as when the disk fills up meanwhile. */
    SHORT_THEN_FULL(28, true, true);

    private final int errno;
    private final boolean isLasting;
    private final boolean isShort;

    CallFault(final int errno, final boolean isLasting, final boolean isShort) {
        this.errno = errno;
        this.isLasting = isLasting;
        this.isShort = isShort;
    }

    /** Number of the error, negated as calls answer it; 0 if there is none. */
    int result() {
        return -errno;
    }

    boolean isLasting() {
        return isLasting;
    }

    boolean isShort() {
        return isShort;
    }

    /** Whether the program can go on as if nothing had happened. */
    boolean isHarmless() {
        return this == SHORT;
    }
}
