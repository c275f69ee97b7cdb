package io.heliosdb.streaming.state.journal.assembly;

import io.heliosdb.streaming.state.journal.record.RecordingKeys;
import io.heliosdb.streaming.state.journal.replay.PositionIndex;
import io.heliosdb.streaming.state.journal.scan.EntryVisitor;
import io.heliosdb.streaming.state.journal.scan.JournalScan;
import io.heliosdb.streaming.state.journal.scan.ScanReport;
import io.heliosdb.streaming.state.journal.scan.ScanStart;

/**
 * The journal as a start finds it: scanned and repaired, and nothing is written yet. Either it is
 * {@link #begin gone on with}, or it is closed. Control plane's thread.
 */
public final class FoundJournal implements AutoCloseable {
    private static final long INDEX_STRIDE_BYTES = 1L << 20;

    private final JournalContext context;
    private final PositionIndex index;
    private final RecordingKeys keys;
    private final ScanReport report;

    private FoundJournal(
            final JournalContext context, final ScanStart start, final EntryVisitor visitor) {
        if (!context.isConcluded()) {
            throw new IllegalStateException("context is not concluded");
        }
        this.context = context;
        index = new PositionIndex(context.indexPlaces(), INDEX_STRIDE_BYTES);
        keys = new RecordingKeys(context.keyService());
        boolean isComplete = false;
        try {
            report =
                    JournalScan.run(
                            context.store(),
                            index,
                            keys,
                            context.journalId(),
                            context.ledger(),
                            start,
                            visitor);
            isComplete = true;
        } finally {
            if (!isComplete) {
                keys.close();
            }
        }
    }

    /**
     * Scans and repairs.
     *
     * @param context concluded
     * @param start what is known of the journal
     * @param visitor sees every entry that is verified
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if the journal is damaged where no
     *     repair may be made, or the medium fails; the store is then still open
     */
    public static FoundJournal of(
            final JournalContext context, final ScanStart start, final EntryVisitor visitor) {
        return new FoundJournal(context, start, visitor);
    }

    /** What was found, and repaired. */
    public ScanReport report() {
        return report;
    }

    /**
     * Starts a recording of its own epoch, whose header is on the disk when this returns. This is
     * not to be used any more, nor to be closed.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if the medium fails; the store is
     *     then still open
     */
    public Journal begin() {
        return new Journal(context, index, keys, report);
    }

    /** Forgets what was found; the store stays open. */
    @Override
    public void close() {
        keys.close();
    }
}
