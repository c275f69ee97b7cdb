package io.heliosdb.streaming.state.journal.scan;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingReader;
import io.heliosdb.streaming.state.journal.record.PackedRecord;
import io.heliosdb.streaming.state.journal.record.RecordStream;

import java.util.ArrayList;
import java.util.List;

/**
 * Which starts have written which rows of a journal, as the headers of its recordings say: enough
 * to tell a checkpoint of this journal from one of a journal that was here before. Changes nothing;
 * a recording without a whole header is left to the scan.
 */
public final class JournalLine {
    private final List<Begin> begins;

    /** The beginning of a recording. */
    private record Begin(long epoch, long rowSequence) {}

    private JournalLine(final List<Begin> begins) {
        this.begins = List.copyOf(begins);
    }

    /** Reads the headers of all recordings. */
    public static JournalLine of(
            final JournalStore store, final long journalId, final Ledger ledger) {
        final List<Begin> begins = new ArrayList<>();
        try (RecordStream records = new RecordStream(ledger, "line", journalId)) {
            for (final JournalStore.Recording recording : store.recordings()) {
                try (RecordingReader reader = store.open(recording.id())) {
                    records.begin(reader, null);
                    if (records.next()) {
                        final long at = records.header();
                        begins.add(
                                new Begin(
                                        PackedRecord.epoch(at), PackedRecord.firstRowSequence(at)));
                    }
                }
            }
        }
        return new JournalLine(begins);
    }

    /** Whether there is no recording that has begun. */
    public boolean isEmpty() {
        return begins.isEmpty();
    }

    /** This line with a recording more. */
    public JournalLine with(final long epoch, final long firstRowSequence) {
        final List<Begin> longer = new ArrayList<>(begins);
        longer.add(new Begin(epoch, firstRowSequence));
        return new JournalLine(longer);
    }

    /**
     * Whether the journal goes on from a checkpoint: what it needs is there, and the barrier in it
     * was written by the start that took the checkpoint, and not anew by a later one, or before by
     * an earlier one: somebody may have put a journal back that was given up. Where it begins
     * behind the barrier a later start must have written it. True of a journal with nothing in it,
     * which contradicts nobody.
     *
     * @param epoch of the start that took it
     * @param barrier row sequence of its barrier
     * @param neededFrom row sequence of the first record that a start from it reads
     */
    public boolean goesOnFrom(final long epoch, final long barrier, final long neededFrom) {
        if (begins.isEmpty()) {
            return true;
        }
        final Begin first = begins.getFirst();
        if (first.rowSequence > barrier) {
            return first.rowSequence <= neededFrom && first.epoch >= epoch;
        }
        return first.rowSequence <= neededFrom && writerOf(barrier) == epoch;
    }

    /** Epoch of the start that has written a row which is not before the first. */
    private long writerOf(final long rowSequence) {
        long epoch = 0;
        for (final Begin begin : begins) {
            epoch = begin.rowSequence <= rowSequence ? begin.epoch : epoch;
        }
        return epoch;
    }
}
