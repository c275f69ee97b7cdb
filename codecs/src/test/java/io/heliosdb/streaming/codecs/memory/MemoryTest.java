package io.heliosdb.streaming.codecs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

class MemoryTest {
    private final Ledger ledger = new Ledger(1 << 20);

    @Test
    void valuesComeBackLittleEndian() {
        try (Arena arena = Arena.open(ledger, "test", "memory", 4096)) {
            final long at = arena.address() + 3;
            Memory.putLong(at, 0x0102030405060708L);
            assertThat(Memory.getByte(at)).isEqualTo((byte) 8);
            assertThat(Memory.getShort(at)).isEqualTo((short) 0x0708);
            assertThat(Memory.getInt(at + 4)).isEqualTo(0x01020304);
            Memory.putDouble(at, -0.0);
            assertThat(Memory.getLong(at)).isEqualTo(Long.MIN_VALUE);
            Memory.putFloat(at, Float.NaN);
            assertThat(Memory.getFloat(at)).isNaN();
            Memory.putShort(at, Short.MIN_VALUE);
            Memory.putInt(at + 2, Integer.MAX_VALUE);
            assertThat(Memory.getInt(at)).isEqualTo(0xffff8000);
        }
    }

    @Test
    void comparisonIsThatOfUnsignedBytes() {
        final Random random = new Random(3);
        try (Arena arena = Arena.open(ledger, "test", "memory", 4096)) {
            for (int i = 0; i < 5_000; i++) {
                final byte[] left = randomText(random);
                final byte[] right = random.nextInt(3) == 0 ? left.clone() : randomText(random);
                Memory.copyFromArray(left, 0, arena.address() + 1, left.length);
                Memory.copyFromArray(right, 0, arena.address() + 1026, right.length);
                final int order =
                        Memory.compare(
                                arena.address() + 1,
                                left.length,
                                arena.address() + 1026,
                                right.length);
                assertThat(Integer.signum(order))
                        .isEqualTo(Integer.signum(Arrays.compareUnsigned(left, right)));
            }
        }
    }

    @Test
    void aByteThatDiffersIsFoundAtEachPlaceOfEachLength() {
        try (Arena arena = Arena.open(ledger, "test", "memory", 4096)) {
            final long left = arena.address() + 1;
            final long right = arena.address() + 1026;
            for (int length = 0; length <= 40; length++) {
                Memory.fill(left, 64, (byte) 'l');
                Memory.fill(right, 64, (byte) 'r');
                Memory.fill(left, length, (byte) 7);
                Memory.fill(right, length, (byte) 7);
                assertThat(Memory.mismatch(left, right, length)).isEqualTo(length);
                assertThat(Memory.equal(left, right, length)).isTrue();
                for (int at = length - 1; at >= 0; at--) {
                    // what lies behind differs too
                    Memory.putByte(left + at, (byte) -7);
                    assertThat(Memory.mismatch(left, right, length)).isEqualTo(at);
                    assertThat(Memory.equal(left, right, length)).isFalse();
                }
            }
        }
    }

    private static byte[] randomText(final Random random) {
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.appendCodePoint(
                    random.nextBoolean() ? 'a' + random.nextInt(2) : 0xe0 + random.nextInt(0x1000));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void copiesOfAllLengthsAndOverlaps() {
        try (Arena arena = Arena.open(ledger, "test", "memory", 4096)) {
            final byte[] expected = new byte[200];
            new Random(4).nextBytes(expected);
            Memory.copyFromArray(expected, 0, arena.address(), expected.length);
            final byte[] actual = new byte[expected.length];
            for (int length = 0; length <= 70; length++) {
                for (int from = 60; from < 68; from++) {
                    for (int to = 30; to < 100; to += 1 + length / 8) {
                        Memory.copy(arena.address() + from, arena.address() + to, length);
                        System.arraycopy(expected, from, expected, to, length);
                        Memory.copyToArray(arena.address(), actual, 0, actual.length);
                        assertThat(actual).isEqualTo(expected);
                    }
                }
            }
            Memory.clearWords(arena.address() + 8, 16);
            assertThat(Memory.getLong(arena.address() + 16)).isZero();
            assertThat(Memory.getLong(arena.address() + 24)).isNotZero();
        }
    }
}
