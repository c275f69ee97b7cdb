package io.heliosdb.streaming.ringbuffer.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.ringbuffer.RingError;
import io.heliosdb.streaming.ringbuffer.clock.ManualClock;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.log.LogContext;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogRing;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Consumers that fall behind continue from the journal and come back to the ring, and see exactly
 * what a consumer that never fell behind sees.
 */
class DetachTest {
    private static final int RING_CAPACITY = 8;

    private final Ledger ledger = new Ledger(64 << 20);
    private final Counters counters = Counters.unmapped();
    private final LogRing ring =
            new LogRing(
                    new LogContext()
                            .ringCapacity(RING_CAPACITY)
                            .pageSizes(PageSizes.of(256, 8))
                            .ledger(ledger)
                            .counters(counters)
                            .epochClock(new ManualClock(0))
                            .conclude());
    private final Sequencer sequencer = new Sequencer(ring);
    private final IngressPort port = sequencer.openPort("port", 1);
    private final MemoryJournal journal =
            new MemoryJournal(ring.join("journal"), ledger, counters, 16 << 10, 1000);
    private final LogConsumer job = ring.join("job", journal, 0);
    private final RowTaker taker = new RowTaker();
    private long nextNumber;

    @AfterEach
    void nothingStaysOpen() {
        job.close();
        journal.close();
        port.close();
        sequencer.close();
        ledger.close();
    }

    /**
     * Takes rows of 8 bytes, as many as it is allowed to, and remembers how far it came in a
     * record.
     */
    private static final class RowTaker {
        private final List<Long> rows = new ArrayList<>();
        private int allowance = Integer.MAX_VALUE;
        private int rowsDone;

        boolean onRecord(final LogEntry entry) {
            while (rowsDone < entry.rowCount()) {
                if (allowance == 0) {
                    return false;
                }
                allowance--;
                rows.add(Memory.getLong(entry.address() + 8L * rowsDone));
                assertThat(entry.firstRowSequence() + rowsDone).isEqualTo(rows.size() - 1);
                rowsDone++;
            }
            rowsDone = 0;
            return true;
        }
    }

    /** Brings rows into the log as one record. */
    private void record(final int rowCount) {
        for (int i = 0; i < rowCount; i++) {
            final long address = port.claim(8);
            assertThat(address).isPositive();
            Memory.putLong(address, nextNumber++);
            port.commit(8, 1);
        }
        assertThat(port.flush()).isTrue();
        sequencer.doWork();
        journal.doWork();
        sequencer.doWork();
    }

    /**
     * The first look finds the journal at its end, the second the ring at the same place, the third
     * takes the row.
     */
    private void becomeLive() {
        job.poll(taker::onRecord, 1);
        record(1);
        job.poll(taker::onRecord, 1);
        assertThat(job.state()).isEqualTo(LogConsumer.State.LIVE);
        assertThat(job.poll(taker::onRecord, 1)).isEqualTo(1);
    }

    private void assertEverythingSeen() {
        for (int i = 0; i < 100; i++) {
            job.poll(taker::onRecord, 100);
        }
        assertThat(taker.rows).hasSize((int) nextNumber);
        for (int i = 0; i < nextNumber; i++) {
            assertThat(taker.rows.get(i)).isEqualTo(i);
        }
    }

    @Test
    void itBeginsInTheJournalAndBecomesLive() {
        for (int i = 0; i < 30; i++) {
            record(2);
        }
        assertThat(job.state()).isEqualTo(LogConsumer.State.DETACHED);
        assertThat(job.lag()).isZero();
        assertThat(job.poll(taker::onRecord, 100)).isEqualTo(30);
        assertThat(job.state()).isEqualTo(LogConsumer.State.JOINING);
        record(1);
        job.poll(taker::onRecord, 100);
        assertThat(job.state()).isEqualTo(LogConsumer.State.LIVE);
        assertEverythingSeen();
    }

    @Test
    void laggingByMoreThanHalfTheRingItDetachesInTheMiddleOfARecord() {
        becomeLive();
        taker.allowance = 3;
        record(5);
        job.poll(taker::onRecord, 100);
        assertThat(taker.rows).as("three of five rows").hasSize(4);
        assertThat(job.state()).isEqualTo(LogConsumer.State.LIVE);
        for (int i = 0; i < RING_CAPACITY / 2; i++) {
            record(1);
        }
        job.poll(taker::onRecord, 1);
        assertThat(job.state()).isEqualTo(LogConsumer.State.DETACHED);
        for (int i = 0; i < 3 * RING_CAPACITY; i++) {
            record(3); // would not fit if the job still held the ring
        }
        taker.allowance = Integer.MAX_VALUE;
        assertEverythingSeen();
        record(1);
        assertEverythingSeen();
        assertThat(job.state()).isEqualTo(LogConsumer.State.LIVE);
    }

    @Test
    void aPausedJobHoldsNothingBack() {
        becomeLive();
        job.detach();
        for (int i = 0; i < 5 * RING_CAPACITY; i++) {
            record(4);
        }
        assertEverythingSeen();
    }

    @Test
    void whatTheJournalHasDroppedIsAnErrorWithACode() {
        for (int i = 0; i < 200; i++) {
            record(20);
        }
        assertThatThrownBy(() -> job.poll(taker::onRecord, 1))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> assertThat(e.code()).isEqualTo(RingError.REPLAY_LOST));
    }

    @Test
    void randomPausesAndRefusalsChangeNothing() {
        final SplittableRandom random = new SplittableRandom(20261121);
        for (int i = 0; i < 20_000; i++) {
            switch (random.nextInt(12)) {
                case 0 -> job.detach();
                case 1, 2, 3, 4 -> {
                    if (nextNumber - taker.rows.size() < 500) {
                        record(1 + random.nextInt(20));
                    }
                }
                default -> {
                    taker.allowance = random.nextInt(25);
                    job.poll(taker::onRecord, 1 + random.nextInt(4));
                }
            }
        }
        taker.allowance = Integer.MAX_VALUE;
        assertEverythingSeen();
        assertThat(nextNumber).isGreaterThan(10_000);
    }
}
