package io.heliosdb.streaming.state.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.StateFixture;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class OrderedBlobsTest {
    private static final int VALUE = 8;
    private static final BlobOrder BY_VALUE =
            (blob, sought) -> Long.compare(Memory.getLong(blob + VALUE), Memory.getLong(sought));

    private static long blob(final BlobHeap blobs, final long value) {
        final long handle = blobs.allocate(12);
        Memory.putLong(blobs.address(handle) + VALUE, value);
        return handle;
    }

    private static int rank(final List<Long> twin, final long value, final boolean withEqual) {
        int rank = 0;
        while (rank < twin.size()
                && (withEqual ? twin.get(rank) <= value : twin.get(rank) < value)) {
            rank++;
        }
        return rank;
    }

    private static void insert(
            final DenseTable table, final long sought, final long value, final List<Long> twin) {
        final long field = table.entry(0);
        final BlobHeap blobs = table.blobs();
        Memory.putLong(sought, value);
        assertThat(OrderedBlobs.rank(field, blobs, BY_VALUE, sought, false))
                .isEqualTo(rank(twin, value, false));
        final int place = OrderedBlobs.rank(field, blobs, BY_VALUE, sought, true);
        assertThat(place).isEqualTo(rank(twin, value, true));
        OrderedBlobs.insert(field, place, blob(blobs, value), blobs);
        twin.add(place, value);
    }

    private static void check(final DenseTable table, final List<Long> twin) {
        final long field = table.entry(0);
        final BlobHeap blobs = table.blobs();
        assertThat(OrderedBlobs.size(field, blobs)).isEqualTo(twin.size());
        for (int i = 0; i < twin.size(); i++) {
            final long handle = OrderedBlobs.get(field, i, blobs);
            assertThat(Memory.getLong(blobs.address(handle) + VALUE)).isEqualTo(twin.get(i));
        }
        final List<Long> walked = new ArrayList<>();
        for (long cursor = OrderedBlobs.next(field, -1, blobs);
                cursor >= 0;
                cursor = OrderedBlobs.next(field, cursor, blobs)) {
            final long handle = OrderedBlobs.at(field, cursor, blobs);
            walked.add(Memory.getLong(blobs.address(handle) + VALUE));
        }
        assertThat(walked).isEqualTo(twin);
    }

    @Test
    void isTheListOnTheHeapUnderRandomOperationsAndRestores() {
        try (StateFixture fixture = new StateFixture()) {
            final SplittableRandom random = new SplittableRandom(11);
            final List<Long> twin = new ArrayList<>();
            final long sought = fixture.memory.allocate(8);
            DenseTable table = new DenseTable(fixture.memory, "t", 8, 10);
            table.insert(0);
            for (int i = 0; i < 12_000; i++) {
                // grows to some thousand elements, then shrinks to none
                if (random.nextInt(10) < (i < 6_000 ? 8 : 1) || twin.isEmpty()) {
                    insert(table, sought, random.nextInt(500), twin);
                } else {
                    final int place = random.nextInt(twin.size());
                    final long handle = OrderedBlobs.remove(table.entry(0), place, table.blobs());
                    assertThat(Memory.getLong(table.blobs().address(handle) + VALUE))
                            .isEqualTo(twin.remove(place));
                    table.blobs().free(handle);
                }
                if (random.nextInt(1_000) == 0) {
                    check(table, twin);
                    final byte[] bytes = fixture.bytesOf(table::snapshot);
                    table.close();
                    table = new DenseTable(fixture.memory, "t", 8, 10);
                    fixture.restore(bytes, table::restore);
                }
            }
            check(table, twin);
            OrderedBlobs.release(table.entry(0), table.blobs());
            assertThat(table.blobs().liveCount()).isEqualTo(twin.size());
            table.close();
        }
    }

    @Test
    void leavesNoBlobOfItsOwnBehind() {
        try (StateFixture fixture = new StateFixture()) {
            final DenseTable table = new DenseTable(fixture.memory, "t", 8, 10);
            final long field = table.insert(0);
            for (int i = 0; i < 1_000; i++) {
                OrderedBlobs.insert(field, i, i + 1, table.blobs());
            }
            OrderedBlobs.set(field, 500, 77, table.blobs());
            assertThat(OrderedBlobs.get(field, 500, table.blobs())).isEqualTo(77);
            for (int i = 999; i >= 0; i--) {
                assertThat(OrderedBlobs.remove(field, 0, table.blobs()))
                        .isEqualTo(i == 499 ? 77 : 1_000 - i);
            }
            assertThat(table.blobs().liveCount()).isZero();
            assertThat(Memory.getLong(field)).isZero();
            table.close();
        }
    }
}
