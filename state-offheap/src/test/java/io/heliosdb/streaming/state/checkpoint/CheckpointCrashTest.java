package io.heliosdb.streaming.state.checkpoint;

import static io.heliosdb.streaming.state.checkpoint.CheckpointFixture.random;
import static io.heliosdb.streaming.state.checkpoint.CheckpointFixture.write;
import static io.heliosdb.streaming.state.checkpoint.format.CheckpointKind.CHECKPOINT;
import static io.heliosdb.streaming.state.checkpoint.format.CheckpointKind.SAVEPOINT;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Processes that die at every operation on a file, and long random lives beside a simple twin. */
class CheckpointCrashTest {
    private static Map<String, List<byte[]>> state(final SplittableRandom random) {
        final Map<String, List<byte[]>> parts = new TreeMap<>();
        for (int part = 0; part < 2; part++) {
            final List<byte[]> regions = new ArrayList<>();
            for (int region = 0; region < 4; region++) {
                regions.add(random(random.nextInt(12), 9_000 + region));
            }
            parts.put("part " + part, regions);
        }
        return parts;
    }

    /** Counts the operations of a life; dies at one of them if it is told to. */
    private static int live(
            final CheckpointFixture fixture,
            final Map<String, List<byte[]>> first,
            final Map<String, List<byte[]>> second,
            final int dieAt) {
        write(fixture.store(), CHECKPOINT, 1, state(new SplittableRandom(9)));
        write(fixture.store(), CHECKPOINT, 2, first);
        final int before = fixture.storage.operations;
        fixture.storage.failAt = before + dieAt;
        final CheckpointStore store = fixture.store();
        try {
            write(store, CHECKPOINT, 3, second);
            store.retain(1);
        } catch (final HeliosException died) {
            assertThat(died).hasMessageContaining("failed");
        }
        return fixture.storage.operations - before;
    }

    @Test
    void afterADeathAtAnyOperationTheOldOneOrTheNewOneIsThere() {
        final Map<String, List<byte[]>> first = state(new SplittableRandom(1));
        final Map<String, List<byte[]>> second = state(new SplittableRandom(2));
        final int operations;
        try (CheckpointFixture fixture = new CheckpointFixture(true)) {
            operations = live(fixture, first, second, Integer.MAX_VALUE / 2);
        }
        assertThat(operations).isGreaterThan(20);
        for (int dieAt = 1; dieAt <= operations; dieAt++) {
            try (CheckpointFixture fixture = new CheckpointFixture(true)) {
                live(fixture, first, second, dieAt);
                fixture.storage.failAt = Integer.MAX_VALUE;
                final CheckpointStore restarted = fixture.store();
                restarted.removeLeftovers();
                try (Checkpoint checkpoint =
                        restarted.newestValid(fixture.alarms::add).orElseThrow()) {
                    final boolean isNew = checkpoint.info().id().number() == 3;
                    assertThat(isNew || checkpoint.info().id().number() == 2).isTrue();
                    fixture.assertHolds(checkpoint, isNew ? second : first);
                }
                assertThat(fixture.alarms).isEmpty();
                assertThat(restarted.removeLeftovers()).isZero();
                // And life goes on.
                write(restarted, CHECKPOINT, restarted.nextNumber(), first);
                restarted.retain(1);
                assertThat(restarted.list()).hasSize(1);
                assertThat(restarted.removeLeftovers()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRandomLifeIsThatOfTheTwin(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final TreeMap<Long, CheckpointId> ids = new TreeMap<>();
        final Map<CheckpointId, Map<String, List<byte[]>>> twin =
                new TreeMap<>((a, b) -> Long.compare(a.number(), b.number()));
        try (CheckpointFixture fixture = new CheckpointFixture(random.nextBoolean())) {
            CheckpointStore store = fixture.store();
            for (int step = 0; step < 150; step++) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> {
                        final CheckpointKind kind = random.nextInt(4) == 0 ? SAVEPOINT : CHECKPOINT;
                        final Map<String, List<byte[]>> state = state(random);
                        final CheckpointId id = write(store, kind, store.nextNumber(), state);
                        twin.put(id, state);
                        ids.put(id.number(), id);
                    }
                    case 3 -> {
                        final int keep = 1 + random.nextInt(3);
                        store.retain(keep);
                        int kept = 0;
                        for (final CheckpointId id : List.copyOf(ids.descendingMap().values())) {
                            if (id.kind() == CHECKPOINT && ++kept > keep) {
                                twin.remove(ids.remove(id.number()));
                            }
                        }
                    }
                    case 4 -> {
                        if (!ids.isEmpty()) {
                            final List<CheckpointId> all = List.copyOf(ids.values());
                            final CheckpointId id = all.get(random.nextInt(all.size()));
                            store.delete(id.text());
                            twin.remove(ids.remove(id.number()));
                        }
                    }
                    case 5 -> store = fixture.store();
                    case 6 -> {
                        // It dies while it writes.
                        fixture.storage.failAt = fixture.storage.operations + 1 + random.nextInt(8);
                        final Map<String, List<byte[]>> state = state(random);
                        final long number = store.nextNumber();
                        try {
                            final CheckpointId id = write(store, CHECKPOINT, number, state);
                            twin.put(id, state);
                            ids.put(number, id);
                        } catch (final HeliosException died) {
                            fixture.storage.failAt = Integer.MAX_VALUE;
                            store = fixture.store();
                            store.removeLeftovers();
                        }
                        fixture.storage.failAt = Integer.MAX_VALUE;
                        // Dying behind the rename, it has written it all the same.
                        for (final CheckpointId id : store.list()) {
                            if (ids.putIfAbsent(id.number(), id) == null) {
                                twin.put(id, state);
                            }
                        }
                    }
                    default -> store.removeLeftovers();
                }
                assertThat(store.list()).containsExactlyElementsOf(ids.values());
                if (step % 5 == 0) {
                    for (final CheckpointId id : ids.values()) {
                        fixture.assertHolds(id.text(), twin.get(id));
                    }
                }
            }
            assertNothingIsLeft(fixture, store, ids);
        }
    }

    /** Without checkpoints there is no file. */
    private static void assertNothingIsLeft(
            final CheckpointFixture fixture,
            final CheckpointStore store,
            final Map<Long, CheckpointId> ids) {
        for (final CheckpointId id : ids.values()) {
            store.delete(id.text());
        }
        store.removeLeftovers();
        final List<Path> left = new ArrayList<>(fixture.storage.files.keySet());
        left.addAll(fixture.storage.folders);
        left.removeIf(path -> !path.startsWith(CheckpointFixture.ROOT));
        left.remove(CheckpointFixture.ROOT);
        assertThat(left).isEmpty();
    }
}
