package io.heliosdb.streaming.ringbuffer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.RecordType;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The window against a queue of copies on the heap. */
class RecordWindowTest {
    private static final int CAPACITY_BYTES = 4096;
    private static final int RECORD_CAPACITY = 40;

    private record Copy(long firstRowSequence, int rowCount, List<Byte> bytes) {}

    @Test
    void itKeepsTheNewestRecords() {
        final SplittableRandom random = new SplittableRandom(7);
        final Ledger ledger = new Ledger(1 << 20);
        final ArrayDeque<Copy> twin = new ArrayDeque<>();
        try (Arena arena = Arena.open(ledger, "window", "test", CAPACITY_BYTES);
                Arena source = Arena.open(ledger, "source", "test", CAPACITY_BYTES)) {
            final RecordWindow window =
                    new RecordWindow(arena.address(), CAPACITY_BYTES, RECORD_CAPACITY);
            assertThat(window.isEmpty()).isTrue();
            long nextRowSequence = 5;
            for (int i = 0; i < 5000; i++) {
                final byte[] bytes =
                        new byte
                                [random.nextInt(10) == 0
                                        ? random.nextInt(CAPACITY_BYTES + 1)
                                        : random.nextInt(200)];
                random.nextBytes(bytes);
                Memory.copyFromArray(bytes, 0, source.address(), bytes.length);
                final Copy copy = new Copy(nextRowSequence, 1 + random.nextInt(9), boxed(bytes));
                final LogEntry entry = new LogEntry();
                entry.wrap(
                        RecordType.ROWS,
                        3,
                        source.address(),
                        bytes.length,
                        copy.rowCount,
                        nextRowSequence,
                        1,
                        2);
                nextRowSequence += copy.rowCount;

                twin.add(copy);
                for (int dropped = window.add(entry); dropped > 0; dropped--) {
                    twin.remove();
                }
                assertSame(twin, window, random);
            }
        }
        ledger.close();
    }

    private static List<Byte> boxed(final byte[] bytes) {
        final List<Byte> list = new ArrayList<>(bytes.length);
        for (final byte each : bytes) {
            list.add(each);
        }
        return list;
    }

    private static void assertSame(
            final ArrayDeque<Copy> twin, final RecordWindow window, final SplittableRandom random) {
        assertThat(twin).isNotEmpty().hasSizeLessThanOrEqualTo(RECORD_CAPACITY);
        assertThat(window.firstRowSequence()).isEqualTo(twin.getFirst().firstRowSequence);
        for (final Copy copy : twin) {
            final LogEntry found =
                    window.find(copy.firstRowSequence + random.nextInt(copy.rowCount));
            assertThat(found.firstRowSequence()).isEqualTo(copy.firstRowSequence);
            assertThat(found.rowCount()).isEqualTo(copy.rowCount);
            final byte[] bytes = new byte[found.length()];
            Memory.copyToArray(found.address(), bytes, 0, bytes.length);
            assertThat(boxed(bytes)).isEqualTo(copy.bytes);
        }
    }
}
