package io.heliosdb.streaming.state.journal.replay;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.record.RecordingKeys;

import org.agrona.concurrent.NanoClock;

import java.util.function.LongSupplier;

/**
 * The journal as the place where consumers read records that the ring has forgotten. What it gives
 * is recorded, verified, and in order; what it cannot read though it is recorded is a fault and not
 * the end. Any thread; each reader is for one.
 */
public final class JournalReplay implements LogReplay {
    private final JournalStore store;
    private final PositionIndex index;
    private final RecordingKeys keys;
    private final LongSupplier recordedBelow;
    private final long journalId;
    private final Ledger ledger;
    private final NanoClock nanoClock;
    private final OpenReplays open;

    /**
     * @param index of all recordings that are kept
     * @param keys of those that are sealed
     * @param recordedBelow row sequence behind the last that is recorded; any thread
     * @param open learns of each reader
     */
    public JournalReplay(
            final JournalStore store,
            final PositionIndex index,
            final RecordingKeys keys,
            final LongSupplier recordedBelow,
            final long journalId,
            final Ledger ledger,
            final NanoClock nanoClock,
            final OpenReplays open) {
        this.store = store;
        this.index = index;
        this.keys = keys;
        this.recordedBelow = recordedBelow;
        this.journalId = journalId;
        this.ledger = ledger;
        this.nanoClock = nanoClock;
        this.open = open;
    }

    @Override
    public Reader open() {
        return reader(null);
    }

    @Override
    public Reader openJoined() {
        return reader(new RowJoiner(ledger));
    }

    private Reader reader(final RowJoiner joiner) {
        return new ReplayReader(
                store, index, keys, recordedBelow, journalId, ledger, nanoClock, open, joiner);
    }
}
