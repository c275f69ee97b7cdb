package io.heliosdb.streaming.replication.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;
import io.heliosdb.streaming.ringbuffer.log.LogContext;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.ringbuffer.log.LogRing;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;
import io.heliosdb.streaming.state.journal.assembly.Journal;
import io.heliosdb.streaming.state.journal.assembly.JournalContext;
import io.heliosdb.streaming.state.journal.assembly.SpaceLimits;
import io.heliosdb.streaming.state.journal.scan.ScanStart;
import io.heliosdb.streaming.state.journal.write.JournalAgent;

import org.agrona.concurrent.SystemEpochClock;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The whole journal on the archive: several recordings a life, several lives, read again. */
final class JournalOnArchiveTest {
    private static final int LIVES = 3;
    private static final int ROWS = 2000;
    private static final int ROWS_OF_FIRST = 1500;
    private static final int ROW_BYTES = 1024;

    @TempDir Path parent;

    @Test
    void everyRowOfEveryLifeIsThere() {
        try (Fixture fixture = new Fixture(parent.resolve("journal"))) {
            for (int life = 0; life < LIVES; life++) {
                live(fixture, life);
            }
        }
    }

    private static void live(final Fixture fixture, final int life) {
        final ArchiveJournalStore store = new ArchiveJournalStore(fixture.context().conclude());
        final long[] scanned = new long[1];
        final Journal journal =
                Journal.open(
                        new JournalContext()
                                .store(store)
                                .journalId(1)
                                .recordingBytes(Fixture.TERM_BYTES)
                                .spaceLimits(new SpaceLimits(0, 0, 0))
                                .ledger(fixture.ledger)
                                .counters(Counters.unmapped())
                                .nanoClock(SystemNanoClock.INSTANCE)
                                .epochClock(SystemEpochClock.INSTANCE)
                                .conclude(),
                        ScanStart.EVERYTHING,
                        entry -> scanned[0] += entry.rowCount());
        assertThat(journal.report().wasEnded()).isEqualTo(life == 1);
        assertThat(scanned[0]).isEqualTo((long) life * ROWS);
        assertThat(journal.nextRowSequence()).isEqualTo((long) life * ROWS);
        write(fixture, store, journal, life);
        assertThat(replayed(journal)).isEqualTo((life + 1L) * ROWS);
        if (life % 2 == 0) {
            journal.endInOrder();
        }
        journal.close();
    }

    private static void write(
            final Fixture fixture,
            final ArchiveJournalStore store,
            final Journal journal,
            final int life) {
        final LogRing ring =
                new LogRing(
                        new LogContext()
                                .pageSizes(PageSizes.of(64 << 10, 16))
                                .firstRowSequence(journal.nextRowSequence())
                                .epoch(journal.epoch())
                                .ledger(fixture.ledger)
                                .counters(Counters.unmapped())
                                .epochClock(SystemEpochClock.INSTANCE)
                                .conclude());
        final Sequencer sequencer = new Sequencer(ring);
        final IngressPort port = sequencer.openPort("rows", 0);
        final JournalAgent agent = journal.follow(ring.join("journal"));
        final Runnable turn =
                () -> {
                    sequencer.doWork();
                    agent.doWork();
                    journal.fsyncAgent().doWork();
                };
        for (int row = 0; row < ROWS; row++) {
            while (row == ROWS_OF_FIRST
                    && journal.positions().fsyncedBelow() < (long) life * ROWS + row) {
                turn.run(); // what follows is for the next recording
            }
            long address = port.claim(ROW_BYTES);
            while (address < 0) {
                turn.run();
                address = port.claim(ROW_BYTES);
            }
            Memory.putLong(address, (long) life * ROWS + row);
            port.commit(ROW_BYTES, 1);
            while (!port.flush()) {
                turn.run();
            }
        }
        while (journal.positions().fsyncedBelow() < (life + 1L) * ROWS) {
            turn.run();
        }
        assertThat(store.recordings()).hasSizeGreaterThanOrEqualTo(2 * (life + 1));
        agent.onClose();
        port.close();
        sequencer.close();
    }

    /** How many rows come back, each with its number. */
    private static long replayed(final Journal journal) {
        try (LogReplay.Reader reader = journal.replay().open()) {
            final LogEntry entry = new LogEntry();
            long next = 0;
            while (reader.read(next, entry)) {
                for (int row = 0; row < entry.rowCount(); row++) {
                    assertThat(Memory.getLong(entry.address() + (long) row * ROW_BYTES))
                            .isEqualTo(next + row);
                }
                next = entry.nextRowSequence();
            }
            return next;
        }
    }
}
