package io.heliosdb.streaming.state.snapshot;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.error.StateError;

/** Checks that structures make on what they read from a snapshot, before they rely on it. */
public final class SnapshotCheck {
    private SnapshotCheck() {}

    /**
     * Checks a number that decides sizes or addresses.
     *
     * @return the number
     * @throws HeliosException {@code HSTA-0007} if it is out of range
     */
    public static long between(
            final long value, final long least, final long greatest, final String what) {
        if (value < least || value > greatest) {
            throw HeliosException.of(StateError.SNAPSHOT_CORRUPT, "snapshot is damaged")
                    .detail(what + " is " + value + ", possible are " + least + " to " + greatest);
        }
        return value;
    }

    /**
     * Reads a number that decides sizes or addresses.
     *
     * @throws HeliosException {@code HSTA-0007} if it is out of range
     */
    public static int readInt(
            final SnapshotReader reader, final int least, final int greatest, final String what) {
        return (int) between(reader.getLong(), least, greatest, what);
    }

    /**
     * Checks that parts fit each other.
     *
     * @throws HeliosException {@code HSTA-0007} if not
     */
    public static void that(final boolean fits, final String what) {
        if (!fits) {
            throw HeliosException.of(StateError.SNAPSHOT_CORRUPT, "snapshot is damaged")
                    .detail(what + " does not fit the rest");
        }
    }

    /**
     * Checks a number that the plan fixes, such as the bytes of an entry.
     *
     * @throws HeliosException {@code HSTA-0006} if the snapshot has another
     */
    public static void same(final long value, final long expected, final String what) {
        if (value != expected) {
            throw HeliosException.of(
                            StateError.SNAPSHOT_MISMATCH,
                            "snapshot belongs to another plan or version")
                    .detail(what + " is " + value + " in the snapshot and " + expected + " here")
                    .hint("restore with the version and the statement that wrote the snapshot");
        }
    }
}
