package io.heliosdb.streaming.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The ring beside a list of everything. */
final class RetainedRowsTest {
    private static final int CAPACITY = 4096;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isWhatAListWouldBe(final long seed) {
        final Random random = new Random(seed);
        try (Ledger ledger = new Ledger(1 << 20);
                RetainedRows rows = new RetainedRows(ledger, CAPACITY)) {
            final long first = 1L + random.nextInt(1000);
            rows.begin(first);
            final List<Integer> lengths = new ArrayList<>();
            long sending = first;
            long oldest = first;
            int refused = 0;
            for (int i = 0; i < 20_000; i++) {
                switch (random.nextInt(5)) {
                    case 0, 1 -> {
                        final int length = 8 * (1 + random.nextInt(40));
                        final long address = rows.claim(length);
                        if (address == 0) {
                            refused++;
                        } else {
                            assertThat(address & 7).isZero();
                            Memory.fill(address, length, (byte) lengths.size());
                            assertThat(rows.commit(length)).isEqualTo(first + lengths.size());
                            lengths.add(length);
                        }
                    }
                    case 2 -> {
                        assertThat(rows.hasNext()).isEqualTo(sending < first + lengths.size());
                        if (rows.hasNext()) {
                            assertNext(rows, lengths, first, sending++);
                            rows.sent();
                        }
                    }
                    case 3 -> {
                        oldest = oldest + random.nextInt((int) (sending - oldest) + 1);
                        rows.acknowledged(oldest - 1);
                        assertThat(rows.oldestNumber()).isEqualTo(oldest);
                    }
                    default -> {
                        if (random.nextInt(20) == 0) {
                            sending = oldest + random.nextInt((int) (sending - oldest) + 1);
                            rows.resume(sending - 1);
                        }
                    }
                }
                assertThat(rows.endNumber()).isEqualTo(first + lengths.size());
            }
            assertThat(refused).isGreaterThan(100);
            assertThat(lengths).hasSizeGreaterThan(1000);
        }
    }

    private static void assertNext(
            final RetainedRows rows,
            final List<Integer> lengths,
            final long first,
            final long number) {
        final int index = (int) (number - first);
        assertThat(rows.nextNumber()).isEqualTo(number);
        assertThat(rows.nextLength()).isEqualTo(lengths.get(index));
        final long address = rows.nextAddress();
        assertThat(Memory.getByte(address)).isEqualTo((byte) index);
        assertThat(Memory.getByte(address + lengths.get(index) - 1)).isEqualTo((byte) index);
    }

    @Test
    void anAcknowledgementBeyondWhatWasSentGoesOnBehindIt() {
        try (Ledger ledger = new Ledger(1 << 20);
                RetainedRows rows = new RetainedRows(ledger, CAPACITY)) {
            rows.begin(1);
            for (int i = 0; i < 3; i++) {
                assertThat(rows.claim(8)).isNotZero();
                rows.commit(8);
            }
            rows.acknowledged(2); // an earlier connection had sent them
            assertThat(rows.nextNumber()).isEqualTo(3);
            rows.acknowledged(100);
            assertThat(rows.hasNext()).isFalse();
            assertThat(rows.endNumber()).isEqualTo(4);
        }
    }
}
