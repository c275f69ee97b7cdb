package io.heliosdb.streaming.perf.proof.subject;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;
import io.heliosdb.streaming.ringbuffer.log.LogContext;
import io.heliosdb.streaming.ringbuffer.log.LogRing;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;
import io.heliosdb.streaming.state.journal.assembly.Journal;
import io.heliosdb.streaming.state.journal.assembly.JournalContext;
import io.heliosdb.streaming.state.journal.file.FileJournalSettings;
import io.heliosdb.streaming.state.journal.file.FileJournalStore;
import io.heliosdb.streaming.state.journal.scan.ScanReport;
import io.heliosdb.streaming.state.journal.scan.ScanStart;
import io.heliosdb.streaming.state.journal.write.JournalAgent;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A journal from its start until it is cut off: the log ring in front, plain files behind. */
final class JournalLife implements AutoCloseable {
    private static final long APPLIANCE = 77;
    private static final int STEP_BYTES = 4 << 10;
    private static final int WINDOW_BYTES = 8 << 10;

    /** Rather small, but so that a large journal has not hundreds of files. */
    private static final int LEAST_SEGMENT_BYTES = 16 << 10;

    private static final int SEGMENTS = 4;
    private static final int COUNTERS = 32;
    private static final int INDEX_PLACES = 64;
    private static final int RING_CAPACITY = 64;
    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Ledger ledger = new Ledger(Long.MAX_VALUE);
    private final JournalRows rows;
    private final Journal journal;
    private final Sequencer sequencer;
    private final IngressPort port;
    private final JournalAgent agent;
    private long nowNs;

    /** Recovers what is there, compares it with the script, and goes on behind it. */
    JournalLife(final long seed, final int kib, final Storage storage, final Path folder) {
        final int segmentBytes =
                Math.max(LEAST_SEGMENT_BYTES, Integer.highestOneBit(kib / SEGMENTS) << 10);
        rows = new JournalRows(seed);
        final Counters counters = Counters.unmapped(COUNTERS);
        final FileJournalStore store =
                new FileJournalStore(
                        storage,
                        folder.resolve("journal"),
                        new FileJournalSettings(ledger, segmentBytes, STEP_BYTES, WINDOW_BYTES));
        journal =
                Journal.open(
                        new JournalContext()
                                .store(store)
                                .journalId(APPLIANCE)
                                .recordingBytes(segmentBytes / 4 * 3L)
                                .indexPlaces(INDEX_PLACES)
                                .ledger(ledger)
                                .counters(counters)
                                .nanoClock(this::tick)
                                .epochClock(() -> 0)
                                .conclude(),
                        ScanStart.EVERYTHING,
                        rows::onEntry);
        rows.checkEnd(journal.nextRowSequence());
        final LogRing ring =
                new LogRing(
                        new LogContext()
                                .ledger(ledger)
                                .counters(counters)
                                .epochClock(journal::timeMs)
                                .ringCapacity(RING_CAPACITY)
                                .epoch(journal.epoch())
                                .firstRowSequence(journal.nextRowSequence())
                                .conclude());
        sequencer = new Sequencer(ring);
        agent = journal.follow(ring.join("journal"));
        port = sequencer.openPort("events", 0, PageSizes.of(16 << 10, 8));
    }

    private long tick() {
        nowNs += TICK_NS;
        return nowNs;
    }

    Ledger ledger() {
        return ledger;
    }

    ScanReport report() {
        return journal.report();
    }

    /** Rows in the journal, forced or not. */
    long rows() {
        return rows.count();
    }

    void write(final int count) {
        for (int i = 0; i < count; i++) {
            rows.write(port);
            port.flush();
        }
        work();
    }

    /** Until nothing is left to do, but for forcing. */
    private void work() {
        int work;
        do {
            work = sequencer.doWork() + agent.doWork();
        } while (work > 0);
    }

    void force() {
        journal.fsyncAgent().doWork();
        work();
        journal.keeper().doWork();
    }

    /** Ends in order. */
    void end() {
        work();
        journal.endInOrder();
    }

    /** Rows that are durable, as the journal says. */
    long fsyncedBelow() {
        return journal.positions().fsyncedBelow();
    }

    /** Passes on what the journal says at this moment. */
    void tell(final Promises promises) {
        promises.forced(fsyncedBelow());
        promises.recorded(journal.positions().recordedBelow());
    }

    @Override
    public void close() {
        agent.onClose();
        port.close();
        sequencer.close();
        journal.close();
    }
}
