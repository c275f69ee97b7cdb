package io.heliosdb.streaming.perf.proof.determinism;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.record.RecordingKeys;
import io.heliosdb.streaming.state.journal.replay.JournalReplay;
import io.heliosdb.streaming.state.journal.replay.OpenReplays;
import io.heliosdb.streaming.state.journal.replay.PositionIndex;
import io.heliosdb.streaming.state.journal.scan.JournalScan;
import io.heliosdb.streaming.state.journal.scan.ScanStart;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A journal that is only read: as it was recorded, or in other batches. One thread. */
final class ReadJournal implements AutoCloseable {
    private static final int INDEX_CAPACITY = 1 << 10;
    private static final long INDEX_STRIDE_BYTES = 1 << 16;

    private final Ledger ledger;
    private final JournalStore store;
    private final PositionIndex index = new PositionIndex(INDEX_CAPACITY, INDEX_STRIDE_BYTES);
    private final RecordingKeys keys = new RecordingKeys(null);
    private final List<RowLayout> layouts;
    private final MemoryLog recorded;
    private final Map<Integer, MemoryLog> rebatched = new HashMap<>();

    /** Reads and verifies all of it. */
    ReadJournal(final Ledger ledger, final Path folder, final Streams streams) {
        this.ledger = ledger;
        layouts = streams.all().stream().map(Streams.Stream::layout).toList();
        store = JournalMaker.store(ledger, folder);
        final long bytes =
                store.recordings().stream().mapToLong(JournalStore.Recording::bytes).sum();
        recorded = new MemoryLog(ledger, bytes);
        JournalScan.run(
                store,
                index,
                keys,
                JournalMaker.APPLIANCE,
                ledger,
                ScanStart.EVERYTHING,
                recorded::add);
    }

    long firstRowSequence() {
        return recorded.firstRowSequence();
    }

    long endRowSequence() {
        return recorded.endRowSequence();
    }

    /** From the files, in the batches that came. */
    LogReplay asRecorded() {
        return new JournalReplay(
                store,
                index,
                keys,
                recorded::endRowSequence,
                JournalMaker.APPLIANCE,
                ledger,
                Clocks.nano(),
                new OpenReplays());
    }

    /** In batches of at most so many rows. */
    LogReplay inBatches(final int mostRows) {
        return rebatched.computeIfAbsent(mostRows, most -> recorded.rebatched(layouts, most));
    }

    @Override
    public void close() {
        rebatched.values().forEach(MemoryLog::close);
        recorded.close();
        keys.close();
        store.close();
    }
}
