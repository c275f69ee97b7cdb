package io.heliosdb.streaming.perf.proof.storage;

/** What goes wrong with one call. */
public enum DiskFault {
    NONE,
    /** The call does nothing and fails, as with EIO; of a force, some bytes reach the disk. */
    FAIL,
    /** The call does nothing and fails, as with ENOSPC. */
    FULL,
    /** A write puts down its first half and fails; of other calls, as {@link #FAIL}. */
    SHORT,
    /** A write claims to have been done and was not. */
    LOST,
    /** A write claims to have been done and went one sector too far. */
    MISDIRECTED;

    /** Whether the caller is told. */
    boolean isRefusal() {
        return this == FAIL || this == FULL || this == SHORT;
    }
}
