package io.heliosdb.streaming.perf.journal;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.replication.archive.ArchiveContext;
import io.heliosdb.streaming.replication.archive.ArchiveJournalStore;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.log.LogContext;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogHandler;
import io.heliosdb.streaming.ringbuffer.log.LogRing;
import io.heliosdb.streaming.ringbuffer.log.RecordType;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;
import io.heliosdb.streaming.state.journal.Durability;
import io.heliosdb.streaming.state.journal.assembly.Journal;
import io.heliosdb.streaming.state.journal.assembly.JournalContext;
import io.heliosdb.streaming.state.journal.scan.ScanStart;

import java.nio.file.Path;

/**
 * The engine's own: ingress port, sequencer and a consumer of the rows, on the benchmark's thread;
 * journal agent and recorder on a second, fsync on a third.
 */
final class LogLane implements Lane, LogHandler {
    private static final int RECORDS_PER_POLL = 64;

    private final JournalThreads threads = new JournalThreads();
    private final Durability level;
    private final Journal journal;
    private final Sequencer sequencer;
    private final IngressPort port;
    private final LogConsumer consumer;
    private final long firstRowSequence;
    private long sentCount;
    private long receivedCount;
    private final RowTaker taker;

    /**
     * @param level at which rows are safe; null for no journal at all
     * @param taker gets the rows beside the journal
     */
    LogLane(final Ledger ledger, final Path folder, final Durability level, final RowTaker taker) {
        this.level = level;
        this.taker = taker;
        final ArchiveJournalStore store = level == null ? null : store(ledger, folder);
        journal = level == null ? null : open(store, ledger, level);
        firstRowSequence = journal == null ? 0 : journal.nextRowSequence();
        final LogRing ring =
                new LogRing(
                        new LogContext()
                                .firstRowSequence(firstRowSequence)
                                .epoch(journal == null ? 1 : journal.epoch())
                                .ledger(ledger)
                                .epochClock(Clocks.epoch())
                                .counters(Counters.unmapped())
                                .conclude());
        sequencer = new Sequencer(ring);
        port = sequencer.openPort("rows", 0);
        consumer = ring.join("rows");
        if (journal != null) {
            threads.startEager(journal.follow(ring.join("journal")));
            threads.startRelaxed(journal.fsyncAgent());
        }
    }

    private static ArchiveJournalStore store(final Ledger ledger, final Path folder) {
        return new ArchiveJournalStore(
                new ArchiveContext()
                        .storage(new FileStorage())
                        .directory(folder)
                        .ledger(ledger)
                        .nanoClock(Clocks.nano())
                        .epochClock(Clocks.epoch())
                        .conclude());
    }

    private static Journal open(
            final ArchiveJournalStore store, final Ledger ledger, final Durability level) {
        return Journal.open(
                new JournalContext()
                        .store(store)
                        .journalId(1)
                        .recordingBytes(Long.MAX_VALUE)
                        .forceIntervalNs(
                                level == Durability.FSYNCED
                                        ? JournalContext.FORCE_INTERVAL_NS
                                        : JournalContext.RELAXED_FORCE_INTERVAL_NS)
                        .ledger(ledger)
                        .counters(Counters.unmapped())
                        .nanoClock(Clocks.nano())
                        .epochClock(Clocks.epoch())
                        .conclude(),
                ScanStart.EVERYTHING,
                entry -> {});
    }

    @Override
    public boolean send(final long source, final int rowCount) {
        final int length = rowCount * ROW_BYTES;
        final long target = port.claim(length);
        if (target < 0) {
            sequencer.doWork();
            return false;
        }
        Memory.copy(source, target, length);
        port.commit(length, rowCount);
        while (!port.flush()) {
            safeCount();
        }
        sentCount += rowCount;
        return true;
    }

    @Override
    public long safeCount() {
        sequencer.doWork();
        consumer.poll(this, RECORDS_PER_POLL);
        threads.check();
        return journal == null
                ? receivedCount
                : Math.min(receivedCount, journal.positions().below(level) - firstRowSequence);
    }

    @Override
    public boolean onRecord(final LogEntry entry) {
        if (entry.type() == RecordType.ROWS) {
            taker.onRows(entry);
            receivedCount += entry.rowCount();
        }
        return true;
    }

    @Override
    public void close() {
        consumer.close();
        if (journal != null) {
            while (journal.positions().recordedBelow() - firstRowSequence < sentCount) {
                threads.check();
                Thread.onSpinWait();
            }
        }
        threads.close();
        if (journal != null) {
            journal.endInOrder();
            check();
            journal.close();
        }
        port.close();
        sequencer.close();
    }

    private void check() {
        final long forced = journal.positions().fsyncedBelow() - firstRowSequence;
        if (forced != sentCount) {
            throw new IllegalStateException(sentCount + " rows were sent, " + forced + " are safe");
        }
    }
}
