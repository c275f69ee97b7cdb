package io.heliosdb.streaming.state.snapshot;

import static io.heliosdb.streaming.state.StateFixture.assertRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.StateFixture;
import io.heliosdb.streaming.state.error.StateError;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

class MemorySnapshotTest {
    @Test
    void givesBackWhatWasWrittenAcrossItsArenas() {
        try (StateFixture fixture = new StateFixture();
                MemorySnapshot snapshot = new MemorySnapshot(fixture.ledger, "test")) {
            final SplittableRandom random = new SplittableRandom(23);
            final long source = fixture.memory.allocate(100_000);
            final long target = fixture.memory.allocate(100_000);
            for (int i = 0; i < 100_000; i += 8) {
                Memory.putLong(source + i, random.nextLong());
            }
            for (int section = 0; section < 50; section++) {
                snapshot.section("section " + section);
                snapshot.putLong(section);
                snapshot.putBytes(source + section, 999L * section);
                snapshot.putLong(-section);
            }
            final SnapshotReader reader = snapshot.reader();
            for (int section = 0; section < 50; section++) {
                reader.section("section " + section);
                assertThat(reader.getLong()).isEqualTo(section);
                reader.getBytes(target, 999L * section);
                assertThat(Memory.equal(source + section, target, 999 * section)).isTrue();
                assertThat(reader.getLong()).isEqualTo(-section);
            }
        }
    }

    private static byte[] written(final StateFixture fixture) {
        return fixture.bytesOf(
                writer -> {
                    writer.section("first");
                    writer.putLong(1);
                    writer.putLong(2);
                    writer.section("second");
                    writer.putLong(3);
                });
    }

    private static void read(final SnapshotReader reader) {
        reader.section("first");
        assertThat(reader.getLong()).isEqualTo(1);
        assertThat(reader.getLong()).isEqualTo(2);
        reader.section("second");
        assertThat(reader.getLong()).isEqualTo(3);
    }

    @Test
    void everySingleDamagedBitIsRefused() {
        try (StateFixture fixture = new StateFixture()) {
            final byte[] bytes = written(fixture);
            fixture.restore(bytes, MemorySnapshotTest::read);
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                final byte[] damaged = bytes.clone();
                damaged[bit / 8] ^= (byte) (1 << (bit % 8));
                assertThatThrownBy(() -> fixture.restore(damaged, MemorySnapshotTest::read))
                        .as("bit " + bit)
                        .hasMessageMatching("HSTA-000[67].*");
            }
        }
    }

    @Test
    void aSnapshotThatWasCutOffIsRefused() {
        try (StateFixture fixture = new StateFixture()) {
            final byte[] bytes = written(fixture);
            for (int length = 0; length < bytes.length; length++) {
                final byte[] cut = Arrays.copyOf(bytes, length);
                assertRefused(
                        StateError.SNAPSHOT_CORRUPT,
                        () -> fixture.restore(cut, MemorySnapshotTest::read));
            }
        }
    }

    @Test
    void readingOtherThanWrittenIsRefused() {
        try (StateFixture fixture = new StateFixture()) {
            final byte[] bytes = written(fixture);
            assertRefused(
                    StateError.SNAPSHOT_MISMATCH,
                    () -> fixture.restore(bytes, reader -> reader.section("second")));
            assertRefused(
                    StateError.SNAPSHOT_MISMATCH,
                    () ->
                            fixture.restore(
                                    bytes,
                                    reader -> {
                                        reader.section("first");
                                        assertThat(reader.getLong()).isEqualTo(1);
                                        reader.section("second");
                                    }));
            assertRefused(
                    StateError.SNAPSHOT_CORRUPT,
                    () ->
                            fixture.restore(
                                    bytes,
                                    reader -> {
                                        reader.section("first");
                                        reader.getBytes(0, 17);
                                    }));
        }
    }

    @Test
    void sectionsArePassedOverByName() {
        try (StateFixture fixture = new StateFixture()) {
            fixture.restore(
                    written(fixture),
                    reader -> {
                        assertThat(reader.next()).isEqualTo("first");
                        reader.section("first");
                        reader.skip();
                        assertThat(reader.next()).isEqualTo("second");
                        reader.section("second");
                        assertThat(reader.getLong()).isEqualTo(3);
                    });
        }
    }

    @Test
    void textsComeBack() {
        try (StateFixture fixture = new StateFixture()) {
            for (final String text : new String[] {"", "a", "12345678", "123456789", "Grüße"}) {
                final byte[] bytes =
                        fixture.bytesOf(
                                writer -> {
                                    writer.section("texts");
                                    SnapshotText.write(writer, text);
                                    writer.putLong(7);
                                });
                fixture.restore(
                        bytes,
                        reader -> {
                            reader.section("texts");
                            assertThat(SnapshotText.read(reader)).isEqualTo(text);
                            assertThat(reader.getLong()).isEqualTo(7);
                        });
            }
        }
    }

    @Test
    void nothingCanBeAddedAfterItWasRead() {
        try (StateFixture fixture = new StateFixture();
                MemorySnapshot snapshot = new MemorySnapshot(fixture.ledger, "test")) {
            snapshot.section("first");
            assertThat(snapshot.reader()).isNotNull();
            assertThatThrownBy(() -> snapshot.section("second"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
