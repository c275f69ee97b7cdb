package io.heliosdb.streaming.state.table;

import static io.heliosdb.streaming.state.StateFixture.assertRefused;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.StateFixture;
import io.heliosdb.streaming.state.error.StateError;

import org.eclipse.collections.api.map.primitive.MutableLongObjectMap;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class BlobHeapTest {
    private static void write(final long blob, final byte[] value) {
        Memory.copyFromArray(value, 0, blob + 4, value.length);
    }

    private static byte[] read(final BlobHeap heap, final long handle) {
        final long blob = heap.address(handle);
        final byte[] value = new byte[Memory.getInt(blob)];
        Memory.copyToArray(blob + 4, value, 0, value.length);
        return value;
    }

    private static byte[] randomValue(final SplittableRandom random) {
        final int scale = random.nextInt(20);
        final byte[] value = new byte[random.nextInt(1 << (scale == 19 ? 19 : scale % 12))];
        random.nextBytes(value);
        return value;
    }

    @Test
    void keepsEveryValueUnderRandomOperationsSnapshotsAndRestores() {
        try (StateFixture fixture = new StateFixture()) {
            final SplittableRandom random = new SplittableRandom(3);
            final MutableLongObjectMap<byte[]> twin = new LongObjectHashMap<>();
            DenseTable table = new DenseTable(fixture.memory, "t", 8, 10);
            final DenseTable uninterrupted = new DenseTable(fixture.memory, "t", 8, 10);
            for (int i = 0; i < 20_000; i++) {
                if (random.nextInt(5) < 2 && twin.notEmpty()) {
                    final long handle = twin.keySet().toSortedArray()[random.nextInt(twin.size())];
                    assertThat(read(table.blobs(), handle)).isEqualTo(twin.remove(handle));
                    table.blobs().free(handle);
                    uninterrupted.blobs().free(handle);
                } else if (twin.size() < 300) {
                    final byte[] value = randomValue(random);
                    final long handle = table.blobs().allocate(value.length);
                    assertThat(uninterrupted.blobs().allocate(value.length)).isEqualTo(handle);
                    write(table.blobs().address(handle), value);
                    write(uninterrupted.blobs().address(handle), value);
                    assertThat(twin.put(handle, value)).isNull();
                }
                if (random.nextInt(2_000) == 0) {
                    final byte[] bytes = fixture.bytesOf(table::snapshot);
                    assertThat(bytes).isEqualTo(fixture.bytesOf(uninterrupted::snapshot));
                    table.close();
                    table = new DenseTable(fixture.memory, "t", 8, 10);
                    fixture.restore(bytes, table::restore);
                }
            }
            for (final long handle : twin.keySet().toArray()) {
                assertThat(read(table.blobs(), handle)).isEqualTo(twin.get(handle));
            }
            assertThat(table.blobs().liveCount()).isEqualTo(twin.size());
            table.close();
            uninterrupted.close();
            assertThat(fixture.memory.usedBytes()).isZero();
        }
    }

    @Test
    void reusesWhatIsFreed() {
        try (StateFixture fixture = new StateFixture();
                DenseTable table = new DenseTable(fixture.memory, "t", 8, 10)) {
            final BlobHeap heap = table.blobs();
            long handle = heap.allocate(100);
            final long used = fixture.memory.usedBytes();
            for (int i = 0; i < 1_000; i++) {
                heap.free(handle);
                handle = heap.allocate(97 + i % 4);
            }
            assertThat(fixture.memory.usedBytes()).isEqualTo(used);
        }
    }

    @Test
    void replacesAValueWithOneOfAnotherLength() {
        try (StateFixture fixture = new StateFixture();
                DenseTable table = new DenseTable(fixture.memory, "t", 8, 10)) {
            final long value = fixture.memory.allocateZeroed(64);
            Memory.putInt(value, 40);
            Memory.fill(value + 4, 40, (byte) 7);
            final BlobHeap heap = table.blobs();
            final long first = heap.replace(0, value);
            Memory.putInt(value, 3);
            final long second = heap.replace(first, value);
            assertThat(read(heap, second)).containsExactly(7, 7, 7);
            assertThat(heap.liveCount()).isEqualTo(1);
        }
    }

    @Test
    void anEmptyValueIsNotNoValue() {
        try (StateFixture fixture = new StateFixture();
                DenseTable table = new DenseTable(fixture.memory, "t", 8, 10)) {
            final long handle = table.blobs().allocate(0);
            assertThat(handle).isNotZero();
            assertThat(read(table.blobs(), handle)).isEmpty();
        }
    }

    @Test
    void refusesLengthsOutOfRange() {
        try (StateFixture fixture = new StateFixture();
                DenseTable table = new DenseTable(fixture.memory, "t", 8, 10)) {
            assertRefused(StateError.BLOB_LENGTH, () -> table.blobs().allocate(-1));
            assertRefused(
                    StateError.BLOB_LENGTH,
                    () -> table.blobs().allocate(BlobHeap.GREATEST_LENGTH + 1));
            assertRefused(
                    StateError.MEMORY_LIMIT,
                    () -> table.blobs().allocate(BlobHeap.GREATEST_LENGTH));
        }
    }
}
