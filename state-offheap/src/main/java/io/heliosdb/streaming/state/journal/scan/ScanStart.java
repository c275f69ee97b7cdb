package io.heliosdb.streaming.state.journal.scan;

import io.heliosdb.streaming.state.journal.replay.JournalPlace;

/**
 * What is known of a journal before it is scanned.
 *
 * @param place a packed record from which on to verify; what lies before was verified when a
 *     checkpoint was made. Null for everything that is kept
 * @param reachedRowSequence row sequence that the journal is known to have reached on the disk, or
 *     0
 * @param beginsAnew whether a journal without any recording begins at that row sequence: a
 *     savepoint is restored where its journal is not
 */
public record ScanStart(JournalPlace place, long reachedRowSequence, boolean beginsAnew) {
    /** Of a journal that must be there if it has reached anything. */
    public ScanStart(final JournalPlace place, final long reachedRowSequence) {
        this(place, reachedRowSequence, false);
    }

    /** Verify everything, expect nothing. */
    public static final ScanStart EVERYTHING = new ScanStart(null, 0);
}
