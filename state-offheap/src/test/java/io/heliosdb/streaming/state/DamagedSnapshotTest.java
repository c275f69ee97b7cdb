package io.heliosdb.streaming.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.slice.SliceStore;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.DenseTable;
import io.heliosdb.streaming.state.table.InlineTable;
import io.heliosdb.streaming.state.table.KeyHash;
import io.heliosdb.streaming.state.timer.TimerQueue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Damage to any structure's snapshot is refused with an error of state, and never followed into
 * memory.
 */
class DamagedSnapshotTest {
    private static final int KEYS = 300;

    /** A reader that changes one of the longs it gives, as damage behind the checksums would. */
    private static final class LyingReader implements SnapshotReader {
        private final SnapshotReader reader;
        private final int lieAt;
        private final long lie;
        private int count;

        LyingReader(final SnapshotReader reader, final int lieAt, final long lie) {
            this.reader = reader;
            this.lieAt = lieAt;
            this.lie = lie;
        }

        @Override
        public void section(final String name) {
            reader.section(name);
        }

        @Override
        public String next() {
            return reader.next();
        }

        @Override
        public void skip() {
            reader.skip();
        }

        @Override
        public long getLong() {
            final long truth = reader.getLong();
            return count++ == lieAt ? lie : truth;
        }

        @Override
        public void getBytes(final long address, final long length) {
            reader.getBytes(address, length);
        }
    }

    private static byte[] denseTable(final StateFixture fixture) {
        try (DenseTable table = new DenseTable(fixture.memory, "s", 16, 1_000)) {
            fill(table, table.blobs());
            return fixture.bytesOf(table::snapshot);
        }
    }

    private static void fill(final DenseTable table, final BlobHeap blobs) {
        for (long key = 0; key < KEYS; key++) {
            Memory.putLong(table.insert(KeyHash.mix(key)), blobs.allocate((int) key));
        }
        blobs.free(Memory.getLong(table.entry(7)));
    }

    private static byte[] inlineTable(final StateFixture fixture) {
        try (InlineTable table = new InlineTable(fixture.memory, "s", 16, 1_000)) {
            for (long key = 0; key < KEYS; key++) {
                Memory.putLong(table.insert(KeyHash.mix(key)), key);
            }
            return fixture.bytesOf(table::snapshot);
        }
    }

    private static byte[] sliceStore(final StateFixture fixture) {
        try (SliceStore store = new SliceStore(fixture.memory, "s", 16, 1_000, 10)) {
            fill(store.slice(1), store.slice(1).blobs());
            fill(store.slice(5), store.slice(5).blobs());
            return fixture.bytesOf(store::snapshot);
        }
    }

    private static byte[] timerQueue(final StateFixture fixture) {
        try (TimerQueue queue = new TimerQueue(fixture.memory, "s", 1_000)) {
            for (long time = 0; time < KEYS; time++) {
                queue.register(time * 7 % 100, time);
            }
            queue.removeFirst();
            return fixture.bytesOf(queue::snapshot);
        }
    }

    private static void restoreDenseTable(final StateFixture fixture, final SnapshotReader reader) {
        try (DenseTable table = new DenseTable(fixture.memory, "s", 16, 1_000)) {
            table.restore(reader);
        }
    }

    private static void restoreInlineTable(
            final StateFixture fixture, final SnapshotReader reader) {
        try (InlineTable table = new InlineTable(fixture.memory, "s", 16, 1_000)) {
            table.restore(reader);
        }
    }

    private static void restoreSliceStore(final StateFixture fixture, final SnapshotReader reader) {
        try (SliceStore store = new SliceStore(fixture.memory, "s", 16, 1_000, 10)) {
            store.restore(reader);
        }
    }

    private static void restoreTimerQueue(final StateFixture fixture, final SnapshotReader reader) {
        try (TimerQueue queue = new TimerQueue(fixture.memory, "s", 1_000)) {
            queue.restore(reader);
        }
    }

    private static boolean isRefused(final Runnable restore) {
        try {
            restore.run();
            return false;
        } catch (final HeliosException e) {
            assertThat(e.getSuppressed()).isEmpty();
            assertThat(e.code().code()).startsWith("HSTA-");
            return true;
        }
    }

    private static void checkDamage(
            final StateFixture fixture,
            final byte[] bytes,
            final Consumer<SnapshotReader> restore) {
        assertThat(isRefused(() -> fixture.restore(bytes, restore))).isFalse();
        final SplittableRandom random = new SplittableRandom(29);
        for (int i = 0; i < 300; i++) {
            final byte[] damaged = bytes.clone();
            damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(isRefused(() -> fixture.restore(damaged, restore))).isTrue();
            final byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            assertThat(isRefused(() -> fixture.restore(cut, restore))).isTrue();
        }
        int refused = 0;
        for (int lieAt = 0; lieAt < 150; lieAt++) {
            for (final long lie :
                    new long[] {-1, Long.MAX_VALUE, 1L << 32, (1L << 32) + 1, 99, 0}) {
                final int at = lieAt;
                refused +=
                        isRefused(
                                        () ->
                                                fixture.restore(
                                                        bytes,
                                                        reader ->
                                                                restore.accept(
                                                                        new LyingReader(
                                                                                reader, at, lie))))
                                ? 1
                                : 0;
            }
        }
        assertThat(refused).isGreaterThan(10);
        assertThat(fixture.memory.usedBytes()).isZero();
    }

    @Test
    void ofADenseTable() {
        try (StateFixture fixture = new StateFixture()) {
            checkDamage(fixture, denseTable(fixture), reader -> restoreDenseTable(fixture, reader));
        }
    }

    @Test
    void ofAnInlineTable() {
        try (StateFixture fixture = new StateFixture()) {
            checkDamage(
                    fixture, inlineTable(fixture), reader -> restoreInlineTable(fixture, reader));
        }
    }

    @Test
    void ofASliceStore() {
        try (StateFixture fixture = new StateFixture()) {
            checkDamage(fixture, sliceStore(fixture), reader -> restoreSliceStore(fixture, reader));
        }
    }

    @Test
    void ofATimerQueue() {
        try (StateFixture fixture = new StateFixture()) {
            checkDamage(fixture, timerQueue(fixture), reader -> restoreTimerQueue(fixture, reader));
        }
    }
}
