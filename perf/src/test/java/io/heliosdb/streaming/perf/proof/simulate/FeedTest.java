package io.heliosdb.streaming.perf.proof.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.connectors.spi.RowCollector;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.SourcePosition;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;

class FeedTest {
    private static final int EVENTS = 100;
    private static final List<Column> COLUMNS =
            List.of(new Column("n", SqlType.of(TypeKind.BIGINT)));

    private final Ledger ledger = new Ledger(Long.MAX_VALUE);
    private final Arena page = Arena.open(ledger, "test", "feed", 4096);
    private final Feed feed = new Feed(1, EVENTS);

    @AfterEach
    void close() {
        page.close();
        assertThat(ledger.openBytes()).isZero();
    }

    /** A position in front of the first event, and so many events behind it. */
    private static List<SourcePosition> after(final long events) {
        final byte[] start = ByteBuffer.allocate(Integer.BYTES).putInt(0).array();
        return List.of(new SourcePosition("feed", start, events));
    }

    /** A source that has given five events behind a position. */
    private Source givenFive() {
        final Source source = feed.open(COLUMNS);
        source.resume(List.of());
        assertThat(source.poll(new Taking())).isEqualTo(5);
        return source;
    }

    @Test
    void whatIsAcknowledgedIsForgotten() {
        givenFive().acknowledged(4);
        assertThat(feed.acknowledged()).isEqualTo(3);
        feed.open(COLUMNS).resume(after(3));
        feed.check();
    }

    @Test
    void aStartThatWantsAcknowledgedEventsAgainIsSeen() {
        givenFive().acknowledged(6);
        final Source next = feed.open(COLUMNS);
        assertThatThrownBy(() -> next.resume(after(3)))
                .hasMessageContaining("2 acknowledged events lost");
        assertThatThrownBy(feed::check).hasMessageContaining("2 acknowledged events lost");
    }

    @Test
    void aStartThatHasLostShownEventsIsSeen() {
        givenFive();
        feed.shown(4);
        final Source next = feed.open(COLUMNS);
        assertThatThrownBy(() -> next.resume(after(3)))
                .hasMessageContaining("1 events shown, but lost");
    }

    @Test
    void moreAcknowledgedThanGivenIsSeen() {
        final Source source = givenFive();
        assertThatThrownBy(() -> source.acknowledged(7))
                .hasMessageContaining("7 acknowledged, 6 given");
        assertThatThrownBy(feed::check).hasMessageContaining("7 acknowledged, 6 given");
    }

    private final class Taking implements RowCollector {
        @Override
        public long claim(final int minBytes) {
            return page.address();
        }

        @Override
        public int claimedBytes() {
            return (int) page.capacityBytes();
        }

        @Override
        public void commit(final int length) {
            // nobody reads it
        }

        @Override
        public boolean position(final byte[] key, final byte[] position) {
            return true;
        }
    }
}
