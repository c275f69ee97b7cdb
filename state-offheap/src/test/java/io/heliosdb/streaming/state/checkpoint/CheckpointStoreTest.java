package io.heliosdb.streaming.state.checkpoint;

import static io.heliosdb.streaming.state.checkpoint.CheckpointFixture.assertRefused;
import static io.heliosdb.streaming.state.checkpoint.CheckpointFixture.random;
import static io.heliosdb.streaming.state.checkpoint.CheckpointFixture.start;
import static io.heliosdb.streaming.state.checkpoint.CheckpointFixture.write;
import static io.heliosdb.streaming.state.checkpoint.format.CheckpointKind.CHECKPOINT;
import static io.heliosdb.streaming.state.checkpoint.format.CheckpointKind.SAVEPOINT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.SealError;
import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointInfo;
import io.heliosdb.streaming.state.error.CheckpointError;
import io.heliosdb.streaming.state.snapshot.MemorySnapshot;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class CheckpointStoreTest {
    private static final Map<String, List<byte[]>> PARTS =
            Map.of(
                    "job a",
                    List.of(new byte[300_000], random(1, 10_000), random(2, 50), random(3, 60)),
                    "job b",
                    List.of(random(4, 700_000)),
                    "registry",
                    List.of());

    @ParameterizedTest
    @EnumSource(Compression.class)
    void givesBackWhatWasWritten(final Compression compression) {
        for (final boolean isSealed : new boolean[] {false, true}) {
            try (CheckpointFixture fixture = new CheckpointFixture(isSealed)) {
                final CheckpointStore store =
                        new CheckpointStore(fixture.context().compression(compression).conclude());
                final CheckpointId id = write(store, CHECKPOINT, 42, PARTS);
                assertThat(id.text()).isEqualTo("checkpoint-00000042");
                try (Checkpoint checkpoint = fixture.store().open(id.text())) {
                    fixture.assertHolds(checkpoint, PARTS);
                    assertThat(checkpoint.info())
                            .isEqualTo(
                                    new CheckpointInfo(
                                            id,
                                            42_000,
                                            7,
                                            CheckpointFixture.APPLIANCE,
                                            64 * 42,
                                            1_700_000_000_000L,
                                            "test"));
                    assertThat(checkpoint.attributes()).isEqualTo(CheckpointFixture.ATTRIBUTES);
                    assertThat(checkpoint.properties("job b"))
                            .containsExactly(Map.entry("plan", "hash of job b"));
                    assertThat(checkpoint.length()).isEqualTo(300_000 + 10_110 + 700_000);
                    assertThat(checkpoint.isSelfContained()).isTrue();
                }
                assertThat(fixture.store().verify(id.text())).isEqualTo(1_010_110);
            }
        }
    }

    @Test
    void framesAreReadByManyThreadsOrNone() throws InterruptedException {
        try (CheckpointFixture fixture = new CheckpointFixture(true);
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            final Map<String, List<byte[]>> parts = Map.of("job", List.of(random(5, 6_000_000)));
            final CheckpointId id = write(fixture.store(), CHECKPOINT, 1, parts);
            final List<CheckpointContext> contexts =
                    List.of(
                            fixture.context().executor(threads).readAheadFrames(8),
                            fixture.context().executor(task -> {}).readAheadFrames(8),
                            fixture.context().executor(threads).readAheadFrames(1));
            for (final CheckpointContext context : contexts) {
                final CheckpointStore store = new CheckpointStore(context.conclude());
                try (Checkpoint checkpoint = store.open(id.text())) {
                    fixture.assertHolds(checkpoint, parts);
                    // Left in the middle: nobody may write to buffers that are gone.
                    checkpoint.part("job").close();
                }
            }
            threads.shutdown();
            final CheckpointStore store =
                    new CheckpointStore(fixture.context().executor(threads).conclude());
            try (Checkpoint checkpoint = store.open(id.text())) {
                fixture.assertHolds(checkpoint, parts);
            }
        }
    }

    @Test
    void aPartIsReadSectionBySection() {
        try (CheckpointFixture fixture = new CheckpointFixture(true);
                MemorySnapshot snapshot = new MemorySnapshot(fixture.ledger, "test");
                Arena arena = Arena.open(fixture.ledger, "test", "test", 1 << 20)) {
            snapshot.section("table");
            snapshot.putLong(99);
            Memory.putLong(arena.address() + 500_000, 77);
            snapshot.putBytes(arena.address(), 1_000_000);
            snapshot.section("timers");
            final CheckpointId id =
                    write(
                            fixture.store(),
                            SAVEPOINT,
                            1,
                            Map.of("job", List.of(snapshot.toBytes())));
            Memory.fill(arena.address(), 1_000_000, (byte) -1);
            try (Checkpoint checkpoint = fixture.store().open(id.text());
                    PartReader reader = checkpoint.part("job")) {
                reader.section("table");
                assertThat(reader.getLong()).isEqualTo(99);
                reader.getBytes(arena.address(), 1_000_000);
                assertThat(Memory.getLong(arena.address() + 500_000)).isEqualTo(77);
                assertThat(Memory.getLong(arena.address() + 500_008)).isZero();
                reader.section("timers");
                assertRefused(CheckpointError.NO_PART, () -> checkpoint.part("other"));
            }
        }
    }

    @Test
    void theManifestComesLastAndEverythingBeforeItIsForced() {
        try (CheckpointFixture fixture = new CheckpointFixture(false)) {
            fixture.storage.trace.clear();
            write(fixture.store(), CHECKPOINT, 1, Map.of("job", List.of(random(6, 10))));
            final String folder = CheckpointFixture.ROOT + "/checkpoint-00000001";
            assertThat(fixture.storage.trace)
                    .containsExactly(
                            "createDirectories " + folder,
                            "create " + folder + "/frames-0000",
                            "write " + folder + "/frames-0000",
                            "write " + folder + "/frames-0000",
                            "force " + folder + "/frames-0000",
                            "syncDirectory " + folder,
                            "create " + folder + "/manifest.tmp",
                            "write " + folder + "/manifest.tmp",
                            "force " + folder + "/manifest.tmp",
                            "rename " + folder + "/manifest",
                            "syncDirectory " + folder);
        }
    }

    @Test
    void numbersRiseOverEverythingThatIsThere() {
        try (CheckpointFixture fixture = new CheckpointFixture(false)) {
            final CheckpointStore store = fixture.store();
            assertThat(store.nextNumber()).isEqualTo(1);
            assertThat(store.list()).isEmpty();
            assertThat(store.newestValid(fixture.alarms::add)).isEmpty();
            final CheckpointId first = write(store, CHECKPOINT, 1, PARTS);
            final CheckpointId second = write(store, SAVEPOINT, 2, PARTS);
            assertThat(store.list()).containsExactly(first, second);
            store.begin(start(CHECKPOINT, 8)).abort();
            assertThat(fixture.store().nextNumber()).isEqualTo(3);
            assertThat(store.nextNumber()).isEqualTo(9);
            final CheckpointWriter open = store.begin(start(CHECKPOINT, 9));
            assertThat(fixture.store().nextNumber()).isEqualTo(10);
            assertThat(store.list()).containsExactly(first, second);
            assertThatThrownBy(() -> store.begin(start(CHECKPOINT, 10)))
                    .isInstanceOf(IllegalStateException.class);
            open.abort();
            assertRefused(CheckpointError.PRESENT, () -> store.begin(start(CHECKPOINT, 1)));
        }
    }

    /** Each job of a start asks; what is damaged after the first time, its reader finds. */
    @Test
    void framesOfTheNewestAreCheckedOncePerStoreAndAgainWhenRead() {
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            final CheckpointStore store = fixture.store();
            final CheckpointId first = write(store, CHECKPOINT, 1, PARTS);
            store.newestValid(fixture.alarms::add).orElseThrow().close();
            fixture.storage.files.forEach(
                    (path, bytes) -> {
                        if (path.toString().contains("frames")) {
                            bytes[bytes.length - 100] ^= 1;
                        }
                    });
            try (Checkpoint again = store.newestValid(fixture.alarms::add).orElseThrow()) {
                assertThat(again.info().id()).isEqualTo(first);
                assertRefused(
                        CheckpointError.DAMAGED,
                        () -> CheckpointFixture.read(again, fixture.ledger));
            }
            assertThat(fixture.alarms).isEmpty();
            assertRefused(
                    CheckpointError.NONE_VALID,
                    () -> fixture.store().newestValid(fixture.alarms::add));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../x", "/etc/passwd", "checkpoint-1", "savepoint-00000001"})
    void whatIsNoIdComesNearNoPath(final String text) {
        try (CheckpointFixture fixture = new CheckpointFixture(false)) {
            final CheckpointStore store = fixture.store();
            final int before = fixture.storage.operations;
            assertRefused(CheckpointError.NOT_AN_ID, () -> store.open(text));
            assertRefused(CheckpointError.NOT_AN_ID, () -> store.verify(text));
            assertRefused(CheckpointError.NOT_AN_ID, () -> store.delete(text));
            assertRefused(CheckpointError.NOT_AN_ID, () -> store.copy(text, Path.of("/copy")));
            assertThat(fixture.storage.operations).isEqualTo(before);
            assertRefused(CheckpointError.UNKNOWN, () -> store.open("checkpoint-00000001"));
            assertRefused(CheckpointError.UNKNOWN, () -> store.delete("checkpoint-00000001"));
        }
    }

    @Test
    void aCopyIsCompleteInItself() {
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            final CheckpointStore store = fixture.store();
            write(store, CHECKPOINT, 1, PARTS);
            final String id = write(store, CHECKPOINT, 2, PARTS).text();
            try (Checkpoint original = store.open(id)) {
                assertThat(original.isSelfContained()).isFalse();
            }
            final Path backup = Path.of("/backup");
            store.copy(id, backup);
            assertRefused(CheckpointError.PRESENT, () -> store.copy(id, backup));
            fixture.storage.files.keySet().removeIf(path -> path.startsWith("/data/checkpoints"));
            final CheckpointStore other =
                    new CheckpointStore(fixture.context().folder(backup).conclude());
            try (Checkpoint copy = other.open(id)) {
                assertThat(copy.isSelfContained()).isTrue();
                assertThat(copy.info().barrier()).isEqualTo(2_000);
                assertThat(copy.attributes()).isEqualTo(CheckpointFixture.ATTRIBUTES);
                fixture.assertHolds(copy, PARTS);
            }
        }
    }

    @Test
    void aCopyGoesOverWhatADeathHasLeftOfOne() {
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            final CheckpointStore store = fixture.store();
            final String id = write(store, CHECKPOINT, 1, PARTS).text();
            final Path backup = Path.of("/backup");
            store.copy(id, backup);
            final Path copy = backup.resolve(id);
            fixture.storage.files.remove(copy.resolve("manifest"));
            assertThat(fixture.storage.list(copy)).isNotEmpty();
            store.copy(id, backup);
            final CheckpointStore other =
                    new CheckpointStore(fixture.context().folder(backup).conclude());
            try (Checkpoint whole = other.open(id)) {
                fixture.assertHolds(whole, PARTS);
            }
        }
    }

    @Test
    void whatIsAbandonedIsGivenUpWithoutATrace() {
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            final CheckpointStore store = fixture.store();
            write(store, CHECKPOINT, 1, PARTS);
            final List<Path> before = List.copyOf(fixture.storage.files.keySet());
            final CheckpointWriter writer = store.begin(start(CHECKPOINT, 2));
            writer.part("job", new TreeMap<>(), new Regions(List.of(random(8, 300_000))));
            writer.part("other", new TreeMap<>(), (address, length) -> SnapshotPieces.ABANDONED);
            assertThatThrownBy(() -> writer.commit(new byte[0]))
                    .isInstanceOf(IllegalStateException.class);
            int done = writer.work();
            while (done > 0) {
                done = writer.work();
            }
            assertThat(done).isEqualTo(SnapshotPieces.ABANDONED);
            assertThatThrownBy(writer::work).isInstanceOf(IllegalStateException.class);
            writer.abort();
            writer.abort();
            assertThat(fixture.storage.files.keySet()).containsExactlyElementsOf(before);
            assertThat(fixture.storage.folders)
                    .doesNotContain(CheckpointFixture.ROOT.resolve("checkpoint-00000002"));
        }
    }

    @Test
    void aWrongKeyOrNoneIsAnErrorAndNoReasonToPassOver() {
        try (CheckpointFixture fixture = new CheckpointFixture(true);
                KeyService wrong = fixture.key("/data/other.key", 2)) {
            final String id = write(fixture.store(), CHECKPOINT, 1, PARTS).text();
            final CheckpointStore other =
                    new CheckpointStore(
                            fixture.context().keyService(wrong, bytes -> {}).conclude());
            assertRefused(SealError.WRONG_KEY, () -> other.open(id));
            assertRefused(SealError.WRONG_KEY, () -> other.newestValid(fixture.alarms::add));
            final CheckpointStore open =
                    new CheckpointStore(fixture.context().encryptionOff().conclude());
            assertRefused(CheckpointError.SEALING, () -> open.open(id));
            assertRefused(CheckpointError.SEALING, () -> open.newestValid(fixture.alarms::add));
            final String plain = write(open, CHECKPOINT, 2, PARTS).text();
            assertRefused(CheckpointError.SEALING, () -> fixture.store().open(plain));
            assertThat(fixture.alarms).isEmpty();
        }
    }

    @Test
    void oneOfAnotherApplianceIsRefusedUnlessAskedFor() {
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            final String id = write(fixture.store(), SAVEPOINT, 1, PARTS).text();
            final CheckpointStore other =
                    new CheckpointStore(fixture.context().applianceId(5).conclude());
            assertRefused(CheckpointError.FOREIGN, () -> other.open(id));
            assertRefused(CheckpointError.NONE_VALID, () -> other.newestValid(fixture.alarms::add));
            assertThat(fixture.alarms).hasSize(1);
            try (Checkpoint checkpoint = other.openOfAnyAppliance(id)) {
                fixture.assertHolds(checkpoint, PARTS);
            }
        }
    }

    @Test
    void aFullDiskLeavesTheCheckpointsBefore() {
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            final CheckpointStore store = fixture.store();
            final String id = write(store, CHECKPOINT, 1, PARTS).text();
            fixture.storage.failure = StorageError.FULL;
            fixture.storage.failAt = fixture.storage.operations + 4;
            assertRefused(
                    StorageError.FULL,
                    () -> write(store, CHECKPOINT, 2, Map.of("job", List.of(random(9, 600_000)))));
            fixture.storage.failAt = Integer.MAX_VALUE;
            assertThat(store.removeLeftovers()).isPositive();
            fixture.assertHolds(id, PARTS);
            write(store, CHECKPOINT, store.nextNumber(), PARTS);
        }
    }
}
