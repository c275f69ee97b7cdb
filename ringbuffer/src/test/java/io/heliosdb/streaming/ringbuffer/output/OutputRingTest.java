package io.heliosdb.streaming.ringbuffer.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class OutputRingTest {
    private static final int MAX_ROW_BYTES = 40;

    private final Ledger ledger = new Ledger(64 << 20);
    private final List<String> seen = new ArrayList<>();
    private long releasedBelow = Long.MAX_VALUE;

    @AfterEach
    void nothingStaysOpen() {
        ledger.close();
    }

    private OutputContext context() {
        return new OutputContext()
                .ledger(ledger)
                .counters(Counters.unmapped())
                .ringCapacity(8)
                .pageSizes(PageSizes.of(256, 4))
                .maxRowBytes(MAX_ROW_BYTES)
                .releaseGate(() -> releasedBelow);
    }

    private boolean note(final ResultRecord result) {
        seen.add(
                text(
                        result.sink(),
                        result.kind(),
                        result.rowSequence(),
                        result.ordinal(),
                        Memory.getLong(result.rowAddress()),
                        result.rowLength()));
        return true;
    }

    private static String text(
            final int sink,
            final int kind,
            final long rowSequence,
            final int ordinal,
            final long row,
            final int length) {
        return sink + "/" + kind + "/" + rowSequence + "." + ordinal + "=" + row + ":" + length;
    }

    private static void write(
            final OutputPort port,
            final int kind,
            final long rowSequence,
            final int ordinal,
            final long row) {
        final long address = port.claim(8);
        Memory.putLong(address, row);
        port.commit((byte) kind, rowSequence, ordinal);
    }

    @Test
    void roomIsPromisedForSoManyRows() {
        try (OutputRing ring = OutputRing.open(context().conclude(), "job")) {
            final OutputPort port = ring.port(0);
            ring.join("idle", 0);
            int written = 0;
            for (int room = port.roomFor(8); room > 0; room = port.roomFor(8)) {
                for (int i = 0; i < room; i++) {
                    write(port, 0, written, 0, written);
                    written++;
                }
            }
            assertThat(written).isEqualTo(4 * (256 / (8 + ResultDescriptor.HEADER_LENGTH)));
            assertThat(port.hasRoom(1)).isFalse();
        }
    }

    @Test
    void everySinkSeesItsOwnResultsInOrder() {
        try (OutputRing ring = OutputRing.open(context().conclude(), "job")) {
            final OutputConsumer first = ring.join("first", 0);
            final OutputConsumer all = ring.join("all", OutputConsumer.ALL_SINKS);
            write(ring.port(0), 0, 10, 0, 100);
            write(ring.port(7), 3, 10, 0, 101);
            write(ring.port(0), 2, 11, 1, Long.MIN_VALUE);
            assertThat(first.poll(this::note, 10)).as("before the flush").isZero();
            assertThat(ring.isDrained()).isFalse();
            assertThat(ring.flush()).isTrue();

            assertThat(first.poll(this::note, 10)).isEqualTo(2);
            assertThat(seen).containsExactly("0/0/10.0=100:8", "0/2/11.1=" + Long.MIN_VALUE + ":8");
            assertThat(ring.isDrained()).isFalse();
            seen.clear();
            assertThat(all.poll(this::note, 2)).isEqualTo(2);
            assertThat(all.lag()).isEqualTo(1);
            assertThat(all.poll(this::note, 2)).isEqualTo(1);
            assertThat(seen).element(1).isEqualTo("7/3/10.0=101:8");
            assertThat(ring.isDrained()).isTrue();
            first.close();
            all.close();
        }
    }

    @Test
    void aRefusedResultComesAgain() {
        try (OutputRing ring = OutputRing.open(context().conclude(), "job")) {
            final OutputConsumer sink = ring.join("sink", 0);
            for (int i = 0; i < 4; i++) {
                write(ring.port(0), 0, i, 0, i);
            }
            ring.flush();
            assertThat(sink.poll(result -> result.rowSequence() < 2 && note(result), 10))
                    .isEqualTo(2);
            assertThat(sink.poll(result -> false, 10)).isZero();
            assertThat(sink.poll(this::note, 10)).isEqualTo(2);
            assertThat(seen)
                    .containsExactly("0/0/0.0=0:8", "0/0/1.0=1:8", "0/0/2.0=2:8", "0/0/3.0=3:8");
            sink.close();
        }
    }

    @Test
    void theGateHoldsResultsUntilTheirInputIsSafe() {
        try (OutputRing ring = OutputRing.open(context().conclude(), "job")) {
            final OutputConsumer sink = ring.join("sink", 0);
            for (int i = 0; i < 4; i++) {
                write(ring.port(0), 0, i, 0, i);
            }
            ring.flush();
            releasedBelow = 0;
            assertThat(sink.poll(this::note, 10)).isZero();
            releasedBelow = 3;
            assertThat(sink.poll(this::note, 10)).isEqualTo(3);
            releasedBelow = 4;
            assertThat(sink.poll(this::note, 10)).isEqualTo(1);
            assertThat(ring.isDrained()).isTrue();
            sink.close();
        }
    }

    @Test
    void roomIsBoundedInBytesAndComesBackWithTheSlowestConsumer() {
        try (OutputRing ring = OutputRing.open(context().conclude(), "job")) {
            final OutputPort port = ring.port(0);
            final OutputConsumer slow = ring.join("slow", 0);
            int count = 0;
            while (port.hasRoom(1)) {
                port.claim(MAX_ROW_BYTES);
                port.commit((byte) 0, count++, 0);
            }
            assertThat(count).as("four pages of four records").isEqualTo(16);
            assertThat(slow.poll(this::note, 3)).as("flushed by the refusal").isEqualTo(3);
            assertThat(port.hasRoom(1)).isFalse();
            assertThat(slow.poll(this::note, 1)).isEqualTo(1);
            assertThat(port.hasRoom(1)).as("one page came back").isTrue();
            assertThat(port.hasRoom(4)).as("a page holds four of the longest").isTrue();
            assertThat(port.hasRoom(5)).isFalse();
            slow.close();
            assertThat(port.hasRoom(3)).isTrue();
        }
    }

    @Test
    void aStepOfMoreRowsThanAllPagesHoldGetsFurtherPages() {
        final OutputContext settings =
                context().pageSizes(new PageSizes(256, 4, 8192, 2)).maxRowBytes(8192 - 24);
        try (OutputRing ring = OutputRing.open(settings.conclude(), "job")) {
            final OutputPort port = ring.port(0);
            final OutputConsumer sink = ring.join("sink", 0);
            for (int step = 0; step < 20; step++) {
                assertThat(port.hasRoom(300)).isTrue();
                for (int i = 0; i < 300; i++) {
                    write(port, 0, step, 0, i);
                    if (i % 50 == 0) {
                        Memory.putLong(port.claim(8192 - 24), i);
                        port.commit((byte) 0, step, i);
                    }
                }
                assertThat(port.hasRoom(300)).as("nothing is taken yet").isFalse();
                int taken = 0;
                for (int i = 0; i < 10; i++) {
                    ring.flush();
                    taken += sink.poll(this::note, 1000);
                }
                assertThat(taken).isEqualTo(306);
            }
            sink.close();
        }
        assertThat(seen).hasSize(20 * 306).doesNotHaveDuplicates();
    }

    @Test
    void aSinkNumberIsAShort() {
        try (OutputRing ring = OutputRing.open(context().conclude(), "job")) {
            assertThatIllegalArgumentException().isThrownBy(() -> ring.port(1 << 20));
        }
    }

    @Test
    void rowsAboveAPageTakeJumboPages() {
        final OutputContext settings =
                context().pageSizes(new PageSizes(256, 4, 8192, 2)).maxRowBytes(8192 - 24);
        try (OutputRing ring = OutputRing.open(settings.conclude(), "job")) {
            final OutputPort port = ring.port(0);
            final OutputConsumer sink = ring.join("sink", 0);
            long rowSequence = 0;
            for (int round = 0; round < 10; round++) {
                while (port.hasRoom(1)) {
                    Memory.putLong(port.claim(8192 - 24), rowSequence);
                    port.commit((byte) 0, rowSequence++, 0);
                }
                assertThat(rowSequence).isEqualTo(2 * (round + 1L));
                assertThat(sink.poll(this::note, 10)).isEqualTo(2);
            }
            sink.close();
        }
    }

    @Test
    void randomWritesAndReadsAgreeWithAList() {
        final SplittableRandom random = new SplittableRandom(99);
        final List<String> written = new ArrayList<>();
        try (OutputRing ring = OutputRing.open(context().conclude(), "job")) {
            final OutputConsumer sink = ring.join("sink", OutputConsumer.ALL_SINKS);
            final OutputPort[] ports = {ring.port(0), ring.port(1)};
            for (int step = 0; step < 30_000; step++) {
                final int rows = 1 + random.nextInt(3);
                if (random.nextInt(3) > 0 && ports[0].hasRoom(rows)) {
                    for (int i = 0; i < rows; i++) {
                        final int length = 8 + 8 * random.nextInt(MAX_ROW_BYTES / 8);
                        final int number = random.nextInt(2);
                        Memory.putLong(ports[number].claim(length), written.size());
                        ports[number].commit((byte) (step & 3), step, i);
                        written.add(text(number, step & 3, step, i, written.size(), length));
                    }
                }
                if (random.nextBoolean()) {
                    ring.flush();
                }
                releasedBelow = (long) step - random.nextInt(5);
                final int allowed = random.nextInt(4);
                final int[] taken = {0};
                sink.poll(result -> taken[0]++ < allowed && note(result), 1 + random.nextInt(5));
            }
            releasedBelow = Long.MAX_VALUE;
            while (!ring.flush() || !ring.isDrained()) {
                sink.poll(this::note, 100);
            }
            sink.close();
        }
        assertThat(seen).hasSizeGreaterThan(10_000).isEqualTo(written);
    }

    @Test
    void aMarkComesToEverySinkAtItsPlaceOnceItsCauseIsReleased() {
        try (OutputRing ring = OutputRing.open(context().conclude(), "job");
                OutputConsumer first = ring.join("first", 0);
                OutputConsumer second = ring.join("second", 1)) {
            Memory.putLong(ring.port(0).claim(8), 70);
            ring.port(0).commit((byte) 0, 5, 0);
            assertThat(ring.mark(6, 42)).isTrue();
            Memory.putLong(ring.port(0).claim(8), 71);
            ring.port(0).commit((byte) 0, 7, 0);
            ring.flush();

            releasedBelow = 6;
            assertThat(first.poll(this::noteMark, 10)).isEqualTo(1);
            assertThat(second.poll(this::noteMark, 10)).isZero();
            releasedBelow = 8;
            assertThat(first.poll(this::noteMark, 10)).isEqualTo(2);
            assertThat(second.poll(this::noteMark, 10)).isEqualTo(1);
            assertThat(seen).containsExactly("5", "mark 42 of 6", "7", "mark 42 of 6");
        }
    }

    private boolean noteMark(final ResultRecord result) {
        final long rowSequence = result.rowSequence();
        seen.add(
                result.isMark()
                        ? "mark " + result.markNumber() + " of " + rowSequence
                        : Long.toString(rowSequence));
        return true;
    }
}
