package io.heliosdb.streaming.state.journal.file;

import io.heliosdb.streaming.codecs.memory.Ledger;

/**
 * Settings of a {@link FileJournalStore}.
 *
 * @param ledger where memory of writers and readers is booked
 * @param segmentBytes length of a segment file; a longer record has one of its own
 * @param stepBytes room that is made at a time; a multiple of 4096
 * @param windowBytes that a reader reads at a time
 */
public record FileJournalSettings(
        Ledger ledger, long segmentBytes, int stepBytes, int windowBytes) {
    /** Default of {@link #segmentBytes}: 64 MiB. */
    public static final long SEGMENT_BYTES = 64L << 20;

    /** Default of {@link #stepBytes}: 1 MiB. */
    public static final int STEP_BYTES = 1 << 20;

    /** Default of {@link #windowBytes}: 256 KiB. */
    public static final int WINDOW_BYTES = 256 << 10;

    public FileJournalSettings {
        if (segmentBytes < stepBytes
                || stepBytes < 4096
                || stepBytes % 4096 != 0
                || windowBytes < 4096) {
            throw new IllegalArgumentException(
                    "segments of "
                            + segmentBytes
                            + " bytes in steps of "
                            + stepBytes
                            + ", read by "
                            + windowBytes);
        }
    }

    /** With the default window. */
    public FileJournalSettings(final Ledger ledger, final long segmentBytes, final int stepBytes) {
        this(ledger, segmentBytes, stepBytes, WINDOW_BYTES);
    }

    public static FileJournalSettings defaults(final Ledger ledger) {
        return new FileJournalSettings(ledger, SEGMENT_BYTES, STEP_BYTES);
    }
}
