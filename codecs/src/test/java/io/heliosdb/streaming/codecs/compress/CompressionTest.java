package io.heliosdb.streaming.codecs.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Random;

class CompressionTest {
    private static final int MOST = 256 << 10;
    private static final byte GUARD = 0x5a;

    private final Random random = new Random(7);
    private final Ledger ledger = new Ledger(1 << 24);
    private final Arena arena = Arena.open(ledger, "test", "test", 4 << 20);
    private final long plain = arena.address();
    private final long packed = arena.address() + (1 << 20) + 1;
    private final long result = arena.address() + (2 << 20) + 3;

    @AfterEach
    void close() {
        arena.close();
        assertThat(ledger.openBytes()).isZero();
    }

    /** Half random, half runs. */
    private byte[] fill(final int length) {
        final byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = i % 64 < 16 ? (byte) random.nextInt() : 0;
        }
        Memory.copyFromArray(bytes, 0, plain, length);
        return bytes;
    }

    private byte[] result(final int length) {
        final byte[] bytes = new byte[length];
        Memory.copyToArray(result, bytes, 0, length);
        return bytes;
    }

    @ParameterizedTest
    @EnumSource
    void comesBackAsItWas(final Compression compression) {
        for (final int length : new int[] {0, 1, 7, 100, 4096, 65_472, MOST}) {
            final byte[] bytes = fill(length);
            final int count = compression.compress(plain, length, packed, 2 * length + 64);
            assertThat(count).isNotNegative();
            if (length > 4000 && compression != Compression.NONE) {
                assertThat(count).isLessThan(length / 2);
            }
            compression.decompress(packed, count, result, length);
            assertThat(result(length)).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhenThereIsNoRoom(final Compression compression) {
        final byte[] noise = new byte[10_000];
        random.nextBytes(noise);
        Memory.copyFromArray(noise, 0, plain, noise.length);
        for (final int capacity : new int[] {0, 1, 100, noise.length - 1}) {
            Memory.putByte(packed + capacity, GUARD);
            assertThat(compression.compress(plain, noise.length, packed, capacity))
                    .isEqualTo(Compression.NO_ROOM);
            assertThat(Memory.getByte(packed + capacity)).isEqualTo(GUARD);
        }
    }

    /** A bomb: the input stands for more bytes than the caller expects. */
    @ParameterizedTest
    @EnumSource
    void writesNoMoreThanIsExpected(final Compression compression) {
        Memory.fill(plain, MOST, (byte) 0);
        final int count = compression.compress(plain, MOST, packed, 2 * MOST);
        for (final int expected : new int[] {0, 1, 1000, MOST - 1}) {
            Memory.fill(result + expected, 64, GUARD);
            assertDamaged(compression, count, expected);
            for (int i = 0; i < 64; i++) {
                assertThat(Memory.getByte(result + expected + i)).isEqualTo(GUARD);
            }
        }
        assertDamaged(compression, count, MOST + 1);
    }

    /** Any answer but a crash, a hang, or a byte beyond the room. */
    @ParameterizedTest
    @EnumSource(names = {"LZ4", "ZSTD"})
    void standsDamage(final Compression compression) {
        final int length = 2000;
        fill(length);
        final int count = compression.compress(plain, length, packed, 2 * length);
        final byte[] good = new byte[count];
        Memory.copyToArray(packed, good, 0, count);
        for (int cut = 0; cut < count; cut++) {
            assertDamaged(compression, cut, length);
        }
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            final byte[] bad = good.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bad[random.nextInt(i < 10_000 ? 32 : count)] = (byte) random.nextInt();
            }
            Memory.copyFromArray(bad, 0, packed, count);
            Memory.putByte(result + length, GUARD);
            refused += isRefused(compression, count, length) ? 1 : 0;
            assertThat(Memory.getByte(result + length)).isEqualTo(GUARD);
        }
        assertThat(refused).isGreaterThan(2000);
    }

    private boolean isRefused(
            final Compression compression, final int length, final int expectedLength) {
        try {
            compression.decompress(packed, length, result, expectedLength);
            return false;
        } catch (final HeliosException e) {
            assertThat(e.code()).isEqualTo(CompressionError.DAMAGED);
            return true;
        }
    }

    private void assertDamaged(
            final Compression compression, final int length, final int expectedLength) {
        assertThat(isRefused(compression, length, expectedLength))
                .as("%s, %d bytes for %d", compression, length, expectedLength)
                .isTrue();
    }

    @Test
    void codesNeverChange() {
        assertThat(Compression.ofCode(0)).isSameAs(Compression.NONE);
        assertThat(Compression.ofCode(1)).isSameAs(Compression.LZ4);
        assertThat(Compression.ofCode(2)).isSameAs(Compression.ZSTD);
        assertThatThrownBy(() -> Compression.ofCode(3))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> assertThat(e.code()).isEqualTo(CompressionError.UNKNOWN));
    }
}
