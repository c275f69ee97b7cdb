package io.heliosdb.streaming.gateway.webhook;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.connectors.result.ResultCursor;
import io.heliosdb.streaming.connectors.result.ResultId;
import io.heliosdb.streaming.connectors.result.ResultLog;
import io.heliosdb.streaming.connectors.result.ResultStart;
import io.heliosdb.streaming.gateway.subscription.ResultLines;

import org.agrona.CloseHelper;

import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;

/** The results of one request, as lines of JSON. One thread. */
final class Batch implements AutoCloseable {
    /** Bytes from which on no more results are put to those that wait. */
    private static final int FULL_BYTES = 1 << 20;

    private final Semaphore news = new Semaphore(0);
    private final ResultCursor cursor;
    private final ResultLines lines;
    private ResultId last;
    private int count;

    Batch(final ResultLog log, final ResultStart start, final Ledger ledger) {
        lines = new ResultLines(log.layout(), false, ledger);
        try {
            cursor = log.open(start, news::release);
        } catch (final RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    /**
     * Takes the next results in place of those before, and waits for them.
     *
     * @param exactly how many; 0 for as many as there are
     * @param most how many at most, where it is not said exactly
     * @return whether there are some; false if the log has ended
     */
    boolean next(final int exactly, final int most) throws InterruptedException {
        lines.clear();
        count = 0;
        while (count < Math.max(exactly, 1)) {
            if (take(exactly > 0 ? exactly : most, exactly > 0) == 0) {
                if (cursor.isEnded()) {
                    return false;
                }
                news.acquire();
                news.drainPermits();
            }
        }
        return true;
    }

    private int take(final int rows, final boolean isExact) {
        int taken = 0;
        while (count < rows && (isExact || lines.text().bytes().remaining() < FULL_BYTES)) {
            if (cursor.poll(this::append, 1) == 0) {
                break;
            }
            taken++;
        }
        return taken;
    }

    private void append(final ResultId id, final byte kind, final long row, final int length) {
        lines.append(id, kind, row, length);
        last = id;
        count++;
    }

    /** How many results. */
    int count() {
        return count;
    }

    /** Id of the last of them. */
    ResultId last() {
        return last;
    }

    /** The lines. */
    byte[] bytes() {
        final ByteBuffer text = lines.text().bytes();
        final byte[] bytes = new byte[text.remaining()];
        text.get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(cursor, lines);
    }
}
