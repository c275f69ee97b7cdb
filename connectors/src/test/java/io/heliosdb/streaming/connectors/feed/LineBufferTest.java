package io.heliosdb.streaming.connectors.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

final class LineBufferTest {
    private static final int LARGE = 32;
    private static final int SMALL = 8;

    private static LineBuffer buffer(final Arena arena, final int bytes) {
        return new LineBuffer(arena.address(), arena.buffer().slice(0, bytes), SMALL);
    }

    @Test
    void whatAnotherOneHoldsIsTakenOverIfThereIsRoom() {
        try (Ledger ledger = new Ledger(1 << 20);
                Arena one = Arena.open(ledger, "test", "line", LARGE);
                Arena two = Arena.open(ledger, "test", "line", LARGE)) {
            final LineBuffer large = buffer(one, LARGE);
            large.room().put("ab\ncdefgh\n".getBytes(StandardCharsets.US_ASCII));
            large.filled(10);
            final LineBuffer small = buffer(two, SMALL);
            assertThatThrownBy(() -> small.takeOver(large))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(large.find()).isEqualTo(LineBuffer.LINE);
            large.consume();
            small.takeOver(large);
            assertThat(small.find()).isEqualTo(LineBuffer.LINE);
            assertThat(small.lineLength()).isEqualTo(7);
        }
    }
}
