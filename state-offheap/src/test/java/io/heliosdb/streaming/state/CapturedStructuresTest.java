package io.heliosdb.streaming.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.capture.CaptureFixture;
import io.heliosdb.streaming.state.capture.CapturePool;
import io.heliosdb.streaming.state.capture.StateCapture;
import io.heliosdb.streaming.state.slice.SliceStore;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.DenseTable;
import io.heliosdb.streaming.state.table.InlineTable;
import io.heliosdb.streaming.state.table.KeyHash;
import io.heliosdb.streaming.state.table.ScalarBlock;
import io.heliosdb.streaming.state.timer.TimerQueue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Captures of every structure, begun at random points and read while random operations go on, are
 * equal to snapshots taken where they began.
 */
class CapturedStructuresTest {
    private static final int ENTRY_BYTES = 24;
    private static final int CAPTURES = 120;

    /** A structure and random operations on it. */
    private interface Subject extends AutoCloseable {
        void change(SplittableRandom random);

        void snapshot(SnapshotWriter writer);

        @Override
        void close();
    }

    /** What is captured. */
    enum Structure {
        DENSE_TABLE,
        INLINE_TABLE,
        SLICE_STORE,
        TIMER_QUEUE,
        SCALAR_BLOCK
    }

    private static Subject open(final Structure structure, final StateFixture fixture) {
        return switch (structure) {
            case DENSE_TABLE -> new Dense(fixture);
            case INLINE_TABLE -> new Inline(fixture);
            case SLICE_STORE -> new Slices(fixture);
            case TIMER_QUEUE -> new Timers(fixture);
            case SCALAR_BLOCK -> new Scalars(fixture);
        };
    }

    @ParameterizedTest
    @EnumSource
    void isTheSnapshotAtItsBeginning(final Structure structure) {
        try (StateFixture fixture = new StateFixture();
                CapturePool pool = CapturePool.open(fixture.ledger, "test", 32 << 20).noteFrom(1);
                CaptureFixture taker = new CaptureFixture(fixture.ledger);
                Subject subject = open(structure, fixture)) {
            final SplittableRandom random = new SplittableRandom(structure.ordinal());
            for (int i = 0; i < CAPTURES; i++) {
                changeSome(subject, random);
                final byte[] expected = fixture.bytesOf(subject::snapshot);
                try (StateCapture capture = fixture.memory.capture(pool)) {
                    subject.snapshot(capture);
                    capture.complete();
                    changeSome(subject, random);
                    final int greatest =
                            Math.clamp(expected.length / 5, 64, SnapshotPieces.PIECE_BYTES);
                    while (taker.take(capture, random.nextInt(8, greatest))) {
                        changeSome(subject, random);
                    }
                    assertThat(taker.taken()).as("capture " + i).isEqualTo(expected);
                }
            }
            assertThat(pool.abandonedCount()).isZero();
        }
    }

    private static void changeSome(final Subject subject, final SplittableRandom random) {
        final int count = random.nextInt(8) == 0 ? random.nextInt(3_000) : random.nextInt(30);
        for (int i = 0; i < count; i++) {
            subject.change(random);
        }
    }

    /** Puts a blob of another length into the second long of an entry that is preserved. */
    private static void changeBlob(
            final long entry, final BlobHeap blobs, final SplittableRandom random) {
        final long handle = Memory.getLong(entry + 8);
        if (handle != 0) {
            blobs.free(handle);
        }
        Memory.putLong(entry + 8, random.nextInt(3) == 0 ? 0 : blobs.allocate(length(random)));
    }

    private static int length(final SplittableRandom random) {
        return random.nextInt(200) == 0 ? random.nextInt(400_000) : random.nextInt(100);
    }

    private static final class Dense implements Subject {
        private final StateFixture fixture;
        private final DenseTable table;

        private Dense(final StateFixture fixture) {
            this.fixture = fixture;
            table = new DenseTable(fixture.memory, "dense", ENTRY_BYTES, 1_000_000);
        }

        @Override
        public void change(final SplittableRandom random) {
            changeTable(table, fixture, random);
        }

        static void changeTable(
                final DenseTable table, final StateFixture fixture, final SplittableRandom random) {
            if (random.nextInt(20_000) == 0) {
                table.clear();
            } else if (table.size() == 0 || random.nextInt(3) == 0) {
                final long key = random.nextLong();
                Memory.putLong(table.insert(KeyHash.mix(key)), key);
            } else {
                final long entry = table.entry(random.nextInt(table.size()));
                fixture.memory.preserve(entry, ENTRY_BYTES);
                changeBlob(entry, table.blobs(), random);
                Memory.putLong(entry + 16, random.nextLong());
            }
        }

        @Override
        public void snapshot(final SnapshotWriter writer) {
            table.snapshot(writer);
        }

        @Override
        public void close() {
            table.close();
        }
    }

    private static final class Inline implements Subject {
        private final StateFixture fixture;
        private final InlineTable table;
        private final List<Long> keys = new ArrayList<>();

        private Inline(final StateFixture fixture) {
            this.fixture = fixture;
            table = new InlineTable(fixture.memory, "inline", ENTRY_BYTES, 1_000_000);
        }

        @Override
        public void change(final SplittableRandom random) {
            if (random.nextInt(20_000) == 0) {
                table.clear();
                keys.clear();
                return;
            }
            if (keys.isEmpty() || random.nextInt(3) == 0) {
                keys.add(random.nextLong());
                Memory.putLong(table.insert(KeyHash.mix(keys.getLast())), keys.getLast());
                return;
            }
            final int at = random.nextInt(keys.size());
            final long entry = find(keys.get(at));
            if (random.nextInt(4) == 0) {
                table.remove(entry);
                keys.set(at, keys.getLast());
                keys.removeLast();
            } else {
                fixture.memory.preserve(entry, ENTRY_BYTES);
                Memory.putLong(entry + 16, random.nextLong());
            }
        }

        private long find(final long key) {
            long entry = table.find(KeyHash.mix(key));
            while (Memory.getLong(entry) != key) {
                entry = table.next(KeyHash.mix(key));
            }
            return entry;
        }

        @Override
        public void snapshot(final SnapshotWriter writer) {
            table.snapshot(writer);
        }

        @Override
        public void close() {
            table.close();
        }
    }

    private static final class Slices implements Subject {
        private final StateFixture fixture;
        private final SliceStore store;

        private Slices(final StateFixture fixture) {
            this.fixture = fixture;
            store = new SliceStore(fixture.memory, "slices", ENTRY_BYTES, 1_000_000, 100);
        }

        @Override
        public void change(final SplittableRandom random) {
            final long end = random.nextInt(20);
            if (random.nextInt(300) == 0) {
                store.release(end);
            } else {
                Dense.changeTable(store.slice(end), fixture, random);
            }
        }

        @Override
        public void snapshot(final SnapshotWriter writer) {
            store.snapshot(writer);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private static final class Timers implements Subject {
        private final TimerQueue queue;
        private final List<Long> ids = new ArrayList<>();

        private Timers(final StateFixture fixture) {
            queue = new TimerQueue(fixture.memory, "timers", 1_000_000);
        }

        @Override
        public void change(final SplittableRandom random) {
            switch (random.nextInt(8)) {
                case 0, 1 -> queue.cancel(ids.isEmpty() ? 7 : ids.get(random.nextInt(ids.size())));
                case 2, 3 -> {
                    if (queue.size() > 0) {
                        queue.removeFirst();
                    }
                }
                default -> ids.add(queue.register(random.nextInt(1_000), random.nextLong()));
            }
        }

        @Override
        public void snapshot(final SnapshotWriter writer) {
            queue.snapshot(writer);
        }

        @Override
        public void close() {
            queue.close();
        }
    }

    private static final class Scalars implements Subject {
        private final ScalarBlock block;

        private Scalars(final StateFixture fixture) {
            block = new ScalarBlock(fixture.memory, "scalars", 1_000);
        }

        @Override
        public void change(final SplittableRandom random) {
            block.set(random.nextInt(1_000), random.nextLong());
        }

        @Override
        public void snapshot(final SnapshotWriter writer) {
            block.snapshot(writer);
        }

        @Override
        public void close() {
            block.close();
        }
    }
}
