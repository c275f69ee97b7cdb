package io.heliosdb.streaming.perf.proof.determinism;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.log.Command;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;
import io.heliosdb.streaming.ringbuffer.log.LogContext;
import io.heliosdb.streaming.ringbuffer.log.LogRing;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;
import io.heliosdb.streaming.state.journal.assembly.Journal;
import io.heliosdb.streaming.state.journal.assembly.JournalContext;
import io.heliosdb.streaming.state.journal.file.FileJournalSettings;
import io.heliosdb.streaming.state.journal.file.FileJournalStore;
import io.heliosdb.streaming.state.journal.scan.EntryVisitor;
import io.heliosdb.streaming.state.journal.scan.ScanStart;
import io.heliosdb.streaming.state.journal.write.JournalAgent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes the journal that is replayed: rows of all streams, in batches of any size, and a barrier
 * after every so many events, all a function of the seed. One thread.
 */
final class JournalMaker implements AutoCloseable {
    /** Whose journal it is. */
    static final long APPLIANCE = 90;

    private static final int MOST_BATCH_ROWS = 40;

    private final SplittableRandom random;
    private final Journal journal;
    private final Sequencer sequencer;
    private final JournalAgent agent;
    private final List<IngressPort> ports = new ArrayList<>();
    private final List<Events> events = new ArrayList<>();

    JournalMaker(final long seed, final Path folder, final Streams streams) {
        random = new SplittableRandom(seed);
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        final Counters counters = Counters.unmapped();
        journal =
                Journal.open(
                        new JournalContext()
                                .store(store(ledger, folder))
                                .journalId(APPLIANCE)
                                .ledger(ledger)
                                .counters(counters)
                                .nanoClock(() -> 0)
                                .epochClock(() -> 0)
                                .conclude(),
                        ScanStart.EVERYTHING,
                        EntryVisitor.NONE);
        final LogRing ring =
                new LogRing(
                        new LogContext()
                                .ledger(ledger)
                                .counters(counters)
                                .epochClock(() -> 0)
                                .epoch(journal.epoch())
                                .firstRowSequence(journal.nextRowSequence())
                                .conclude());
        sequencer = new Sequencer(ring);
        agent = journal.follow(ring.join("journal"));
        for (final Streams.Stream stream : streams.all()) {
            final IngressPort port = sequencer.openPort(stream.table(), ports.size());
            ports.add(port);
            events.add(new Events(random.split(), stream, port));
        }
    }

    /** The medium of such a journal. */
    static FileJournalStore store(final Ledger ledger, final Path folder) {
        return new FileJournalStore(
                new FileStorage(), folder, FileJournalSettings.defaults(ledger));
    }

    /**
     * Writes all of it.
     *
     * @param count of the events
     * @param eventsOfBarrier from one barrier to the next
     */
    void write(final int count, final int eventsOfBarrier) {
        int number = 0;
        for (int barrier = 1; number < count; barrier++) {
            final int end = Math.min(count, number + eventsOfBarrier);
            while (number < end) {
                number = writeBatch(number, end);
            }
            submit(new Command(Barriers.payload(barrier)));
        }
        for (final IngressPort port : ports) {
            port.endOfInput();
            work();
        }
        journal.endInOrder();
    }

    private int writeBatch(final int from, final int limit) {
        final int stream = random.nextInt(events.size());
        final int end = Math.min(limit, from + 1 + random.nextInt(MOST_BATCH_ROWS));
        int number = from;
        while (number < end && events.get(stream).write(number)) {
            number++;
        }
        ports.get(stream).flush();
        work();
        return number;
    }

    private void submit(final Command barrier) {
        sequencer.submit(barrier);
        work();
        if (barrier.rowSequence() < 0) {
            throw new IllegalStateException("a barrier has not come into the log");
        }
    }

    private void work() {
        int work;
        do {
            work = sequencer.doWork() + agent.doWork();
        } while (work > 0);
    }

    @Override
    public void close() {
        agent.onClose();
        ports.forEach(IngressPort::close);
        sequencer.close();
        journal.close();
    }
}
