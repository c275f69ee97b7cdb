package io.heliosdb.streaming.connectors.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.connectors.spi.PositionDescriptor;
import io.heliosdb.streaming.connectors.spi.SourcePosition;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

final class PositionBookTest {
    private final Ledger ledger = new Ledger(1L << 20);
    private final Arena room =
            Arena.open(ledger, "test", "record", PositionDescriptor.MAX_BYTES + 8L);
    private final byte[] bytes = new byte[PositionDescriptor.MAX_BYTES];

    @AfterEach
    void memoryIsGivenBack() {
        room.close();
        assertThat(ledger.open()).isEmpty();
    }

    private void record(final PositionBook book, final String key, final byte... position) {
        final int length =
                PositionDescriptor.write(bytes, key.getBytes(StandardCharsets.UTF_8), position);
        Memory.copyFromArray(bytes, 0, room.address(), length);
        book.onPosition(room.address(), length);
    }

    @Test
    void rowsBelongToTheKeyThatWasNamedLast() {
        final PositionBook book = new PositionBook();
        book.onRows(3);
        assertThat(book.positions()).isEmpty();
        record(book, "a", (byte) 1);
        book.onRows(2);
        book.onRows(3);
        record(book, "ö", (byte) 7, (byte) 8);
        book.onRows(1);
        assertThat(book.positions())
                .containsExactly(
                        new SourcePosition("a", new byte[] {1}, 5),
                        new SourcePosition("ö", new byte[] {7, 8}, 1));
        record(book, "a");
        assertThat(book.positions())
                .containsExactly(
                        new SourcePosition("a", new byte[0], 0),
                        new SourcePosition("ö", new byte[] {7, 8}, 1));
    }

    @Test
    void equalsAMapAlsoWhenRestoredInBetween() {
        final Random random = new Random(11);
        final Map<String, SourcePosition> expected = new LinkedHashMap<>();
        PositionBook book = new PositionBook();
        String current = "";
        for (int step = 0; step < 20_000; step++) {
            if (random.nextInt(3) == 0) {
                current = "key-" + random.nextInt(500);
                final byte[] position = new byte[random.nextInt(20)];
                random.nextBytes(position);
                record(book, current, position);
                expected.put(current, new SourcePosition(current, position, 0));
            } else {
                final int count = random.nextInt(4);
                book.onRows(count);
                expected.computeIfPresent(
                        current,
                        (key, old) ->
                                new SourcePosition(key, old.position(), old.rowCount() + count));
            }
            if (random.nextInt(1000) == 0) {
                final PositionBook restored = new PositionBook();
                restored.restore(book.positions(), book.currentKey());
                book = restored;
            }
        }
        assertThat(book.positions()).isEqualTo(List.copyOf(expected.values()));
    }

    @Test
    void refusesWhatIsNoRecord() {
        final PositionBook book = new PositionBook();
        Memory.putShort(room.address(), (short) 10);
        assertThatThrownBy(() -> book.onPosition(room.address(), 11))
                .hasMessageContaining("HCON-0012");
        assertThatThrownBy(() -> book.onPosition(room.address(), 1))
                .hasMessageContaining("HCON-0012");
        assertThat(book.positions()).isEmpty();
    }
}
