package io.heliosdb.streaming.gateway.subscription;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.connectors.result.ResultCursor;
import io.heliosdb.streaming.connectors.result.ResultLog;
import io.heliosdb.streaming.connectors.result.ResultStart;

import org.agrona.CloseHelper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Follows the results of a stream, on the thread of whoever reads them. */
public final class Subscription implements AutoCloseable {
    private static final int RESULTS_PER_PIECE = 512;

    private final Semaphore news = new Semaphore(0);
    private final ResultCursor cursor;
    private final ResultLines lines;
    private byte[] copy = {};

    private Subscription(
            final ResultLog log,
            final ResultStart start,
            final boolean isEvents,
            final Ledger ledger) {
        final Opened opened = new Opened();
        try {
            lines = opened.add(new ResultLines(log.layout(), isEvents, ledger));
            cursor = opened.add(log.open(start, news::release));
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /**
     * Begins to follow, with lines of JSON.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCON-0023} if the results
     *     behind the start are gone
     */
    public static Subscription lines(
            final ResultLog log, final ResultStart start, final Ledger ledger) {
        return new Subscription(log, start, false, ledger);
    }

    /** As {@link #lines}, with server-sent events. */
    public static Subscription events(
            final ResultLog log, final ResultStart start, final Ledger ledger) {
        return new Subscription(log, start, true, ledger);
    }

    /**
     * Takes the next results, which replace those before.
     *
     * @param most how many at most
     * @param waitMs how long to wait for the first of them
     * @return how many
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public int next(final int most, final long waitMs) throws InterruptedException {
        lines.clear();
        final int asked = Math.min(most, RESULTS_PER_PIECE);
        int count = cursor.poll(lines::append, asked);
        if (count == 0 && waitMs > 0 && !cursor.isEnded()) {
            if (news.tryAcquire(waitMs, TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
            count = cursor.poll(lines::append, asked);
        }
        return count;
    }

    /** Writes what {@link #next} has taken. */
    public void writeTo(final OutputStream output) throws IOException {
        final ByteBuffer bytes = lines.text().bytes();
        if (copy.length < bytes.remaining()) {
            copy = new byte[bytes.remaining()];
        }
        final int length = bytes.remaining();
        bytes.get(copy, 0, length);
        output.write(copy, 0, length);
    }

    /** Whether no results come any more, as the job has ended or is stopped. */
    public boolean isEnded() {
        return cursor.isEnded();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(cursor, lines);
    }
}
