package io.heliosdb.streaming.state.memory;

import static io.heliosdb.streaming.state.StateFixture.assertRefused;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.error.StateError;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class StateMemoryTest {
    private static final long MIB = 1 << 20;

    private record Block(long address, long bytes, long content) {}

    @Test
    void blocksDoNotOverlapUnderRandomOperations() {
        try (Ledger ledger = new Ledger(1L << 30);
                StateMemory memory = new StateMemory(ledger, "job", 1L << 29)) {
            final SplittableRandom random = new SplittableRandom(1);
            final List<Block> blocks = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                if (blocks.size() > 200 || (random.nextInt(3) == 0 && !blocks.isEmpty())) {
                    final Block block = blocks.remove(random.nextInt(blocks.size()));
                    assertThat(Memory.getLong(block.address)).isEqualTo(block.content);
                    assertThat(Memory.getLong(block.address + block.bytes - 8))
                            .isEqualTo(block.content);
                    memory.free(block.address, block.bytes);
                } else {
                    final long bytes = 16 + random.nextLong(1L << random.nextInt(4, 22));
                    final Block block = new Block(memory.allocate(bytes), bytes, i);
                    assertThat(block.address % 64).isZero();
                    Memory.fill(block.address, bytes, (byte) 1);
                    Memory.putLong(block.address, i);
                    Memory.putLong(block.address + bytes - 8, i);
                    blocks.add(block);
                }
            }
            blocks.forEach(block -> memory.free(block.address, block.bytes));
            assertThat(memory.usedBytes()).isZero();
            assertThat(ledger.openBytes()).isEqualTo(memory.openBytes());
        }
    }

    @Test
    void refusesMoreThanItsLimitAndCountsIt() {
        try (Ledger ledger = new Ledger(1L << 30);
                StateMemory memory = new StateMemory(ledger, "job", 4 * MIB)) {
            memory.allocate(100);
            assertRefused(StateError.MEMORY_LIMIT, () -> memory.allocate(3 * MIB));
            assertThat(memory.limitHitCount()).isEqualTo(1);
            memory.allocate(2 * MIB);
            assertThat(memory.openBytes()).isEqualTo(4 * MIB);
        }
    }

    @Test
    void theLedgersLimitCountsToo() {
        try (Ledger ledger = new Ledger(2 * MIB);
                StateMemory memory = new StateMemory(ledger, "job", 4 * MIB)) {
            memory.allocate(100);
            assertRefused(StateError.MEMORY_LIMIT, () -> memory.allocate(2 * MIB));
            assertThat(ledger.refusedCount()).isEqualTo(2);
        }
    }

    @Test
    void givesFreeLargeBlocksBackBeforeItRefuses() {
        try (Ledger ledger = new Ledger(1L << 30);
                StateMemory memory = new StateMemory(ledger, "job", 10 * MIB)) {
            final long first = memory.allocate(6 * MIB);
            memory.free(first, 6 * MIB);
            assertThat(memory.allocate(6 * MIB)).isEqualTo(first);
            memory.free(first, 6 * MIB);
            memory.allocate(8 * MIB);
            assertThat(memory.openBytes()).isEqualTo(8 * MIB);
            assertThat(memory.limitHitCount()).isZero();
        }
    }

    @Test
    void touchesAheadOfNeed() {
        try (Ledger ledger = new Ledger(1L << 30);
                StateMemory memory = new StateMemory(ledger, "job", 100 * MIB)) {
            memory.preTouch(5 * MIB);
            assertThat(memory.openBytes()).isEqualTo(6 * MIB);
            for (int i = 0; i < 6; i++) {
                memory.allocate(MIB);
            }
            assertThat(memory.openBytes()).isEqualTo(6 * MIB);
        }
    }

    @Test
    void keepsWhatIsLeftOfAnArena() {
        try (Ledger ledger = new Ledger(1L << 30);
                StateMemory memory = new StateMemory(ledger, "job", 4 * MIB)) {
            memory.allocate(MIB + 1 - 64);
            memory.allocate(MIB);
            for (int i = 0; i < 16; i++) {
                memory.allocate(40 * 1024);
            }
            assertThat(memory.openBytes()).isEqualTo(4 * MIB);
        }
    }
}
