package io.heliosdb.streaming.state.journal.scan;

import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingReader;
import io.heliosdb.streaming.state.journal.record.Flaw;
import io.heliosdb.streaming.state.journal.record.PackedRecord;
import io.heliosdb.streaming.state.journal.record.RecordStream;
import io.heliosdb.streaming.state.journal.record.RecordingHeader;
import io.heliosdb.streaming.state.journal.record.RecordingKeys;

import java.util.ArrayList;
import java.util.List;

/** Reads the header record of every recording and checks that each continues the one before. */
final class RecordingChain {
    private static final long UNKNOWN_EPOCH = -1;

    private final JournalStore store;
    private final RecordStream records;
    private final RecordingKeys keys;
    private final long journalId;
    private final List<Cut> cuts;
    private final List<FoundRecording> found = new ArrayList<>();

    RecordingChain(
            final JournalStore store,
            final RecordStream records,
            final RecordingKeys keys,
            final long journalId,
            final List<Cut> cuts) {
        this.store = store;
        this.records = records;
        this.keys = keys;
        this.journalId = journalId;
        this.cuts = cuts;
    }

    /** The recordings that there are; torn starts at the end are deleted. */
    List<FoundRecording> find() {
        final List<Long> torn = new ArrayList<>();
        for (final JournalStore.Recording each : store.recordings()) {
            final FoundRecording recording = readHeader(each.id());
            if (recording == null) {
                torn.add(each.id());
            } else if (!torn.isEmpty()) {
                throw ScanFault.headless(torn.getFirst());
            } else {
                checkFollows(recording);
                found.add(recording);
            }
        }
        torn.reversed().forEach(this::delete);
        return found;
    }

    /** Null if the recording has no whole header, and nothing of it was ever forced. */
    private FoundRecording readHeader(final long id) {
        try (RecordingReader reader = store.open(id)) {
            records.begin(reader, null);
            if (!records.next()) {
                if (records.flaw() == Flaw.NEWER) {
                    throw ScanFault.newer(id);
                }
                if (records.survivors(0, UNKNOWN_EPOCH).forcedPosition() > 0) {
                    throw ScanFault.headless(id);
                }
                return null;
            }
            final long at = records.header();
            if (PackedRecord.journalId(at) != journalId) {
                throw ScanFault.otherAppliance(id, PackedRecord.journalId(at), journalId);
            }
            final RecordingHeader header = RecordingHeader.decode(at);
            if (header == null) {
                throw ScanFault.newer(id);
            }
            keys.unwrap(id, header);
            return new FoundRecording(
                    id, PackedRecord.epoch(at), PackedRecord.firstRowSequence(at), header);
        }
    }

    private void checkFollows(final FoundRecording recording) {
        if (recording.header().previousRecording() >= recording.id()) {
            throw ScanFault.misplaced(recording);
        }
        if (found.isEmpty()) {
            return;
        }
        final FoundRecording before = found.getLast();
        final RecordingHeader header = recording.header();
        if (header.previousEndRowSequence() != recording.firstRowSequence()
                || header.previousRecording() != before.id()) {
            throw ScanFault.missing(recording, before);
        }
        if (ProofBuild.IS_ON && PlantedBug.JOURNAL_IGNORES_EPOCHS.isPlanted()) {
            return;
        }
        if (recording.epoch() < before.epoch() || header.previousEpoch() != before.epoch()) {
            throw ScanFault.epochs(recording, before);
        }
    }

    private void delete(final long id) {
        store.delete(id);
        cuts.add(new Cut(id, 0, lastRowSequence(), "it has no whole header record", 0));
    }

    private long lastRowSequence() {
        return found.isEmpty() ? 0 : found.getLast().firstRowSequence();
    }
}
