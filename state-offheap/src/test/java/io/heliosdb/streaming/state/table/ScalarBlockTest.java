package io.heliosdb.streaming.state.table;

import static io.heliosdb.streaming.state.StateFixture.assertRefused;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.StateFixture;
import io.heliosdb.streaming.state.error.StateError;

import org.junit.jupiter.api.Test;

class ScalarBlockTest {
    @Test
    void startsAtZeroAndComesBackFromASnapshot() {
        try (StateFixture fixture = new StateFixture()) {
            final byte[] bytes;
            try (ScalarBlock block = new ScalarBlock(fixture.memory, "watermarks", 3)) {
                assertThat(block.get(2)).isZero();
                block.set(0, Long.MIN_VALUE);
                block.set(2, 5);
                assertThat(Memory.getLong(block.address() + 16)).isEqualTo(5);
                bytes = fixture.bytesOf(block::snapshot);
            }
            try (ScalarBlock block = new ScalarBlock(fixture.memory, "watermarks", 3);
                    ScalarBlock other = new ScalarBlock(fixture.memory, "watermarks", 4)) {
                fixture.restore(bytes, block::restore);
                assertThat(block.get(0)).isEqualTo(Long.MIN_VALUE);
                assertThat(block.get(1)).isZero();
                assertThat(block.get(2)).isEqualTo(5);
                assertRefused(
                        StateError.SNAPSHOT_MISMATCH, () -> fixture.restore(bytes, other::restore));
            }
            assertThat(fixture.memory.usedBytes()).isZero();
        }
    }
}
