package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.gateway.appliance.ApplianceJournal;
import io.heliosdb.streaming.gateway.appliance.DurableLog;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogRing;
import io.heliosdb.streaming.state.journal.assembly.FoundJournal;
import io.heliosdb.streaming.state.journal.assembly.Journal;
import io.heliosdb.streaming.state.journal.assembly.JournalContext;
import io.heliosdb.streaming.state.journal.scan.ScanReport;

import org.agrona.CloseHelper;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The journal of an appliance on its medium: what it holds is a {@link StoredHistory}, on which it
 * goes on with a recording of its own.
 */
public final class StoredJournal implements ApplianceJournal {
    private final JournalContext context;
    private final JournalMark mark;
    private final StoredHistory history;
    private final StoredStates states;
    private final Consumer<ScanReport> found;
    private final FailureMark failure = new FailureMark();
    private final Set<String> roles = new HashSet<>();
    private FoundJournal read;
    private long timeMs;
    private Journal journal;

    /**
     * @param context concluded; its medium is closed with this, also if nothing is ever opened
     * @param mark says that there was a journal
     * @param states whose barriers' places are noted
     * @param found told what was found and repaired
     */
    public StoredJournal(
            final JournalContext context,
            final JournalMark mark,
            final StoredStates states,
            final Consumer<ScanReport> found) {
        this.context = context;
        this.mark = mark;
        history = new StoredHistory(context, mark, states);
        this.states = states;
        this.found = found;
    }

    @Override
    public boolean goesOnFrom(final long epoch, final long barrier, final long neededFrom) {
        return history.goesOnFrom(epoch, barrier, neededFrom);
    }

    @Override
    public boolean isMissing() {
        return history.isMissing();
    }

    @Override
    public long recover(final long fromRowSequence, final Consumer<LogEntry> visitor) {
        read = history.find(fromRowSequence, visitor);
        timeMs = read.report().timeMs();
        found.accept(read.report());
        return read.report().nextRowSequence();
    }

    @Override
    public long timeMs() {
        return timeMs;
    }

    @Override
    public DurableLog start(
            final LogRing ring, final AgentGroup writing, final AgentGroup forcing) {
        final FoundJournal begun = read;
        read = null; // its keys are the journal's from now on
        journal = begun.begin();
        history.goesOn(journal.epoch(), journal.nextRowSequence());
        states.journalIsAt(journal::placeOf);
        mark.set();
        final MarkedAgent journaling =
                new MarkedAgent(journal.follow(ring.join("journal")), failure);
        final MarkedAgent fsync = new MarkedAgent(journal.fsyncAgent(), failure);
        final MarkedAgent keeper = new MarkedAgent(journal.keeper(), failure);
        add(writing, journaling);
        add(forcing, fsync);
        add(forcing, keeper);
        return new StoredLog(journal);
    }

    private void add(final AgentGroup group, final MarkedAgent agent) {
        roles.add(agent.roleName());
        group.add(agent);
    }

    @Override
    public boolean owns(final String roleName) {
        return roles.contains(roleName);
    }

    /** Ends the recording in order, unless its medium has failed: that is not tried again. */
    @Override
    public void close() {
        if (journal == null) {
            CloseHelper.closeAll(read, context.store());
            return;
        }
        try {
            if (!failure.isSet() && !roles.isEmpty()) {
                journal.endInOrder();
            }
        } finally {
            journal.close();
        }
    }
}
