package io.heliosdb.streaming.state.journal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.state.journal.Durability;
import io.heliosdb.streaming.state.journal.HeapStorage;
import io.heliosdb.streaming.state.journal.JournalError;
import io.heliosdb.streaming.state.journal.file.FileJournalSettings;
import io.heliosdb.streaming.state.journal.file.FileJournalStore;
import io.heliosdb.streaming.state.journal.replay.JournalPlace;
import io.heliosdb.streaming.state.journal.scan.ScanStart;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Lives of an appliance: what one has journaled, the next one finds. */
class JournalTest {
    private HeapStorage storage = new HeapStorage();

    @Test
    void anEndInOrderLeavesNothingToRepair() {
        final List<String> first;
        try (JournalRig rig = new JournalRig(storage)) {
            assertThat(rig.journal.report().recordings()).isZero();
            assertThat(rig.journal.epoch()).isEqualTo(1);
            rig.rows(3, 16, 1);
            rig.command(new byte[] {1, 2, 3});
            rig.record();
            rig.end();
            first = rig.written;
        }
        try (JournalRig rig = new JournalRig(storage)) {
            assertThat(rig.scanned).isEqualTo(first).hasSize(2);
            assertThat(rig.journal.report().wasEnded()).isTrue();
            assertThat(rig.journal.report().cuts()).isEmpty();
            assertThat(rig.journal.epoch()).isEqualTo(2);
            assertThat(rig.journal.nextRowSequence()).isEqualTo(4);
        }
    }

    @Test
    void anEndInOrderTakesBackARecordingThatWasNotBegun() {
        try (JournalRig rig =
                new JournalRig(storage, ScanStart.EVERYTHING, 8192, 1, Retention.KEEP_ALL)) {
            rig.rows(1, 16, 1);
            rig.record();
            rig.journal.fsyncAgent().doWork();
            assertThat(storage.list(JournalRig.FOLDER)).hasSize(2);
            rig.journal.endInOrder();
        }
        assertThat(storage.list(JournalRig.FOLDER)).hasSize(1);
        try (JournalRig rig = new JournalRig(storage)) {
            assertThat(rig.journal.report().cuts()).isEmpty();
        }
    }

    @Test
    void positionsAreNeverEarly() {
        try (JournalRig rig = new JournalRig(storage)) {
            final var positions = rig.journal.positions();
            rig.rows(5, 16, 1);
            assertThat(positions.recordedBelow()).isZero();
            assertThat(positions.gate(Durability.MEMORY).releasedBelow()).isEqualTo(Long.MAX_VALUE);
            rig.record();
            assertThat(positions.gate(Durability.JOURNALED).releasedBelow()).isEqualTo(5);
            assertThat(positions.gate(Durability.FSYNCED).releasedBelow()).isZero();
            rig.journal.fsyncAgent().doWork();
            assertThat(positions.fsyncedBelow()).isEqualTo(5);
            assertThat(positions.below(Durability.FSYNCED)).isEqualTo(5);
        }
    }

    @Test
    void aForceOnRequestDoesNotWaitForTheInterval() {
        try (JournalRig rig = new JournalRig(storage)) {
            rig.rows(1, 16, 1);
            rig.record();
            rig.journal.fsyncAgent().requestForce();
            assertThat(rig.journal.fsyncAgent().doWork()).isEqualTo(1);
            assertThat(rig.journal.positions().fsyncedBelow()).isEqualTo(1);
        }
    }

    /** Against a list: random entries, random work of the agents, random ends, several lives. */
    @Test
    void randomLives() {
        for (int seed = 0; seed < 30; seed++) {
            storage = new HeapStorage();
            final SplittableRandom random = new SplittableRandom(seed);
            final List<String> expected = new ArrayList<>();
            long epoch = 0;
            for (int life = 0; life < 5; life++) {
                final long recordingBytes = random.nextBoolean() ? 20_000 : 1 << 20;
                try (JournalRig rig =
                        new JournalRig(
                                storage,
                                ScanStart.EVERYTHING,
                                random.nextBoolean() ? 8192 : 64 << 10,
                                recordingBytes,
                                Retention.KEEP_ALL)) {
                    assertThat(rig.scanned).as("seed %s life %s", seed, life).isEqualTo(expected);
                    assertThat(rig.journal.epoch()).isGreaterThan(epoch);
                    epoch = rig.journal.epoch();
                    live(rig, random, expected);
                    end(rig, random, expected);
                }
            }
        }
    }

    private static void live(
            final JournalRig rig, final SplittableRandom random, final List<String> before) {
        for (int i = 0; i < 60; i++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> rig.rows(1 + random.nextInt(5), 8 + 8 * random.nextInt(40), i);
                case 2 -> rig.rows(1 + random.nextInt(3), 3000, i);
                case 3 -> rig.command(new byte[1 + random.nextInt(100)]);
                case 4 -> rig.record();
                case 5 -> rig.fsync();
                case 6 -> rig.idle();
                default -> assertReplays(rig, random, before);
            }
        }
    }

    private static void assertReplays(
            final JournalRig rig, final SplittableRandom random, final List<String> before) {
        final List<String> all = new ArrayList<>(before);
        all.addAll(rig.written);
        final long recorded = rig.journal.positions().recordedBelow();
        final List<String> kept = all.stream().filter(each -> end(each) <= recorded).toList();
        if (!kept.isEmpty()) {
            final int from = random.nextInt(kept.size());
            assertThat(rig.replay(first(kept.get(from))))
                    .isEqualTo(kept.subList(from, kept.size()));
        }
    }

    /** Row sequences of an entry as it is described. */
    private static long first(final String entry) {
        return Long.parseLong(entry.split("rows=")[1].split("\\+")[0]);
    }

    private static long end(final String entry) {
        return first(entry) + Long.parseLong(entry.split("\\+")[1].split(" ")[0]);
    }

    /** In order, by a kill, or by a loss of power; says what must be there afterwards. */
    private void end(
            final JournalRig rig, final SplittableRandom random, final List<String> expected) {
        final int way = random.nextInt(3);
        if (way == 0) {
            rig.end();
            expected.addAll(rig.written);
            return;
        }
        final long below =
                way == 1
                        ? rig.journal.positions().recordedBelow()
                        : rig.journal.positions().fsyncedBelow();
        final HeapStorage left = way == 1 ? storage.copy() : storage.afterPowerLoss();
        rig.written.stream().filter(each -> end(each) <= below).forEach(expected::add);
        storage = left;
    }

    @Test
    void aPlaceSparesTheWalk() {
        final long middle;
        final ScanStart start;
        try (JournalRig rig =
                new JournalRig(
                        storage, ScanStart.EVERYTHING, 64 << 10, 20_000, Retention.KEEP_ALL)) {
            for (int i = 0; i < 100; i++) {
                rig.rows(1, 1000, i);
                rig.record();
                rig.fsync();
            }
            middle = 50;
            start = new ScanStart(rig.placeOf(middle), rig.journal.positions().fsyncedBelow());
        }
        try (JournalRig rig =
                new JournalRig(storage, start, 64 << 10, 20_000, Retention.KEEP_ALL)) {
            assertThat(first(rig.scanned.getFirst())).isLessThanOrEqualTo(middle).isPositive();
            assertThat(rig.journal.nextRowSequence()).isEqualTo(100);
            assertThat(rig.replay(0)).as("what was not walked can be replayed").hasSize(100);
        }
        storage.put(
                storage.list(JournalRig.FOLDER).getLast(), new byte[0]); // a start that was torn
        final ScanStart tooFar = new ScanStart(null, 101);
        assertThatThrownBy(
                        () -> new JournalRig(storage, tooFar, 64 << 10, 20_000, Retention.KEEP_ALL))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> assertThat(e.code()).isEqualTo(JournalError.TOO_SHORT));
    }

    @Test
    void nothingIsCutOffFromAJournalThatIsTooShort() {
        try (JournalRig rig = new JournalRig(storage)) {
            rig.rows(5, 16, 1);
            rig.record();
            storage = storage.copy();
        }
        final HeapStorage before = storage.copy();
        assertStops(new ScanStart(null, 6), JournalError.TOO_SHORT);
        assertStops(new ScanStart(new JournalPlace(0, 1, 24), 0), JournalError.DAMAGED);
        assertStops(new ScanStart(new JournalPlace(0, 7, 0), 0), JournalError.NOT_KEPT);
        final Path file = before.list(JournalRig.FOLDER).getFirst();
        assertThat(storage.bytes(file)).isEqualTo(before.bytes(file));
    }

    private void assertStops(final ScanStart start, final JournalError error) {
        assertThatThrownBy(
                        () -> new JournalRig(storage, start, 64 << 10, 20_000, Retention.KEEP_ALL))
                .isInstanceOfSatisfying(
                        HeliosException.class, e -> assertThat(e.code()).isEqualTo(error));
    }

    @Test
    void retentionDeletesWhatNoCheckpointNeeds() {
        final Retention little = new Retention(30_000, Long.MAX_VALUE);
        try (JournalRig rig =
                new JournalRig(storage, ScanStart.EVERYTHING, 64 << 10, 10_000, little)) {
            for (int i = 0; i < 200; i++) {
                rig.rows(1, 1000, i);
                rig.record();
                rig.fsync();
            }
            keep(rig);
            assertThat(rig.replay(0)).as("needed until a checkpoint says no").hasSize(200);
            rig.journal.keeper().needsFrom(90);
            keep(rig);
            assertThat(rig.replay(90)).hasSize(110);
            assertThatThrownBy(() -> rig.replay(0)).hasMessageContaining("no longer kept");
            rig.journal.keeper().needsFrom(200);
            keep(rig);
            final long bytes =
                    storage.list(JournalRig.FOLDER).stream().mapToLong(storage::size).sum();
            assertThat(bytes).isLessThan(60_000);
        }
        try (JournalRig rig = new JournalRig(storage)) {
            assertThat(rig.journal.nextRowSequence()).isEqualTo(200);
            assertThat(rig.journal.report().firstRowSequence()).isBetween(150L, 200L);
        }
    }

    @Test
    void whatNobodyNeedsGoesBeforeTheDiskIsFull() {
        try (JournalRig rig = new JournalRig(storage, new SpaceLimits(10, 20, 0))) {
            for (int i = 0; i < 200; i++) {
                rig.rows(1, 1000, i);
                rig.record();
                rig.fsync();
            }
            rig.journal.keeper().needsFrom(90);
            keep(rig);
            assertThat(rig.replay(0)).as("there is room").hasSize(200);
            storage.freeBytes(150 << 20); // of a gibibyte: input goes on
            keep(rig);
            assertThat(rig.journal.spaceGuard().hasRoom()).isTrue();
            assertThat(rig.replay(90)).as("needed, however full the disk").hasSize(110);
            assertThatThrownBy(() -> rig.replay(0)).hasMessageContaining("no longer kept");
        }
    }

    @Test
    void whatAReplayHasNotReadYetIsKept() {
        final Retention little = new Retention(30_000, Long.MAX_VALUE);
        try (JournalRig rig =
                new JournalRig(storage, ScanStart.EVERYTHING, 64 << 10, 10_000, little)) {
            for (int i = 0; i < 200; i++) {
                rig.rows(1, 1000, i);
                rig.record();
                rig.fsync();
            }
            rig.journal.keeper().needsFrom(200);
            final LogEntry entry = new LogEntry();
            try (LogReplay.Reader reader = rig.journal.replay().open()) {
                assertThat(reader.read(20, entry)).isTrue();
                keep(rig);
                assertThat(rig.replay(20)).hasSize(180);
                assertThat(reader.read(120, entry)).isTrue();
                keep(rig);
                assertThatThrownBy(() -> rig.replay(20)).hasMessageContaining("no longer kept");
                assertThat(rig.replay(120)).hasSize(80);
                reader.rest();
                keep(rig);
                assertThatThrownBy(() -> rig.replay(120)).hasMessageContaining("no longer kept");
                assertThat(reader.read(199, entry)).isTrue();
            }
        }
    }

    @Test
    void aReplayThatCannotReadWhatIsRecordedFailsInsteadOfWaiting() {
        try (JournalRig rig = new JournalRig(storage)) {
            rig.rows(1, 1000, 0);
            rig.record();
            rig.fsync();
            final Path segment = storage.list(JournalRig.FOLDER).getLast();
            final byte[] early = storage.bytes(segment);
            rig.rows(1, 1000, 1);
            rig.record();
            rig.fsync();
            storage.put(segment, early);
            final LogEntry entry = new LogEntry();
            try (LogReplay.Reader reader = rig.journal.replay().open()) {
                assertThat(reader.read(0, entry)).isTrue();
                assertThat(reader.read(1, entry)).isFalse();
                rig.clock.advance(900, TimeUnit.MILLISECONDS);
                assertThat(reader.read(1, entry)).isFalse();
                rig.clock.advance(200, TimeUnit.MILLISECONDS);
                assertThatThrownBy(() -> reader.read(1, entry))
                        .isInstanceOfSatisfying(
                                HeliosException.class,
                                e -> assertThat(e.code()).isEqualTo(JournalError.REPLAY_STALLED));
            }
        }
    }

    private static void keep(final JournalRig rig) {
        for (int i = 0; i < 100; i++) {
            rig.clock.advance(1, TimeUnit.SECONDS);
            rig.journal.keeper().doWork();
        }
    }

    @Test
    void theGuardStopsInputBeforeTheDiskIsFull() {
        try (JournalRig rig = new JournalRig(storage)) {
            final SpaceGuard guard =
                    new SpaceGuard(
                            new FileJournalStore(
                                    storage,
                                    JournalRig.FOLDER,
                                    FileJournalSettings.defaults(rig.ledger)),
                            SpaceLimits.DEFAULT,
                            rig.counters);
            assertThat(guard.hasRoom()).isTrue();
            storage.freeBytes(100 << 20);
            guard.look();
            assertThat(guard.hasRoom()).isFalse();
            storage.freeBytes(900 << 20);
            guard.look();
            assertThat(guard.hasRoom()).isTrue();
            guard.close();
        }
    }

    @Test
    void onAFullDiskNothingMoreIsCountedAndNothingIsLost() {
        long safe = 0;
        try (JournalRig rig = new JournalRig(storage)) {
            storage.freeBytes(20_000);
            HeliosException failure = null;
            for (int i = 0; i < 1000 && failure == null; i++) {
                rig.rows(1, 504, i);
                try {
                    rig.record();
                    rig.fsync();
                } catch (final HeliosException e) {
                    failure = e;
                }
            }
            assertThat(failure).isNotNull();
            assertThat(failure.code()).isEqualTo(JournalError.MEDIUM_FAILED);
            assertThat(failure).hasMessageContaining("HSTO-0001");
            safe = rig.journal.positions().fsyncedBelow();
            assertThat(safe).isPositive();
            storage.freeBytes(1 << 30);
            assertThatThrownBy(rig.agent::doWork).isInstanceOf(HeliosException.class);
            assertThat(rig.journal.positions().recordedBelow()).isEqualTo(safe);
        }
        try (JournalRig rig = new JournalRig(storage.afterPowerLoss())) {
            assertThat(rig.journal.nextRowSequence()).isGreaterThanOrEqualTo(safe);
        }
    }

    /** Each call to the disk fails once: an error, and what was counted as safe is there. */
    @Test
    void everyCallToTheDiskMayFail() {
        int failures = 0;
        for (int n = 0; n < 100; n++) {
            storage = new HeapStorage();
            storage.failAfter(n);
            long safe = 0;
            JournalRig rig = null;
            try {
                rig =
                        new JournalRig(
                                storage, ScanStart.EVERYTHING, 8192, 20_000, Retention.KEEP_ALL);
                for (int i = 0; i < 40; i++) {
                    rig.rows(1, 1000, i);
                    rig.record();
                    rig.fsync();
                }
            } catch (final HeliosException e) {
                failures++;
            }
            if (rig != null) {
                safe = rig.journal.positions().fsyncedBelow();
            }
            try (JournalRig next = new JournalRig(storage.afterPowerLoss())) {
                assertThat(next.journal.nextRowSequence())
                        .as("call %s", n)
                        .isGreaterThanOrEqualTo(safe);
            }
        }
        assertThat(failures).isGreaterThan(60);
    }
}
