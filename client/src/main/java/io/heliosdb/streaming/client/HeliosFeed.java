package io.heliosdb.streaming.client;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.RowLayout;

import org.agrona.CloseHelper;
import org.agrona.concurrent.NanoClock;

import java.io.IOException;

/**
 * A producer's way into a stream. Rows are written in place and go on their way with the next
 * {@link #poll}; back pressure is a return value, as with Aeron.
 *
 * <pre>{@code
 * RowWriter row = new RowWriter(layout);
 * long address = feed.claim(256);
 * if (address > 0) {
 *     row.wrap(address, 256);
 *     row.putLong(0, 42);
 *     feed.commit(row.finish());
 * }
 * feed.poll();
 * }</pre>
 *
 * <p>With a producer's name the feed connects again when a connection breaks, and goes on where the
 * appliance says: no row is lost or there twice, as long as this object lives. Who has died asks
 * {@link #nextNumber()} after the first connection where to go on. One thread; never blocks;
 * allocates nothing but to connect.
 */
public final class HeliosFeed implements AutoCloseable {
    /** {@link #claim}: there is no room now; poll, and try again. */
    public static final long BACK_PRESSURED = -1;

    /** {@link #claim}: the appliance has not let the feed in yet; poll, and try again. */
    public static final long NOT_CONNECTED = -2;

    private static final long FIRST_PAUSE_NS = 10_000_000;

    private final FeedContext context;
    private final NanoClock clock;
    private final RetainedRows rows;
    private FeedConnection connection;
    private boolean hasBegun;

    /** Whether the appliance has let this connection in. */
    private boolean isIn;

    private long pauseNs = FIRST_PAUSE_NS;
    private long triedNs;
    private int maxRowBytes;
    private long badRows;

    private HeliosFeed(final FeedContext context, final NanoClock clock) {
        this.context = context;
        this.clock = clock;
        rows = new RetainedRows(context.ledger(), context.retainedBytes());
        triedNs = clock.nanoTime() - pauseNs;
    }

    /** A feed that connects with its first {@link #poll}. */
    public static HeliosFeed open(final FeedContext context) {
        return new HeliosFeed(context, ClientClock.ofSystem());
    }

    /**
     * Room for a row.
     *
     * @param rowBytes most bytes that it may have
     * @return its address, divisible by 8, or {@link #BACK_PRESSURED} or {@link #NOT_CONNECTED}
     * @throws HeliosException {@code HCLT-0104} if there will never be room for it
     */
    public long claim(final int rowBytes) {
        if (!hasBegun) {
            return NOT_CONNECTED;
        }
        final int aligned = RowLayout.align(rowBytes);
        if (aligned > maxRowBytes || aligned > context.retainedBytes() / 2) {
            throw HeliosException.of(ClientError.ROW_TOO_LONG, "the row is too long")
                    .detail(aligned + " bytes; the appliance takes " + maxRowBytes);
        }
        final long address = rows.claim(aligned);
        return address == 0 ? BACK_PRESSURED : address;
    }

    /**
     * Gives the row that was claimed last on its way.
     *
     * @param rowBytes as {@code RowWriter.finish} tells
     * @return its number
     */
    public long commit(final int rowBytes) {
        return rows.commit(rowBytes);
    }

    /**
     * Connects, sends, and hears what is acknowledged, as far as that is possible at once.
     *
     * @return work done; 0 if there was none
     * @throws HeliosException {@code HCLT-0101} if the appliance refuses the feed, {@code
     *     HCLT-0102} if the connection of a feed without a producer is gone, {@code HCLT-0103} if
     *     there is no appliance at the address
     */
    public int poll() {
        try {
            if (connection == null && !connect()) {
                return 0;
            }
            final int work = connection.work(rows);
            if (connection.isWelcome()) {
                begin();
                rows.acknowledged(connection.acknowledged());
            }
            return work;
        } catch (final IOException e) {
            lose(e);
            return 0;
        }
    }

    private boolean connect() throws IOException {
        if (clock.nanoTime() - triedNs < pauseNs) {
            return false;
        }
        triedNs = clock.nanoTime();
        connection = FeedConnection.begin(context);
        return true;
    }

    /** The appliance has let the connection in. */
    private void begin() {
        if (isIn) {
            return;
        }
        isIn = true;
        if (hasBegun) {
            rows.resume(connection.taken());
        } else {
            rows.begin(connection.taken() + 1);
            hasBegun = true;
        }
        pauseNs = FIRST_PAUSE_NS;
        maxRowBytes = connection.maxRowBytes();
    }

    private void lose(final IOException why) {
        if (connection != null) {
            badRows += connection.badRows();
            CloseHelper.quietClose(connection);
            connection = null;
            isIn = false;
        }
        if (hasBegun && context.producer().isEmpty()) {
            throw HeliosException.of(ClientError.LOST, "the connection of the feed is gone")
                    .detail(String.valueOf(why.getMessage()))
                    .hint("name a producer, and the feed goes on over the next one")
                    .causedBy(why);
        }
        pauseNs = Math.min(2 * pauseNs, context.longestPause().toNanos());
    }

    /** Whether the appliance takes rows now. */
    public boolean isConnected() {
        return connection != null && connection.isWelcome();
    }

    /** Number of the next row; of a producer that has fed before it tells where to go on. */
    public long nextNumber() {
        return rows.endNumber();
    }

    /** Last number that is safe at the level of the appliance. */
    public long acknowledged() {
        return rows.oldestNumber() - 1;
    }

    /** Rows that were none, in the appliance's judgement. */
    public long badRows() {
        return badRows + (connection == null ? 0 : connection.badRows());
    }

    /** Rows that are not acknowledged are forgotten here. */
    @Override
    public void close() {
        CloseHelper.closeAll(connection, rows);
    }
}
