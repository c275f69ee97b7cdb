package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.client.FeedContext;
import io.heliosdb.streaming.client.HeliosFeed;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowWriter;

import java.util.List;
import java.util.stream.IntStream;

/** Somebody who feeds rows by the client library, each until it is acknowledged. */
final class RowFeeder {
    private static final int ROWS = 200_000;
    private static final int ROW_BYTES = 128;

    private RowFeeder() {}

    /** What happens in between. */
    @FunctionalInterface
    interface Interruption {
        void run() throws Exception;
    }

    /**
     * Feeds.
     *
     * @param context of a producer, but for its memory
     * @param interruption once a quarter is acknowledged
     * @return the lines of a file of the rows
     */
    static List<String> feed(final FeedContext context, final Interruption interruption)
            throws Exception {
        try (Ledger ledger = new Ledger(1 << 24);
                HeliosFeed feed = HeliosFeed.open(context.ledger(ledger));
                Arena text = Arena.open(ledger, "test", "text", 64)) {
            Memory.putByte(text.address(), (byte) 'k');
            final RowWriter row = new RowWriter(EventRows.LAYOUT);
            int next = 1;
            boolean isInterrupted = false;
            while (feed.acknowledged() < ROWS) {
                final long address = next <= ROWS ? feed.claim(ROW_BYTES) : 0;
                if (address > 0) {
                    row.wrap(address, ROW_BYTES);
                    row.putInt(1, next);
                    row.putBytes(0, text.address(), 1);
                    assertThat(feed.commit(row.finish())).isEqualTo(next);
                    next++;
                } else {
                    feed.poll();
                }
                if (!isInterrupted && feed.acknowledged() > ROWS / 4) {
                    isInterrupted = true;
                    interruption.run();
                }
            }
            assertThat(feed.badRows()).isZero();
        }
        return IntStream.rangeClosed(1, ROWS).mapToObj(n -> "k," + n).toList();
    }
}
