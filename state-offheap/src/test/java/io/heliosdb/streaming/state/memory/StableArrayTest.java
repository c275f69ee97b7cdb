package io.heliosdb.streaming.state.memory;

import static io.heliosdb.streaming.state.StateFixture.assertRefused;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.StateFixture;
import io.heliosdb.streaming.state.error.StateError;

import org.eclipse.collections.api.list.primitive.MutableLongList;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class StableArrayTest {
    private static final int COUNT = 800_000;

    @Test
    void elementsKeepTheirAddressAndContentWhileItGrows() {
        try (StateFixture fixture = new StateFixture()) {
            final StableArray array = new StableArray(fixture.memory, 24);
            final MutableLongList addresses = new LongArrayList();
            for (int i = 0; i < COUNT; i++) {
                final int position = array.append();
                assertThat(position).isEqualTo(i + StableArray.FIRST_POSITION);
                addresses.add(array.address(position));
                array.putLong(position, 0, i);
                array.putLong(position, 16, -i);
            }
            for (int i = 0; i < COUNT; i++) {
                final int position = i + StableArray.FIRST_POSITION;
                assertThat(array.address(position)).isEqualTo(addresses.get(i));
                assertThat(array.getLong(position, 0)).isEqualTo(i);
                assertThat(array.getLong(position, 16)).isEqualTo(-i);
            }
            array.clear();
            assertThat(fixture.memory.usedBytes()).isZero();
        }
    }

    @Test
    void agreesWithAListThroughSnapshotsOfEverySize() {
        try (StateFixture fixture = new StateFixture()) {
            final SplittableRandom random = new SplittableRandom(5);
            for (final int count :
                    new int[] {0, 1, 16, 17, 1_000, (1 << 18) - 16, (1 << 18) - 15, 600_000}) {
                final StableArray array = new StableArray(fixture.memory, 8);
                final MutableLongList twin = new LongArrayList();
                for (int i = 0; i < count; i++) {
                    twin.add(random.nextLong());
                    array.putLong(array.append(), 0, twin.getLast());
                }
                final byte[] bytes =
                        fixture.bytesOf(
                                writer -> {
                                    writer.section("array");
                                    array.snapshot(writer);
                                });
                final StableArray restored = new StableArray(fixture.memory, 8);
                fixture.restore(
                        bytes,
                        reader -> {
                            reader.section("array");
                            restored.restore(reader, count);
                        });
                assertThat(restored.count()).isEqualTo(count);
                for (int i = 0; i < count; i++) {
                    assertThat(restored.getLong(i + StableArray.FIRST_POSITION, 0))
                            .isEqualTo(twin.get(i));
                }
                restored.append();
                array.clear();
                restored.clear();
            }
            assertThat(fixture.memory.usedBytes()).isZero();
        }
    }

    @Test
    void aSnapshotWithMoreThanTheLimitIsRefused() {
        try (StateFixture fixture = new StateFixture()) {
            final StableArray array = new StableArray(fixture.memory, 8);
            for (int i = 0; i < 10; i++) {
                Memory.putLong(array.address(array.append()), i);
            }
            final byte[] bytes =
                    fixture.bytesOf(
                            writer -> {
                                writer.section("array");
                                array.snapshot(writer);
                            });
            assertRefused(
                    StateError.SNAPSHOT_CORRUPT,
                    () ->
                            fixture.restore(
                                    bytes,
                                    reader -> {
                                        reader.section("array");
                                        new StableArray(fixture.memory, 8).restore(reader, 9);
                                    }));
        }
    }

    @Test
    void shrinksAndGrowsAtItsEnd() {
        try (StateFixture fixture = new StateFixture()) {
            final StableArray array = new StableArray(fixture.memory, 8);
            for (int i = 0; i < 100; i++) {
                array.putLong(array.append(), 0, i);
            }
            for (int i = 0; i < 60; i++) {
                array.removeLast();
            }
            assertThat(array.count()).isEqualTo(40);
            assertThat(array.append()).isEqualTo(40 + StableArray.FIRST_POSITION);
            assertThat(array.getLong(39 + StableArray.FIRST_POSITION, 0)).isEqualTo(39);
        }
    }
}
