package io.heliosdb.streaming.ringbuffer.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * Back pressure, sizes and page recycling of a port. Pages hold 16 rows; there are four, and one
 * jumbo page of 4,096 bytes.
 */
class IngressPortTest {
    private static final int ROWS_PER_PAGE = LogRig.SMALL_PAGES.pageBytes() / LogRig.ROW_BYTES;
    private static final int ROWS_IN_PAGES = ROWS_PER_PAGE * LogRig.SMALL_PAGES.pageCount();

    private final List<Long> numbers = new ArrayList<>();
    private final List<Integer> rowCounts = new ArrayList<>();

    private boolean note(final LogEntry entry) {
        rowCounts.add(entry.rowCount());
        for (int i = 0; i < entry.rowCount(); i++) {
            numbers.add(LogRig.number(entry, i));
        }
        return true;
    }

    private static List<Long> upTo(final long end) {
        final List<Long> all = new ArrayList<>();
        for (long i = 0; i < end; i++) {
            all.add(i);
        }
        return all;
    }

    @Test
    void withoutRoomNothingIsTakenAndNothingIsLost() {
        final LogRig rig = new LogRig();
        final IngressPort port = rig.sequencer.openPort("port", 1);
        final LogConsumer consumer = rig.ring.join("job");
        long next = 0;
        while (LogRig.write(port, next)) {
            next++;
        }
        assertThat(next).isEqualTo(ROWS_IN_PAGES);
        assertThat(port.claim(8)).isEqualTo(IngressPort.BACK_PRESSURED);
        rig.sequence();
        assertThat(port.claim(8))
                .as("in the ring, not consumed")
                .isEqualTo(IngressPort.BACK_PRESSURED);

        consumer.poll(this::note, 2);
        rig.sequence();
        while (LogRig.write(port, next)) {
            next++;
        }
        assertThat(next).as("two pages came back").isEqualTo(ROWS_IN_PAGES + 2 * ROWS_PER_PAGE);
        port.flush();
        rig.sequence();
        consumer.poll(this::note, 100);
        assertThat(numbers).isEqualTo(upTo(next));
        consumer.close();
        rig.close(port);
    }

    @Test
    void aFullHandOverKeepsTheBatchAndLetsItGrow() {
        final LogRig rig =
                new LogRig(new LogContext().handOverCapacity(4).pageSizes(LogRig.SMALL_PAGES));
        final IngressPort port = rig.sequencer.openPort("port", 1);
        final LogConsumer consumer = rig.ring.join("job");
        int batches = 0;
        while (LogRig.write(port, batches) && port.flush()) {
            batches++;
        }
        assertThat(batches).isEqualTo(4);
        LogRig.write(port, 5);
        assertThat(port.flush()).isFalse();
        assertThat(port.offset(new byte[1], 0, 1)).isFalse();
        assertThat(port.endOfInput()).isFalse();
        rig.sequence();
        assertThat(port.endOfInput()).isTrue();
        rig.sequence();
        consumer.poll(entry -> entry.type() != RecordType.ROWS || note(entry), 100);
        assertThat(numbers).isEqualTo(upTo(6));
        assertThat(rowCounts).containsExactly(4, 2);
        consumer.close();
        rig.close(port);
    }

    @Test
    void aRowAboveAPageTakesAJumboPageAndOneAboveThatIsRefused() {
        final LogRig rig = new LogRig();
        final IngressPort port = rig.sequencer.openPort("port", 1);
        final LogConsumer consumer = rig.ring.join("job");
        assertThat(port.claim(4097)).isEqualTo(IngressPort.TOO_LARGE);
        LogRig.write(port, 0);
        for (int round = 0; round < 3; round++) {
            final long address = port.claim(4096);
            assertThat(address).isPositive();
            assertThat(port.claimableBytes()).isEqualTo(4096);
            Memory.putLong(address + 4088, round);
            port.commit(4096, 1);
            assertThat(port.flush()).isTrue();
            assertThat(port.claim(4096)).isEqualTo(IngressPort.BACK_PRESSURED);
            rig.sequence();
            consumer.poll(
                    entry -> {
                        numbers.add(Memory.getLong(entry.address() + entry.length() - 8));
                        return true;
                    },
                    10);
            rig.sequence();
        }
        assertThat(numbers).containsExactly(0L, 0L, 1L, 2L);
        assertThatIllegalArgumentException().isThrownBy(() -> port.offset(new byte[5000], 0, 5000));
        consumer.close();
        rig.close(port);
    }

    @Test
    void aLimitOfRowsHoldsForPortAndSequencer() {
        for (final int limit : new int[] {1, 7}) {
            rowCounts.clear();
            numbers.clear();
            final LogRig rig =
                    new LogRig(new LogContext().batchRowLimit(limit).pageSizes(LogRig.SMALL_PAGES));
            final IngressPort port = rig.sequencer.openPort("port", 1);
            final LogConsumer consumer = rig.ring.join("job");
            for (int i = 0; i < 15; i++) {
                assertThat(LogRig.write(port, i)).isTrue();
            }
            port.flush();
            rig.sequence();
            consumer.poll(this::note, 100);
            assertThat(rowCounts).allMatch(count -> count <= limit).contains(limit);
            assertThat(numbers).isEqualTo(upTo(15));
            consumer.close();
            rig.close(port);
        }
    }

    @Test
    void claimedBytesThatAreNotCommittedAreVoid() {
        final LogRig rig = new LogRig();
        final IngressPort port = rig.sequencer.openPort("port", 1);
        final LogConsumer consumer = rig.ring.join("job");
        final long address = port.claim(16);
        Memory.putLong(address + 8, 99);
        assertThat(port.claim(16)).isEqualTo(address);
        assertThat(port.flush()).isTrue();
        assertThat(rig.sequencer.doWork()).isZero();
        assertThat(consumer.poll(this::note, 10)).isZero();
        consumer.close();
        rig.close(port);
    }

    @Test
    void lentRowsTravelInPlaceAndAreMergedOnlyWhereTheyTouch() {
        final LogRig rig = new LogRig();
        final IngressPort port = rig.sequencer.openPort("port", 1);
        final LogConsumer consumer = rig.ring.join("job");
        try (Arena lent = Arena.open(rig.ledger, "lent", "test", 4096)) {
            for (int i = 0; i < 10; i++) {
                Memory.putLong(lent.address() + 16L * i + 8, i);
            }
            LogRig.write(port, 100);
            assertThat(port.lend(lent.address(), 32, 2)).isTrue();
            assertThat(port.lend(lent.address() + 32, 16, 1)).isTrue();
            assertThat(port.lend(lent.address() + 64, 16, 1)).isTrue();
            assertThat(port.lend(lent.address(), 16, 1)).isTrue();
            rig.sequence();
            assertThat(port.isPassed()).isFalse();
            consumer.poll(this::note, 10);
            rig.sequence();
            assertThat(port.isPassed()).isTrue();
            assertThat(numbers).containsExactly(100L, 0L, 1L, 2L, 4L, 0L);
            assertThat(rowCounts).containsExactly(1, 3, 1, 1);
        }
        consumer.close();
        rig.close(port);
    }

    @Test
    void withoutAConsumerRecordsArePassedByTheProducer() {
        final LogRig rig = new LogRig();
        final IngressPort port = rig.sequencer.openPort("port", 1);
        for (int i = 0; i < 10 * ROWS_IN_PAGES; i++) {
            assertThat(LogRig.write(port, i)).isTrue();
            port.flush();
            rig.sequence();
        }
        assertThat(port.isPassed()).isTrue();
        rig.sequencer.removePort(port);
        rig.close(port);
    }

    @Test
    void theFullRingHoldsTheBatchBack() {
        final LogRig rig =
                new LogRig(
                        new LogContext()
                                .ringCapacity(4)
                                .batchRowLimit(1)
                                .pageSizes(LogRig.SMALL_PAGES));
        final IngressPort port = rig.sequencer.openPort("port", 1);
        final LogConsumer consumer = rig.ring.join("job");
        for (int i = 0; i < 6; i++) {
            LogRig.write(port, i);
        }
        port.flush();
        rig.sequence();
        assertThat(consumer.lag()).isEqualTo(4);
        assertThat(port.isPassed()).isFalse();
        consumer.poll(this::note, 3);
        assertThat(consumer.lag()).isEqualTo(1);
        rig.sequence();
        consumer.poll(this::note, 100);
        assertThat(numbers).isEqualTo(upTo(6));
        rig.sequence();
        assertThat(port.isPassed()).isTrue();
        consumer.close();
        rig.close(port);
    }
}
