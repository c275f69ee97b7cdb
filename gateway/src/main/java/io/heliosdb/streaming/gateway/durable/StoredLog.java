package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.gateway.appliance.DurableLog;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.state.journal.assembly.Journal;

/** How far the journal is, and what is asked of it. Any thread. */
final class StoredLog implements DurableLog {
    private final Journal journal;

    StoredLog(final Journal journal) {
        this.journal = journal;
    }

    @Override
    public LogReplay replay() {
        return journal.replay();
    }

    @Override
    public long recordedBelow() {
        return journal.positions().recordedBelow();
    }

    @Override
    public long fsyncedBelow() {
        return journal.positions().fsyncedBelow();
    }

    @Override
    public void requestForce() {
        journal.fsyncAgent().requestForce();
    }

    @Override
    public boolean hasRoom() {
        return journal.spaceGuard().hasRoom();
    }

    @Override
    public boolean isGettingFull() {
        return journal.spaceGuard().isGettingFull();
    }

    @Override
    public void neededFrom(final long rowSequence) {
        journal.keeper().needsFrom(rowSequence);
    }
}
