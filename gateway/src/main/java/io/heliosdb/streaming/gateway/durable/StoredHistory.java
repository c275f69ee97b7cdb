package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.gateway.appliance.LogHistory;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.state.journal.assembly.FoundJournal;
import io.heliosdb.streaming.state.journal.assembly.JournalContext;
import io.heliosdb.streaming.state.journal.replay.JournalPlace;
import io.heliosdb.streaming.state.journal.scan.JournalLine;
import io.heliosdb.streaming.state.journal.scan.ScanStart;

import java.util.function.Consumer;

/**
 * What the journal on its medium holds. Reading begins where the checkpoint it is read from says
 * that its barrier is, so that a start verifies what it needs and not the whole journal.
 */
final class StoredHistory implements LogHistory {
    private final JournalContext context;
    private final JournalMark mark;
    private final StoredStates states;
    private JournalLine line;

    /**
     * @param context concluded; its medium stays open
     * @param mark says that there was a journal
     * @param states what was opened of them last is what the journal is read from
     */
    StoredHistory(final JournalContext context, final JournalMark mark, final StoredStates states) {
        this.context = context;
        this.mark = mark;
        this.states = states;
    }

    @Override
    public boolean goesOnFrom(final long epoch, final long barrier, final long neededFrom) {
        return line().goesOnFrom(epoch, barrier, neededFrom);
    }

    @Override
    public boolean isMissing() {
        return mark.isSet() && line().isEmpty();
    }

    private JournalLine line() {
        if (line == null) {
            line = JournalLine.of(context.store(), context.journalId(), context.ledger());
        }
        return line;
    }

    /** A recording has begun. */
    void goesOn(final long epoch, final long firstRowSequence) {
        line = line().with(epoch, firstRowSequence);
    }

    /** Where reading begins. */
    private ScanStart scanStart(final long fromRowSequence) {
        final JournalPlace place =
                states.startPlace()
                        .filter(each -> each.rowSequence() <= fromRowSequence)
                        .orElse(null);
        return new ScanStart(place, fromRowSequence, states.isFromSavepoint());
    }

    /** Scans and repairs. */
    FoundJournal find(final long fromRowSequence, final Consumer<LogEntry> visitor) {
        return FoundJournal.of(context, scanStart(fromRowSequence), visitor::accept);
    }

    @Override
    public long recover(final long fromRowSequence, final Consumer<LogEntry> visitor) {
        try (FoundJournal found = find(fromRowSequence, visitor)) {
            return found.report().nextRowSequence();
        }
    }
}
