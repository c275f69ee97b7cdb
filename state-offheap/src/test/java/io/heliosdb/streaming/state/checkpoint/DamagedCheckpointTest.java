package io.heliosdb.streaming.state.checkpoint;

import static io.heliosdb.streaming.state.checkpoint.CheckpointFixture.assertRefused;
import static io.heliosdb.streaming.state.checkpoint.CheckpointFixture.random;
import static io.heliosdb.streaming.state.checkpoint.CheckpointFixture.write;
import static io.heliosdb.streaming.state.checkpoint.format.CheckpointKind.CHECKPOINT;
import static io.heliosdb.streaming.state.checkpoint.format.CheckpointKind.SAVEPOINT;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;
import io.heliosdb.streaming.state.error.CheckpointError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** Not a bit of a checkpoint can change, move or be missing without being noticed. */
class DamagedCheckpointTest {
    private static final Map<String, List<byte[]>> PARTS =
            Map.of("a", List.of(random(1, 40), new byte[300]), "b", List.of(random(2, 30)));
    private static final Path FOLDER = CheckpointFixture.ROOT.resolve("checkpoint-00000001");

    private static List<Path> filesOf(final CheckpointFixture fixture) {
        final List<Path> files = new ArrayList<>(fixture.storage.files.keySet());
        files.removeIf(path -> !path.startsWith(FOLDER));
        assertThat(files).hasSize(3);
        return files;
    }

    private static void assertDamaged(final CheckpointFixture fixture, final String how) {
        final CheckpointStore store = fixture.store();
        assertRefusedAs(how, () -> store.verify("checkpoint-00000001"), CheckpointError.DAMAGED);
        fixture.alarms.clear();
        assertRefusedAs(
                how, () -> store.newestValid(fixture.alarms::add), CheckpointError.NONE_VALID);
        assertThat(fixture.alarms).as(how).hasSize(1);
    }

    private static void assertRefusedAs(
            final String how, final Runnable call, final CheckpointError code) {
        try {
            call.run();
        } catch (final HeliosException e) {
            assertThat(e.code()).as(how + ": " + e.getMessage()).isEqualTo(code);
            return;
        }
        throw new AssertionError("taken: " + how);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyChangedBitIsNoticed(final boolean isSealed) {
        try (CheckpointFixture fixture = new CheckpointFixture(isSealed)) {
            write(fixture.store(), CHECKPOINT, 1, PARTS);
            for (final Path file : filesOf(fixture)) {
                final byte[] bytes = fixture.storage.files.get(file);
                for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
                    bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                    assertDamaged(fixture, file + ", bit " + bit);
                    bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                }
            }
            fixture.assertHolds("checkpoint-00000001", PARTS);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyCutAndEveryByteTooManyIsNoticed(final boolean isSealed) {
        try (CheckpointFixture fixture = new CheckpointFixture(isSealed)) {
            write(fixture.store(), CHECKPOINT, 1, PARTS);
            for (final Path file : filesOf(fixture)) {
                final byte[] bytes = fixture.storage.files.get(file);
                for (int length = 0; length < bytes.length; length++) {
                    fixture.storage.files.put(file, Arrays.copyOf(bytes, length));
                    assertDamaged(fixture, file + " cut at " + length);
                }
                fixture.storage.files.put(file, Arrays.copyOf(bytes, bytes.length + 1));
                assertDamaged(fixture, file + " with a byte more");
                if (!file.endsWith("manifest")) {
                    fixture.storage.files.remove(file);
                    assertDamaged(fixture, file + " is not there");
                }
                fixture.storage.files.put(file, bytes);
            }
            fixture.assertHolds("checkpoint-00000001", PARTS);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noFrameCanTakeThePlaceOfAnother(final boolean isSealed) {
        final int count = 5;
        final int contentLength = 9_000;
        final int frameLength = 24 + 28 + 32 + contentLength;
        final List<byte[]> regions = new ArrayList<>();
        for (int i = 0; i < 2 * count; i++) {
            regions.add(random(i, contentLength));
        }
        try (CheckpointFixture fixture = new CheckpointFixture(isSealed)) {
            write(
                    fixture.store(),
                    CHECKPOINT,
                    1,
                    Map.of("a", regions.subList(0, count), "b", regions.subList(count, 10)));
            final List<byte[]> files = new ArrayList<>();
            for (final Path path : filesOf(fixture).subList(0, 2)) {
                files.add(fixture.storage.files.get(path));
                assertThat(files.getLast()).hasSize(56 + count * frameLength);
            }
            for (int i = 0; i < 2 * count; i++) {
                for (int j = i + 1; j < 2 * count; j++) {
                    final byte[] one = files.get(i / count);
                    final byte[] other = files.get(j / count);
                    final int oneAt = 56 + i % count * frameLength;
                    final int otherAt = 56 + j % count * frameLength;
                    final byte[] kept = Arrays.copyOfRange(one, oneAt, oneAt + frameLength);
                    System.arraycopy(other, otherAt, one, oneAt, frameLength);
                    assertDamaged(fixture, "frame " + j + " also in place of " + i);
                    System.arraycopy(kept, 0, other, otherAt, frameLength);
                    assertDamaged(fixture, "frames " + i + " and " + j + " exchanged");
                    System.arraycopy(one, oneAt, other, otherAt, frameLength);
                    System.arraycopy(kept, 0, one, oneAt, frameLength);
                }
            }
            assertThat(fixture.store().verify("checkpoint-00000001")).isEqualTo(90_000);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noFileCanTakeThePlaceOfAnother(final boolean isSealed) {
        try (CheckpointFixture fixture = new CheckpointFixture(isSealed)) {
            final CheckpointStore store =
                    new CheckpointStore(fixture.context().reuseLimit(0).conclude());
            write(store, CHECKPOINT, 1, PARTS);
            write(store, CHECKPOINT, 2, PARTS);
            final Path other = CheckpointFixture.ROOT.resolve("checkpoint-00000002");
            for (final Path file : filesOf(fixture)) {
                final byte[] bytes = fixture.storage.files.get(file);
                fixture.storage.files.put(
                        file, fixture.storage.files.get(other.resolve(file.getFileName())));
                assertRefused(
                        CheckpointError.DAMAGED,
                        () -> fixture.store().verify("checkpoint-00000001"));
                fixture.storage.files.put(file, bytes);
            }
            // A whole folder under another name is no other checkpoint.
            for (final Path file : filesOf(fixture)) {
                fixture.storage.files.put(
                        other.resolve(file.getFileName()), fixture.storage.files.get(file));
            }
            assertRefused(
                    CheckpointError.DAMAGED, () -> fixture.store().verify("checkpoint-00000002"));
            assertThat(fixture.store().newestValid(fixture.alarms::add))
                    .get()
                    .satisfies(
                            checkpoint -> {
                                assertThat(checkpoint.info().id().number()).isEqualTo(1);
                                checkpoint.close();
                            });
            assertThat(fixture.alarms)
                    .extracting(CheckpointAlarm::id)
                    .containsExactly(CheckpointId.checkpoint(2));
        }
    }

    /** With the same id, the same names and the same lengths, written by two lives of a disk. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void framesOfAnotherLifeAreNoticed(final boolean isSealed) {
        try (CheckpointFixture fixture = new CheckpointFixture(isSealed)) {
            write(fixture.store(), CHECKPOINT, 1, Map.of("a", List.of(random(1, 70))));
            final Path file = FOLDER.resolve("frames-0000");
            final byte[] old = fixture.storage.files.get(file);
            fixture.store().delete("checkpoint-00000001");
            write(fixture.store(), CHECKPOINT, 1, Map.of("a", List.of(random(2, 70))));
            assertThat(fixture.storage.files.get(file)).hasSameSizeAs(old);
            fixture.storage.files.put(file, old);
            assertDamaged(fixture, "frames of another life");
        }
    }

    @Test
    void aNewerFormatIsAnErrorOfItsOwnAndNoReasonToPassOver() {
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            write(fixture.store(), CHECKPOINT, 1, PARTS);
            final ByteBuffer bytes =
                    ByteBuffer.wrap(fixture.storage.files.get(FOLDER.resolve("manifest")))
                            .order(ByteOrder.LITTLE_ENDIAN);
            bytes.putInt(4, 2).putInt(12, 0);
            final CRC32C crc = new CRC32C();
            crc.update(bytes.array(), 0, bytes.getInt(8));
            bytes.putInt(12, (int) crc.getValue());
            final CheckpointStore store = fixture.store();
            assertThat(
                            assertRefused(
                                    CheckpointError.NEWER_FORMAT,
                                    () -> store.open("checkpoint-00000001")))
                    .hasMessageContaining("version 2");
            assertRefused(
                    CheckpointError.NEWER_FORMAT, () -> store.newestValid(fixture.alarms::add));
        }
    }

    @Test
    void whatIsDamagedIsNeitherReferredToNorCountedAsKept() {
        final Map<String, List<byte[]>> changed =
                Map.of("a", PARTS.get("a"), "b", List.of(random(3, 30)));
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            write(fixture.store(), CHECKPOINT, 1, PARTS);
            write(fixture.store(), CHECKPOINT, 2, changed);
            fixture.storage.files.forEach(
                    (path, bytes) -> {
                        if (path.toString().matches(".*00002/frames-.*")) {
                            bytes[bytes.length - 1] ^= 1;
                        }
                    });
            final CheckpointStore store = fixture.store();
            store.newestValid(fixture.alarms::add).orElseThrow().close();
            assertThat(fixture.alarms).hasSize(1);
            write(store, CHECKPOINT, 3, changed);
            store.retain(2);
            assertThat(store.list())
                    .contains(CheckpointId.checkpoint(1), CheckpointId.checkpoint(3));
            fixture.assertHolds("checkpoint-00000001", PARTS);
            fixture.assertHolds("checkpoint-00000003", changed);
        }
    }

    @Test
    void damagedOnesArePassedOverWithAnAlarmEach() {
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            final CheckpointStore store =
                    new CheckpointStore(fixture.context().reuseLimit(0).conclude());
            for (int number = 1; number <= 4; number++) {
                write(store, number == 3 ? SAVEPOINT : CHECKPOINT, number, PARTS);
            }
            fixture.storage.files.forEach(
                    (path, bytes) -> {
                        if (path.toString().matches(".*0000(3-.*|4)/frames-0001")) {
                            bytes[bytes.length - 1] ^= 1;
                        }
                    });
            try (Checkpoint checkpoint =
                    fixture.store().newestValid(fixture.alarms::add).orElseThrow()) {
                assertThat(checkpoint.info().id()).isEqualTo(CheckpointId.checkpoint(2));
                fixture.assertHolds(checkpoint, PARTS);
            }
            assertThat(fixture.alarms).hasSize(2);
            assertThat(fixture.alarms.getFirst())
                    .hasToString(
                            "checkpoint-00000004 was passed over: HCKP-0003: frame 0 of"
                                    + " checkpoint-00000004/frames-0001 is damaged (its seal is"
                                    + " broken)");
        }
    }
}
