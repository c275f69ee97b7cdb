package io.heliosdb.streaming.state.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.StateFixture;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;
import java.util.function.Consumer;

@Tag("c2")
class StateCaptureTest {
    private static final int[] LENGTHS = {
        8, 640, 1_024, 5_000, 70_000, 1_100_000, 1_700_000, 3_000_000
    };

    private StateFixture fixture;
    private StateMemory memory;
    private CapturePool pool;
    private CaptureFixture taker;
    private long[] blocks;

    @BeforeEach
    void open() {
        fixture = new StateFixture();
        memory = fixture.memory;
        pool = CapturePool.open(fixture.ledger, "test", 8 << 20);
        taker = new CaptureFixture(fixture.ledger);
        blocks = new long[LENGTHS.length];
        for (int i = 0; i < LENGTHS.length; i++) {
            blocks[i] = memory.allocate(LENGTHS[i]);
            fill(i, i);
        }
    }

    @AfterEach
    void close() {
        taker.close();
        memory.close();
        pool.close();
        fixture.close();
    }

    private void fill(final int block, final int seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        for (long at = 0; at + Long.BYTES <= LENGTHS[block]; at += Long.BYTES) {
            memory.preserve(blocks[block] + at, Long.BYTES);
            Memory.putLong(blocks[block] + at, random.nextLong());
        }
    }

    private void write(final SnapshotWriter writer) {
        writer.section("first");
        writer.putLong(17);
        for (int i = 0; i < LENGTHS.length; i++) {
            writer.putLong(i);
            writer.putBytes(blocks[i], LENGTHS[i] & -Long.BYTES);
        }
        writer.section("second");
        writer.putLong(18);
        writer.section("empty");
    }

    private StateCapture capture(final Consumer<SnapshotWriter> state) {
        final StateCapture capture = memory.capture(pool);
        state.accept(capture);
        capture.complete();
        return capture;
    }

    @Test
    void givesTheBytesOfASnapshot() {
        checkBothWays();
    }

    private void checkBothWays() {
        final byte[] expected = fixture.bytesOf(this::write);
        try (StateCapture capture = capture(this::write)) {
            assertThat(taker.rest(capture)).isEqualTo(expected);
        }
        try (StateCapture capture = pool.copy(this::write)) {
            assertThat(taker.rest(capture)).isEqualTo(expected);
        }
    }

    @Test
    void givesThemWhileEverythingChanges() {
        for (int round = 0; round < 300; round++) {
            final SplittableRandom random = new SplittableRandom(round);
            final byte[] expected = fixture.bytesOf(this::write);
            try (StateCapture capture = capture(this::write)) {
                for (int i = 0; i < 2 * LENGTHS.length; i++) {
                    final int block = random.nextInt(LENGTHS.length - 1);
                    fill(block, random.nextInt());
                    taker.take(capture, random.nextInt(8, SnapshotPieces.PIECE_BYTES));
                }
                assertThat(taker.rest(capture)).as("round " + round).isEqualTo(expected);
            }
        }
        assertThat(pool.abandonedCount()).isZero();
        assertThat(pool.startedCount()).isEqualTo(300);
    }

    @Test
    void whatIsNotPreservedIsSeen() {
        final byte[] expected = fixture.bytesOf(this::write);
        try (StateCapture capture = capture(this::write)) {
            Memory.putLong(blocks[4] + 800, ~Memory.getLong(blocks[4] + 800));
            assertThat(taker.rest(capture)).isNotEqualTo(expected);
        }
    }

    @Test
    void freedBlocksStayAsTheyAreUntilTheEnd() {
        final byte[] expected = fixture.bytesOf(this::write);
        final long used = memory.usedBytes();
        try (StateCapture capture = capture(this::write)) {
            for (int i = 0; i < LENGTHS.length; i++) {
                memory.free(blocks[i], LENGTHS[i]);
                final long other = memory.allocateZeroed(LENGTHS[i]);
                assertThat(other).isNotEqualTo(blocks[i]);
                blocks[i] = other;
            }
            assertThat(memory.usedBytes()).isEqualTo(2 * used);
            assertThat(capture.preservedBytes()).isZero();
            assertThat(taker.rest(capture)).isEqualTo(expected);
        }
        assertThat(memory.usedBytes()).isEqualTo(used);
    }

    @Test
    void whatHasBeenReadIsNotPreserved() {
        try (StateCapture capture = capture(this::write)) {
            assertThat(taker.rest(capture)).isNotEmpty();
            fill(4, 99);
            assertThat(capture.preservedBytes())
                    .as("granules at the ends of pieces")
                    .isLessThan(3 * 512);
        }
    }

    @Test
    void withoutBudgetItIsAbandoned() {
        try (CapturePool small = CapturePool.open(fixture.ledger, "test", 10_000)) {
            final StateCapture capture = memory.capture(small);
            write(capture);
            capture.complete();
            assertThat(taker.take(capture, 5_000)).isTrue();
            fill(LENGTHS.length - 1, 77);
            assertThat(capture.isAbandoned()).isTrue();
            assertThat(capture.next(blocks[4], 8)).isEqualTo(SnapshotPieces.ABANDONED);
            assertThat(small.abandonedCount()).isOne();
            capture.close();
            assertThat(memory.isCapturing()).isFalse();
        }
        taker.taken();
        checkBothWays();
    }

    @Test
    void saysWhenItsMemoryMightNotDo() {
        final int granules = 1024;
        final long bytes = 2L * granules * ProtectionMap.GRANULE_BYTES;
        try (CapturePool small = CapturePool.open(fixture.ledger, "small", bytes);
                StateCapture capture = memory.capture(small)) {
            write(capture);
            capture.complete();
            final long first = (blocks[7] | (ProtectionMap.GRANULE_BYTES - 1)) + 1;
            memory.preserve(first, (long) granules * ProtectionMap.GRANULE_BYTES);
            assertThat(capture.isShort()).isFalse();
            memory.preserve(first + (long) granules * ProtectionMap.GRANULE_BYTES, 1);
            assertThat(capture.isShort()).isTrue();
            assertThat(capture.isAbandoned()).isFalse();
        }
    }

    @Test
    void memoryForAllOfTheStateDoes() {
        try (CapturePool large = CapturePool.open(fixture.ledger, "large", 64 << 20);
                StateCapture capture = memory.capture(large)) {
            write(capture);
            capture.complete();
            for (int i = 0; i < LENGTHS.length; i++) {
                fill(i, i + 1);
            }
            assertThat(capture.isShort()).isFalse();
        }
    }

    @Test
    void itGivesWayToTheLimitOfMemory() {
        final StateCapture capture = capture(this::write);
        final long large = StateFixture.LIMIT_BYTES / 2 + (1 << 20);
        memory.free(memory.allocate(large), large);
        memory.free(memory.allocate(large), large);
        assertThat(capture.isAbandoned()).isTrue();
        assertThat(capture.next(blocks[4], 8)).isEqualTo(SnapshotPieces.ABANDONED);
        capture.close();
        assertThat(pool.abandonedCount()).isOne();
    }

    @Test
    void oneAtATime() {
        try (StateCapture capture = capture(this::write)) {
            assertThat(capture.isAbandoned()).isFalse();
            assertThatThrownBy(() -> memory.capture(pool))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void numbersOfCapturesBeginAgain() {
        for (int i = 0; i < 600; i++) {
            final byte[] expected = fixture.bytesOf(this::writeOne);
            try (StateCapture capture = capture(this::writeOne)) {
                fill(3, i);
                assertThat(taker.rest(capture)).isEqualTo(expected);
            }
        }
    }

    private void writeOne(final SnapshotWriter writer) {
        writer.section("one");
        writer.putBytes(blocks[3], LENGTHS[3] & -Long.BYTES);
    }

    @Test
    void readByAnotherThread() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            final byte[] expected = fixture.bytesOf(this::write);
            try (StateCapture capture = capture(this::write)) {
                final byte[][] bytes = new byte[1][];
                final Thread reader = new Thread(() -> bytes[0] = taker.rest(capture));
                reader.start();
                final SplittableRandom random = new SplittableRandom(round);
                while (reader.isAlive()) {
                    fill(random.nextInt(LENGTHS.length - 1), random.nextInt());
                }
                reader.join();
                assertThat(bytes[0]).as("round " + round).isEqualTo(expected);
            }
        }
    }
}
