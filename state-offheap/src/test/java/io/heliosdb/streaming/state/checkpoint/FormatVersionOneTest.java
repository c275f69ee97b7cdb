package io.heliosdb.streaming.state.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.LocalKeyService;
import io.heliosdb.streaming.state.StateFixture;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;
import io.heliosdb.streaming.state.table.InlineTable;
import io.heliosdb.streaming.state.table.KeyHash;
import io.heliosdb.streaming.state.timer.TimerQueue;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** What the first version wrote is restored by this one and by every later one. */
class FormatVersionOneTest {
    private static void assertState(final StateFixture fixture, final Checkpoint checkpoint) {
        try (InlineTable table = new InlineTable(fixture.memory, "table", 16, 1_000);
                TimerQueue timers = new TimerQueue(fixture.memory, "timers", 1_000);
                PartReader reader = checkpoint.part("job")) {
            table.restore(reader);
            timers.restore(reader);
            assertThat(table.size()).isEqualTo(FormatVersionOne.KEYS);
            for (long key = 0; key < FormatVersionOne.KEYS; key++) {
                assertThat(Memory.getLong(table.find(KeyHash.mix(key)))).isEqualTo(key * key);
            }
            for (int timer = 1; timer <= FormatVersionOne.TIMERS; timer++) {
                assertThat(timers.firstTime()).isEqualTo(100L * timer);
                assertThat(timers.firstPayload()).isEqualTo(timer);
                timers.removeFirst();
            }
            assertThat(timers.size()).isZero();
        }
    }

    @Test
    void sealedCheckpointsAndSavepointsAreRestored() {
        final HeapStorage storage = FormatVersionOne.read();
        try (StateFixture fixture = new StateFixture();
                KeyService keys =
                        LocalKeyService.open(storage, FormatVersionOne.KEY, bytes -> {})) {
            final CheckpointStore store =
                    new CheckpointStore(
                            FormatVersionOne.context(storage, fixture)
                                    .folder(FormatVersionOne.SEALED)
                                    .keyService(keys, bytes -> {})
                                    .conclude());
            assertThat(store.list()).hasSize(3);
            for (final CheckpointId id : store.list()) {
                store.verify(id.text());
                try (Checkpoint checkpoint = store.open(id.text())) {
                    assertState(fixture, checkpoint);
                    assertThat(checkpoint.info().barrier()).isEqualTo(1_000 * id.number());
                    assertThat(checkpoint.info().epoch()).isEqualTo(7);
                    assertThat(checkpoint.info().neededFrom()).isEqualTo(64 * id.number());
                    assertThat(checkpoint.info().createdMs()).isEqualTo(1_700_000_000_000L);
                    assertThat(checkpoint.info().engineVersion()).isEqualTo("0.1.0");
                    assertThat(checkpoint.attributes()).isEqualTo(CheckpointFixture.ATTRIBUTES);
                    assertThat(checkpoint.properties("job"))
                            .containsExactly(Map.entry("plan", "hash of job"));
                }
            }
            try (Checkpoint second = store.open("checkpoint-00000002")) {
                assertThat(second.isSelfContained()).isFalse();
                assertThat(CheckpointFixture.read(second, fixture.ledger))
                        .containsEntry("noise", FormatVersionOne.noise());
            }
            assertThat(store.removeLeftovers()).isZero();
        }
    }

    @Test
    void aPlainCheckpointIsRestored() {
        final HeapStorage storage = FormatVersionOne.read();
        try (StateFixture fixture = new StateFixture()) {
            final CheckpointStore store =
                    new CheckpointStore(
                            FormatVersionOne.context(storage, fixture)
                                    .folder(FormatVersionOne.PLAIN)
                                    .encryptionOff()
                                    .conclude());
            try (Checkpoint checkpoint = store.newestValid(alarm -> {}).orElseThrow()) {
                assertState(fixture, checkpoint);
            }
        }
    }
}
