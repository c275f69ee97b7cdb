package io.heliosdb.streaming.state.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.StateFixture;

import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.function.LongUnaryOperator;

class KeyHashTest {
    /** Values as keys of real tables have them: dense, spaced, in upper bits only, doubles. */
    private static LongUnaryOperator keys(final String kind) {
        return switch (kind) {
            case "dense" -> i -> i;
            case "spaced" -> i -> i * 1_000_000;
            case "upper" -> i -> i << 44;
            case "upper and lower" -> i -> (i << 48) | (i & 3);
            default -> Double::doubleToRawLongBits;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"dense", "spaced", "upper", "upper and lower", "double"})
    void spreadsEveryPartOfTheTagThatTablesUse(final String kind) {
        final int count = 1 << 16;
        final int[] upper = new int[256];
        final int[] lower = new int[256];
        final LongUnaryOperator keys = keys(kind);
        for (long i = 0; i < count; i++) {
            final long hash = KeyHash.mix(keys.applyAsLong(i));
            upper[(int) (hash >>> 56)]++;
            lower[(int) (hash >>> 32) & 255]++;
        }
        for (int i = 0; i < 256; i++) {
            assertThat(upper[i]).isBetween(128, 512);
            assertThat(lower[i]).isBetween(128, 512);
        }
    }

    @Test
    void columnsAreNotInterchangeable() {
        final LongHashSet hashes = new LongHashSet();
        for (long a = 0; a < 300; a++) {
            for (long b = 0; b < 300; b++) {
                hashes.add(KeyHash.combine(KeyHash.mix(a), b));
            }
        }
        assertThat(hashes.size()).isEqualTo(90_000);
    }

    @Test
    void bytesDependOnEveryByteAndTheLengthAndOnNothingElse() {
        try (StateFixture fixture = new StateFixture()) {
            final long address = fixture.memory.allocateZeroed(256);
            final LongHashSet hashes = new LongHashSet();
            int expected = 0;
            for (int length = 0; length < 40; length++) {
                hashes.add(KeyHash.bytes(address, length));
                expected++;
                for (int i = 0; i < length; i++) {
                    for (int bit = 0; bit < 8; bit++) {
                        Memory.putByte(address + i, (byte) (1 << bit));
                        hashes.add(KeyHash.bytes(address, length));
                        expected++;
                    }
                    Memory.putByte(address + i, (byte) 0);
                }
            }
            assertThat(hashes.size()).isEqualTo(expected);
            final long before = KeyHash.bytes(address + 8, 13);
            Memory.putByte(address + 7, (byte) 1);
            Memory.putByte(address + 21, (byte) 1);
            assertThat(KeyHash.bytes(address + 8, 13)).isEqualTo(before);
        }
    }

    /** A change here breaks snapshots: give the tables another format number then. */
    @Test
    void neverChanges() {
        assertThat(KeyHash.mix(1)).isEqualTo(0x93649591bb8d8c9cL);
        assertThat(KeyHash.combine(KeyHash.mix(1), 2)).isEqualTo(0xad876de3eb69add4L);
    }
}
