package io.heliosdb.streaming.state.journal.replay;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.ringbuffer.RingError;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.state.journal.JournalError;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingReader;
import io.heliosdb.streaming.state.journal.record.EntryCursor;
import io.heliosdb.streaming.state.journal.record.Flaw;
import io.heliosdb.streaming.state.journal.record.PackedRecord;
import io.heliosdb.streaming.state.journal.record.RecordStream;
import io.heliosdb.streaming.state.journal.record.RecordingKeys;

import org.agrona.concurrent.NanoClock;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads log entries by row sequence: mostly the next one of the packed record at hand; otherwise
 * from the nearest place that the index knows.
 */
final class ReplayReader implements LogReplay.Reader {
    /** Something is recorded and cannot be read for so long: not slow, but broken. */
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(1);

    private final JournalStore store;
    private final PositionIndex index;
    private final RecordingKeys keys;
    private final LongSupplier recordedBelow;
    private final NanoClock nanoClock;
    private final RecordStream records;
    private final EntryCursor entries;

    /** Or null: each entry as it was written. */
    private final RowJoiner joiner;

    private RecordingReader reader;
    private long recording;

    /** Row sequence of the packed record at hand; entries before it need another record. */
    private long firstRowSequence;

    private final OpenReplays open;

    /** Read by the journal's keeper; written once per packed record. */
    private volatile long neededFrom = Long.MAX_VALUE;

    private boolean isStalled;
    private long stalledSinceNs;

    ReplayReader(
            final JournalStore store,
            final PositionIndex index,
            final RecordingKeys keys,
            final LongSupplier recordedBelow,
            final long journalId,
            final Ledger ledger,
            final NanoClock nanoClock,
            final OpenReplays open,
            final RowJoiner joiner) {
        this.store = store;
        this.index = index;
        this.keys = keys;
        this.recordedBelow = recordedBelow;
        this.nanoClock = nanoClock;
        records = new RecordStream(ledger, "replay", journalId);
        entries = records.entries();
        this.joiner = joiner;
        this.open = open;
        open.add(this);
    }

    /** Row sequence that it is at, or {@link Long#MAX_VALUE} while it rests. Any thread. */
    long neededFrom() {
        return neededFrom;
    }

    /** The next read seeks: what lies in between may be long, and gone. */
    @Override
    public void rest() {
        closeReader();
        neededFrom = Long.MAX_VALUE;
    }

    @Override
    public boolean read(final long rowSequence, final LogEntry entry) {
        if (entries.hasNext()
                && rowSequence >= entries.rowSequence()
                && rowSequence < entries.endRowSequence()) {
            take(entry);
            return true;
        }
        return rowSequence < recordedBelow.getAsLong() && find(rowSequence, entry);
    }

    private void take(final LogEntry entry) {
        if (joiner == null) {
            entries.next(entry);
        } else {
            joiner.next(entries, entry);
        }
    }

    private boolean find(final long rowSequence, final LogEntry entry) {
        neededFrom = rowSequence;
        if (reader == null || rowSequence < firstRowSequence) {
            seek(rowSequence);
        } else if (rowSequence < records.rowSequence()) {
            records.rewind();
        }
        while (!entries.hasNext() || rowSequence >= records.rowSequence()) {
            if (!advance(rowSequence)) {
                return false;
            }
        }
        while (rowSequence >= entries.endRowSequence()) {
            entries.skip();
        }
        take(entry);
        return true;
    }

    private void seek(final long rowSequence) {
        final JournalPlace place = index.floor(rowSequence);
        if (place == null) {
            throw HeliosException.of(
                            RingError.REPLAY_LOST,
                            "row sequence " + rowSequence + " is no longer kept")
                    .detail("the journal begins at " + index.firstRowSequence())
                    .hint("keep more of the journal: its retention by time or bytes");
        }
        enter(place);
    }

    private void enter(final JournalPlace place) {
        final RecordingReader opened = store.open(place.recording());
        closeReader();
        reader = opened;
        recording = place.recording();
        firstRowSequence = place.rowSequence();
        records.enter(reader, keys.opener(recording), place.position(), index.epochOf(recording));
    }

    /** Reads the next packed record; false if it cannot be seen yet. */
    private boolean advance(final long rowSequence) {
        if (records.next()) {
            isStalled = false;
            firstRowSequence = PackedRecord.firstRowSequence(records.header());
            if (ProofBuild.IS_ON) {
                KillPoint.RECOVERY_DURING_REPLAY.reach();
            }
            return true;
        }
        if (records.flaw() != Flaw.NONE) {
            throw damaged();
        }
        final JournalPlace following = index.following(recording);
        if (following != null && following.rowSequence() == records.rowSequence()) {
            enter(following);
            return true;
        }
        firstRowSequence = records.rowSequence(); // nothing is at hand any more
        checkProgress(rowSequence);
        return false;
    }

    private void checkProgress(final long rowSequence) {
        final long nowNs = nanoClock.nanoTime();
        if (!isStalled) {
            isStalled = true;
            stalledSinceNs = nowNs;
        } else if (nowNs - stalledSinceNs > PATIENCE_NS) {
            throw HeliosException.of(
                            JournalError.REPLAY_STALLED,
                            "a replay waits in vain for row sequence " + rowSequence)
                    .detail(place() + " ends, but is recorded up to " + recordedBelow.getAsLong())
                    .hint("the journal's disk does not give back what was written: look at it");
        }
    }

    private HeliosException damaged() {
        return HeliosException.of(JournalError.DAMAGED, "a record of the journal is damaged")
                .detail(place() + ": " + records.flaw().text())
                .hint("the disk changed what was written: restore from a checkpoint or a copy");
    }

    private String place() {
        return "recording " + recording + " at position " + records.position();
    }

    private void closeReader() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    @Override
    public void close() {
        open.remove(this);
        closeReader();
        records.close();
        if (joiner != null) {
            joiner.close();
        }
    }
}
