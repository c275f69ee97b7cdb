package io.heliosdb.streaming.codecs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;

class WindowTest {
    private final Ledger ledger = new Ledger(1L << 40);

    @Test
    void movesOverBytes() {
        try (Arena arena = Arena.open(ledger, "test", "test", 1 << 20)) {
            final Window window = new Window();
            Memory.putInt(arena.address() + 5, 0x01020304);
            final ByteBuffer first = window.over(arena.address() + 5, 4);
            assertThat(first.remaining()).isEqualTo(4);
            assertThat(first.getInt()).isEqualTo(0x01020304);
            final ByteBuffer second = window.over(arena.address(), 1 << 20);
            assertThat(second).isSameAs(first);
            assertThat(second.remaining()).isEqualTo(1 << 20);
            second.put(second.limit() - 1, (byte) 7);
            assertThat(Memory.getByte(arena.address() + (1 << 20) - 1)).isEqualTo((byte) 7);
            assertThat(window.over(arena.address(), 0).remaining()).isZero();
        }
    }

    /** Addresses are reserved, not used: the machine gives pages when they are touched. */
    @Test
    void reachesAnyAddress() {
        try (Arena arena = Arena.open(ledger, "test", "test", 10L << 30)) {
            final Window window = new Window();
            final long step = (1L << 30) + 12_345;
            for (long offset = 0; offset + 4 <= arena.capacityBytes(); offset += step) {
                window.over(arena.address() + offset, 4).putInt((int) offset);
                assertThat(Memory.getInt(arena.address() + offset)).isEqualTo((int) offset);
            }
            for (final int length : new int[] {1 << 30, Integer.MAX_VALUE - 8}) {
                final long end = arena.address() + arena.capacityBytes() - length;
                final ByteBuffer large = window.over(end, length);
                assertThat(large.remaining()).isEqualTo(length);
                large.put(large.limit() - 1, (byte) 9);
                assertThat(Memory.getByte(end + length - 1)).isEqualTo((byte) 9);
            }
        }
    }
}
