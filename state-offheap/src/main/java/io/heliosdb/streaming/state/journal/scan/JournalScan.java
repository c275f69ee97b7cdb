package io.heliosdb.streaming.state.journal.scan;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingReader;
import io.heliosdb.streaming.state.journal.record.Flaw;
import io.heliosdb.streaming.state.journal.record.PackedRecord;
import io.heliosdb.streaming.state.journal.record.RecordStream;
import io.heliosdb.streaming.state.journal.record.RecordingHeader;
import io.heliosdb.streaming.state.journal.record.RecordingKeys;
import io.heliosdb.streaming.state.journal.replay.JournalPlace;
import io.heliosdb.streaming.state.journal.replay.PositionIndex;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks the journal that a start finds, verifies every record, and finds its end.
 *
 * <p>Only the tail of the last recording can be torn by a crash, and only above what was forced.
 * Records carry the position that was known to be forced when they were written; so damage with a
 * record behind it that claims more is no torn tail, and everywhere else damage is damage: an error
 * that names the place. A recording without a header record behind all others is a start that did
 * not come far, and is deleted.
 */
public final class JournalScan {
    private final JournalStore store;
    private final PositionIndex index;
    private final RecordStream records;
    private final RecordingKeys keys;
    private final long journalId;
    private final ScanStart start;
    private final EntryVisitor visitor;
    private final LogEntry entry = new LogEntry();
    private final List<Cut> cuts = new ArrayList<>();
    private List<FoundRecording> recordings = List.of();
    private long recordCount;
    private long byteCount;
    private long nextRowSequence;
    private long timeMs = LogEntry.NO_TIME;
    private boolean isEnded;

    private JournalScan(
            final JournalStore store,
            final PositionIndex index,
            final RecordStream records,
            final RecordingKeys keys,
            final long journalId,
            final ScanStart start,
            final EntryVisitor visitor) {
        this.store = store;
        this.index = index;
        this.records = records;
        this.keys = keys;
        this.journalId = journalId;
        this.start = start;
        this.visitor = visitor;
    }

    /**
     * Scans and repairs.
     *
     * @param index empty; learns the places
     * @param keys learns the keys of the recordings
     * @param journalId of this appliance
     * @param start what is known before
     * @param visitor sees the entries from {@code start}'s place on
     * @throws io.heliosdb.streaming.codecs.error.HeliosException a {@code JournalError}; then the
     *     journal is as it was, except that torn starts behind its end may be deleted
     */
    public static ScanReport run(
            final JournalStore store,
            final PositionIndex index,
            final RecordingKeys keys,
            final long journalId,
            final Ledger ledger,
            final ScanStart start,
            final EntryVisitor visitor) {
        try (RecordStream records = new RecordStream(ledger, "scan", journalId)) {
            return new JournalScan(store, index, records, keys, journalId, start, visitor).run();
        }
    }

    private ScanReport run() {
        recordings = new RecordingChain(store, records, keys, journalId, cuts).find();
        final int first = firstToWalk(start.place());
        for (int i = 0; i < recordings.size(); i++) {
            final FoundRecording recording = recordings.get(i);
            index.begin(recording.id(), recording.epoch(), recording.firstRowSequence());
            if (i >= first) {
                walk(i, i == first ? start.place() : null);
            }
        }
        if (recordings.isEmpty() && start.beginsAnew()) {
            nextRowSequence = start.reachedRowSequence();
        }
        checkReached();
        return report();
    }

    /** Before anything is cut off: what is too short already may not become shorter. */
    private void checkReached() {
        if (nextRowSequence < start.reachedRowSequence()) {
            throw ScanFault.tooShort(nextRowSequence, start.reachedRowSequence());
        }
    }

    private int firstToWalk(final JournalPlace place) {
        if (place == null) {
            return 0;
        }
        for (int i = 0; i < recordings.size(); i++) {
            if (recordings.get(i).id() == place.recording()) {
                return i;
            }
        }
        throw ScanFault.notKept(place);
    }

    private void walk(final int number, final JournalPlace place) {
        final FoundRecording recording = recordings.get(number);
        final boolean isLast = number == recordings.size() - 1;
        try (RecordingReader reader = store.open(recording.id())) {
            enter(recording, reader, place);
            isEnded = false;
            while (records.next()) {
                take(recording);
            }
            if (place != null && recordCount == 0) {
                throw ScanFault.flawed(recording, records.position(), Flaw.CUT);
            }
            if (isLast) {
                endOfAll(recording);
            } else {
                endOf(recording, recordings.get(number + 1));
            }
        }
    }

    private void enter(
            final FoundRecording recording,
            final RecordingReader reader,
            final JournalPlace place) {
        if (place == null || place.position() == 0) {
            records.begin(reader, keys.opener(recording.id()));
            nextRowSequence = recording.firstRowSequence();
            timeMs = Math.max(timeMs, recording.header().lastTimeMs());
        } else {
            records.enter(reader, keys.opener(recording.id()), place.position(), recording.epoch());
            nextRowSequence = place.rowSequence();
        }
    }

    private void take(final FoundRecording recording) {
        final long header = records.header();
        if (isEnded) {
            throw ScanFault.behindTheEnd(recording, records.position());
        }
        if (PackedRecord.firstRowSequence(header) != nextRowSequence
                && !(ProofBuild.IS_ON && PlantedBug.JOURNAL_ACCEPTS_GAPS.isPlanted())) {
            throw ScanFault.discontinuous(recording, records.position(), nextRowSequence, header);
        }
        recordCount++;
        byteCount += PackedRecord.length(header);
        if (records.entries().hasNext()) {
            index.offer(nextRowSequence, records.position());
        }
        while (records.entries().hasNext()) {
            records.entries().next(entry);
            takeTime(recording);
            visitor.onEntry(entry);
        }
        nextRowSequence = PackedRecord.nextRowSequence(header);
        isEnded = (PackedRecord.flags(header) & PackedRecord.END) != 0;
    }

    /** A start that was not told the time has none before its first tick. */
    private void takeTime(final FoundRecording recording) {
        if (entry.timeMs() == LogEntry.NO_TIME) {
            return;
        }
        if (entry.timeMs() < timeMs) {
            throw ScanFault.flawed(recording, records.position(), Flaw.TIME);
        }
        timeMs = entry.timeMs();
    }

    /** Before another recording: everything must be there, and no byte more. */
    private void endOf(final FoundRecording recording, final FoundRecording following) {
        if (records.flaw() != Flaw.NONE) {
            throw ScanFault.flawed(recording, records.position(), records.flaw());
        }
        if (nextRowSequence != following.firstRowSequence()) {
            throw ScanFault.endsEarly(
                    recording, records.position(), nextRowSequence, following.firstRowSequence());
        }
    }

    /** The end of the journal: what is behind the last good record was never forced. */
    private void endOfAll(final FoundRecording recording) {
        final Flaw flaw = records.flaw();
        if (flaw == Flaw.GAP || flaw == Flaw.REPEAT) {
            throw ScanFault.discontinuous(
                    recording, records.position(), nextRowSequence, records.header());
        }
        if (flaw == Flaw.NEWER || flaw == Flaw.KEY) {
            throw ScanFault.flawed(recording, records.position(), flaw);
        }
        final long position = records.position();
        RecordStream.Survivors survivors = records.survivors(position, recording.epoch());
        if (ProofBuild.IS_ON && PlantedBug.JOURNAL_CUTS_WHAT_WAS_FORCED.isPlanted()) {
            survivors = new RecordStream.Survivors(0, 0);
        }
        if (survivors.forcedPosition() > position || (isEnded && survivors.count() > 0)) {
            throw ScanFault.flawedBelowForced(
                    recording, position, flaw, survivors.forcedPosition());
        }
        final boolean isCut = !isEnded || flaw != Flaw.NONE;
        if (isCut) {
            checkReached();
        }
        // Also where it was ended: all of it may be in the system's cache alone, and a successor
        // must not say on the disk that it is there.
        store.truncate(recording.id(), position);
        if (isCut) {
            cuts.add(
                    new Cut(
                            recording.id(),
                            position,
                            nextRowSequence,
                            flaw == Flaw.NONE ? "no further record" : flaw.text(),
                            survivors.count()));
            if (ProofBuild.IS_ON) {
                KillPoint.JOURNAL_AFTER_REPAIR.reach();
            }
        }
    }

    private ScanReport report() {
        final boolean isEmpty = recordings.isEmpty();
        final long lastEpoch = isEmpty ? 0 : recordings.getLast().epoch();
        // A deleted recording may have had an epoch of its own.
        long deleted = 0;
        for (final Cut cut : cuts) {
            deleted += cut.position() == 0 ? 1 : 0;
        }
        return new ScanReport(
                recordings.size(),
                recordCount,
                byteCount,
                isEmpty ? 0 : recordings.getFirst().firstRowSequence(),
                nextRowSequence,
                isEmpty ? RecordingHeader.NONE : recordings.getLast().id(),
                lastEpoch,
                lastEpoch + 1 + deleted,
                timeMs,
                isEnded,
                List.copyOf(cuts));
    }
}
