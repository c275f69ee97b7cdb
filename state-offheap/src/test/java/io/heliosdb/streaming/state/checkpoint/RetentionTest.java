package io.heliosdb.streaming.state.checkpoint;

import static io.heliosdb.streaming.state.checkpoint.CheckpointFixture.random;
import static io.heliosdb.streaming.state.checkpoint.CheckpointFixture.start;
import static io.heliosdb.streaming.state.checkpoint.CheckpointFixture.write;
import static io.heliosdb.streaming.state.checkpoint.format.CheckpointKind.CHECKPOINT;
import static io.heliosdb.streaming.state.checkpoint.format.CheckpointKind.SAVEPOINT;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is written again, what is referred to, and how long files live. */
class RetentionTest {
    private static final int REGIONS = 10;
    private static final int REGION_BYTES = 20_000;

    private final List<byte[]> regions = new ArrayList<>();

    RetentionTest() {
        for (int i = 0; i < REGIONS; i++) {
            regions.add(random(i, REGION_BYTES));
        }
    }

    private Map<String, List<byte[]>> state() {
        return Map.of("job", regions);
    }

    private static long bytesOf(final CheckpointFixture fixture, final long number) {
        final Path folder = CheckpointFixture.ROOT.resolve(CheckpointId.checkpoint(number).text());
        long bytes = 0;
        for (final Map.Entry<Path, byte[]> file : fixture.storage.files.entrySet()) {
            if (folder.equals(file.getKey().getParent()) && !file.getKey().endsWith("manifest")) {
                bytes += file.getValue().length;
            }
        }
        return bytes;
    }

    @Test
    void onlyWhatHasChangedIsWritten() {
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            write(fixture.store(), CHECKPOINT, 1, state());
            final long whole = bytesOf(fixture, 1);
            assertThat(whole).isBetween(200_000L, 202_000L);
            regions.set(3, random(33, REGION_BYTES));
            // By a new process, too.
            write(fixture.store(), CHECKPOINT, 2, state());
            assertThat(bytesOf(fixture, 2)).isBetween(20_000L, 20_200L);
            write(fixture.store(), CHECKPOINT, 3, state());
            assertThat(bytesOf(fixture, 3)).isZero();
            fixture.assertHolds("checkpoint-00000003", state());
            final CheckpointId savepoint = write(fixture.store(), SAVEPOINT, 4, state());
            try (Checkpoint checkpoint = fixture.store().open(savepoint.text())) {
                assertThat(checkpoint.isSelfContained()).isTrue();
            }
            // A savepoint is nothing to refer to: it may go at any time.
            write(fixture.store(), CHECKPOINT, 5, state());
            assertThat(bytesOf(fixture, 5)).isZero();
            fixture.store().delete(savepoint.text());
            fixture.assertHolds("checkpoint-00000005", state());
        }
    }

    @Test
    void oneThatGoesWhileAnotherProcessReadsItIsNotDamaged() {
        try (CheckpointFixture fixture = new CheckpointFixture(false)) {
            final CheckpointStore running = fixture.store();
            write(running, CHECKPOINT, 1, state());
            fixture.storage.meanwhile =
                    () -> {
                        write(running, CHECKPOINT, 2, state());
                        running.retain(1);
                    };
            try (Checkpoint found =
                    fixture.store().newestValid(fixture.alarms::add).orElseThrow()) {
                assertThat(found.info().id()).isEqualTo(CheckpointId.checkpoint(2));
            }
            assertThat(fixture.alarms).isEmpty();
        }
    }

    @Test
    void equalFramesAreWrittenOnce() {
        try (CheckpointFixture fixture = new CheckpointFixture(false)) {
            regions.replaceAll(region -> regions.getFirst());
            write(fixture.store(), CHECKPOINT, 1, Map.of("a", regions, "b", regions));
            assertThat(bytesOf(fixture, 1)).isLessThan(21_000);
            fixture.assertHolds("checkpoint-00000001", Map.of("a", regions, "b", regions));
            assertThat(fixture.store().verify("checkpoint-00000001")).isEqualTo(REGION_BYTES);
        }
    }

    @Test
    void filesLiveAsLongAsACheckpointNamesThem() {
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            final CheckpointStore store = fixture.store();
            for (int number = 1; number <= 8; number++) {
                regions.set(number, random(100 + number, REGION_BYTES));
                write(store, CHECKPOINT, number, state());
                store.retain(2);
                fixture.assertHolds(CheckpointId.checkpoint(number).text(), state());
                for (final CheckpointId id : store.list()) {
                    assertThat(store.verify(id.text())).isEqualTo(REGIONS * REGION_BYTES);
                }
            }
            assertThat(store.list())
                    .containsExactly(CheckpointId.checkpoint(7), CheckpointId.checkpoint(8));
            assertThat(fixture.store().removeLeftovers()).isZero();
            // Of the first file less than half was still needed at last: it is not there any more.
            assertThat(bytesOf(fixture, 1)).isZero();
        }
    }

    @Test
    void noFrameGetsOlderThanTheLimit() {
        try (CheckpointFixture fixture = new CheckpointFixture(false)) {
            final CheckpointStore store =
                    new CheckpointStore(fixture.context().reuseLimit(3).conclude());
            for (int number = 1; number <= 9; number++) {
                write(store, CHECKPOINT, number, state());
                assertThat(bytesOf(fixture, number) > 0).isEqualTo(number % 4 == 1);
            }
        }
    }

    @Test
    void whatIsBeingReferredToIsNotSweptAway() {
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            final CheckpointStore store = fixture.store();
            write(store, CHECKPOINT, 1, state());
            final CheckpointWriter writer = store.begin(start(CHECKPOINT, 2));
            store.delete("checkpoint-00000001");
            writer.part("job", new TreeMap<>(), new Regions(regions));
            while (writer.work() > 0) {
                assertThat(store.removeLeftovers()).isZero();
            }
            writer.commit(new byte[0]);
            assertThat(bytesOf(fixture, 2)).isZero();
            fixture.assertHolds("checkpoint-00000002", state());
            assertThat(store.removeLeftovers()).isZero();
            fixture.assertHolds("checkpoint-00000002", state());
        }
    }

    @Test
    void damagedOnesDoNotCountAndNothingTheyMayNeedIsSwept() {
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            final CheckpointStore store = fixture.store();
            write(store, CHECKPOINT, 1, state());
            write(store, CHECKPOINT, 2, state());
            final Path manifest =
                    CheckpointFixture.ROOT.resolve("checkpoint-00000002").resolve("manifest");
            final byte[] good = fixture.storage.files.get(manifest).clone();
            fixture.storage.files.get(manifest)[50] ^= 1;
            final CheckpointStore restarted = fixture.store();
            assertThat(restarted.retain(1)).isZero();
            restarted.delete("checkpoint-00000001");
            // It was repaired, say from a backup: what it names must still be there.
            fixture.storage.files.put(manifest, good);
            fixture.assertHolds("checkpoint-00000002", state());
            // Damaged for good, it goes when there are enough whole ones.
            fixture.storage.files.get(manifest)[50] ^= 1;
            final CheckpointStore again = fixture.store();
            write(again, CHECKPOINT, 3, state());
            assertThat(again.retain(1)).isEqualTo(1);
            assertThat(again.list()).containsExactly(CheckpointId.checkpoint(3));
            assertThat(bytesOf(fixture, 1)).isZero();
            fixture.assertHolds("checkpoint-00000003", state());
        }
    }

    @Test
    void savepointsAndFilesOfOthersStay() {
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            final CheckpointStore store = fixture.store();
            final CheckpointId savepoint = write(store, SAVEPOINT, 1, state());
            fixture.storage.createDirectories(CheckpointFixture.ROOT.resolve("lost+found"));
            final Path note = CheckpointFixture.ROOT.resolve("checkpoint-00000002/note.txt");
            for (int number = 2; number <= 5; number++) {
                write(store, CHECKPOINT, number, state());
            }
            fixture.storage.files.put(note, new byte[1]);
            assertThat(store.retain(1)).isEqualTo(3);
            assertThat(store.list()).containsExactly(savepoint, CheckpointId.checkpoint(5));
            assertThat(fixture.storage.exists(note)).isTrue();
            assertThat(fixture.storage.folders)
                    .contains(CheckpointFixture.ROOT.resolve("lost+found"));
            fixture.assertHolds(savepoint.text(), state());
            fixture.assertHolds("checkpoint-00000005", state());
        }
    }
}
