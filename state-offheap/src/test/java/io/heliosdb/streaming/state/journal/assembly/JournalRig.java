package io.heliosdb.streaming.state.journal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.ringbuffer.clock.ManualClock;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.log.Command;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.log.LogContext;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogHandler;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.ringbuffer.log.LogRing;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;
import io.heliosdb.streaming.state.journal.file.FileJournalSettings;
import io.heliosdb.streaming.state.journal.file.FileJournalStore;
import io.heliosdb.streaming.state.journal.replay.JournalPlace;
import io.heliosdb.streaming.state.journal.scan.ScanStart;
import io.heliosdb.streaming.state.journal.write.JournalAgent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One life of an appliance that has nothing but a log and its journal, driven by hand. */
final class JournalRig implements AutoCloseable {
    static final Path FOLDER = Path.of("/journal");
    static final long JOURNAL_ID = 0xABCD;

    final Ledger ledger = new Ledger(256 << 20);
    final Counters counters = Counters.unmapped();
    final ManualClock clock = new ManualClock(1_000_000);
    final Journal journal;
    final List<String> scanned = new ArrayList<>();
    final LogRing ring;
    final Sequencer sequencer;
    final IngressPort port;
    final JournalAgent agent;

    /** What was written in this life. */
    final List<String> written = new ArrayList<>();

    private final LogConsumer twin;
    private int unrecorded;
    private LogHandler taker =
            entry -> {
                written.add(describe(entry));
                return true;
            };

    JournalRig(final Storage storage) {
        this(storage, ScanStart.EVERYTHING, 64 << 10, 1 << 20, Retention.KEEP_ALL);
    }

    JournalRig(
            final Storage storage,
            final ScanStart start,
            final int segmentBytes,
            final long recordingBytes,
            final Retention retention) {
        this(storage, FOLDER, start, segmentBytes, recordingBytes, retention, null);
    }

    /** Of short recordings, all of which are kept while there is room. */
    JournalRig(final Storage storage, final SpaceLimits limits) {
        this(
                storage,
                FOLDER,
                ScanStart.EVERYTHING,
                64 << 10,
                10_000,
                Retention.KEEP_ALL,
                limits,
                null);
    }

    /**
     * @param keys to seal with, or null
     */
    JournalRig(
            final Storage storage,
            final Path folder,
            final ScanStart start,
            final int segmentBytes,
            final long recordingBytes,
            final Retention retention,
            final KeyService keys) {
        this(
                storage,
                folder,
                start,
                segmentBytes,
                recordingBytes,
                retention,
                new SpaceLimits(0, 0, 0),
                keys);
    }

    private JournalRig(
            final Storage storage,
            final Path folder,
            final ScanStart start,
            final int segmentBytes,
            final long recordingBytes,
            final Retention retention,
            final SpaceLimits limits,
            final KeyService keys) {
        final JournalContext context = new JournalContext();
        if (keys != null) {
            context.keys(keys, Entropy.ofSystem());
        }
        journal =
                Journal.open(
                        context.store(
                                        new FileJournalStore(
                                                storage,
                                                folder,
                                                new FileJournalSettings(
                                                        ledger, segmentBytes, 4096)))
                                .journalId(JOURNAL_ID)
                                .recordingBytes(recordingBytes)
                                .retention(retention)
                                .spaceLimits(limits)
                                .ledger(ledger)
                                .counters(counters)
                                .nanoClock(clock)
                                .epochClock(clock)
                                .conclude(),
                        start,
                        entry -> scanned.add(describe(entry)));
        ring =
                new LogRing(
                        new LogContext()
                                .ringCapacity(64)
                                .pageSizes(PageSizes.of(16 << 10, 8))
                                .firstRowSequence(journal.nextRowSequence())
                                .epoch(journal.epoch())
                                .ledger(ledger)
                                .counters(counters)
                                .epochClock(clock)
                                .conclude());
        sequencer = new Sequencer(ring);
        port = sequencer.openPort("port", 1);
        agent = journal.follow(ring.join("journal"));
        twin = ring.join("twin");
    }

    /** Keeps no copy of what is written from now on. */
    void forgetWhatIsWritten() {
        taker = entry -> true;
    }

    /** With small segments and recordings, in a folder of the machine. */
    static JournalRig onFiles(final Storage storage, final Path folder) {
        return new JournalRig(
                storage,
                folder,
                ScanStart.EVERYTHING,
                128 << 10,
                128 << 10,
                Retention.KEEP_ALL,
                null);
    }

    /** Brings a row with a number into the log while agents run, as soon as there is room. */
    void number(final long number) {
        long address = port.claim(64);
        while (address < 0) {
            port.flush();
            sequence();
            address = port.claim(64);
        }
        Memory.putLong(address, number);
        port.commit(64, 1);
        port.flush();
        sequence();
    }

    static String describe(final LogEntry entry) {
        long sum = 0;
        for (int i = 0; i < entry.length(); i++) {
            sum = sum * 31 + Memory.getByte(entry.address() + i);
        }
        return entry + " sum=" + sum;
    }

    /** Brings rows of so many bytes into the log as one record. */
    void rows(final int count, final int bytes, final long seed) {
        for (int i = 0; i < count; i++) {
            long address = port.claim(bytes);
            if (address < 0) { // the ring's pages are used up: they have to be journaled
                port.flush();
                record();
                address = port.claim(bytes);
            }
            assertThat(address).isPositive();
            for (int j = 0; j < bytes; j += 8) {
                Memory.putLong(address + j, seed * 31 + i * 7L + j);
            }
            port.commit(bytes, 1);
        }
        assertThat(port.flush()).isTrue();
        sequence();
        record(unrecorded++ == 40);
    }

    void command(final byte[] payload) {
        assertThat(sequencer.submit(new Command(payload))).isTrue();
        sequence();
        record(unrecorded++ == 40);
    }

    private void record(final boolean isDue) {
        if (isDue) {
            record();
        }
    }

    /** Lets the sequencer work, also on a row for which there was no room before. */
    void sequence() {
        port.flush();
        sequencer.doWork();
        twin.poll(taker, 1000);
        sequencer.doWork();
    }

    /** Journals what waits, also what would wait for more. */
    void record() {
        do {
            sequence();
            agent.doWork();
            clock.advance(1, TimeUnit.MILLISECONDS);
        } while (agent.doWork() > 0);
        unrecorded = 0;
    }

    void fsync() {
        while (journal.fsyncAgent().doWork() > 0) {
            record();
        }
    }

    /** Lets time pass with nothing to do. */
    void idle() {
        for (int i = 0; i < 5; i++) {
            clock.advance(20, TimeUnit.MILLISECONDS);
            record();
            fsync();
        }
    }

    List<String> replay(final long fromRowSequence) {
        return replay(journal.replay().open(), fromRowSequence);
    }

    /** As jobs read it. */
    List<String> joinedReplay(final long fromRowSequence) {
        return replay(journal.replay().openJoined(), fromRowSequence);
    }

    private static List<String> replay(final LogReplay.Reader opened, final long fromRowSequence) {
        final List<String> read = new ArrayList<>();
        try (LogReplay.Reader reader = opened) {
            final LogEntry entry = new LogEntry();
            long next = fromRowSequence;
            while (reader.read(next, entry)) {
                read.add(describe(entry));
                next = entry.nextRowSequence();
            }
        }
        return read;
    }

    JournalPlace placeOf(final long rowSequence) {
        return journal.placeOf(rowSequence);
    }

    /** Journals everything and ends the recording. */
    void end() {
        record();
        fsync();
        record();
        journal.endInOrder();
    }

    /** Gives the memory back; for the disk it is as if the process had died. */
    @Override
    public void close() {
        twin.close();
        agent.onClose();
        port.close();
        sequencer.close();
        journal.close();
        ledger.close();
    }
}
