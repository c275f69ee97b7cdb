package io.heliosdb.streaming.perf.checkpoint;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.connectors.spi.RowCollector;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.state.table.KeyHash;

import org.agrona.concurrent.NanoClock;

import java.util.List;

/**
 * Rows at a rate, in open loop: a schedule fixes the moment of each, and every so many rows one
 * carries that moment. The first rows have one key each, later ones keys at random.
 *
 * <p>Columns: key, value, moment in nanoseconds or 0, event time.
 */
final class LoadSource implements Source {
    /** Of so many rows one carries its moment. */
    static final int ROWS_PER_PROBE = 16;

    private static final int ROWS_PER_POLL = 256;
    private static final int MAX_ROW_BYTES = 64;
    private static final long EVENT_TIME_MS = 1_704_067_200_000L;
    private static final double NANOS_PER_SECOND = 1e9;

    private final RowWriter writer;
    private final long keyCount;
    private final NanoClock clock;

    /** Written by the benchmark's thread. */
    private volatile long wantedRate;

    /** Written by the source's thread. */
    private volatile long sentCount;

    private long rate;
    private long startNs;
    private long startCount;
    private long count;

    LoadSource(final List<Column> columns, final long keyCount, final NanoClock clock) {
        writer = new RowWriter(RowLayout.of(columns));
        this.keyCount = keyCount;
        this.clock = clock;
    }

    /** Rows per second from now on; {@code Long.MAX_VALUE} for as many as are taken. Any thread. */
    void rate(final long rowsPerSecond) {
        wantedRate = rowsPerSecond;
    }

    /** Rows given so far. Any thread. */
    long sentCount() {
        return sentCount;
    }

    @Override
    public int poll(final RowCollector collector) {
        final long due = dueCount();
        int work = 0;
        while (work < ROWS_PER_POLL && count < due && write(collector)) {
            work++;
        }
        sentCount = count;
        return work;
    }

    private long dueCount() {
        final long nowNs = clock.nanoTime();
        if (rate != wantedRate) {
            rate = wantedRate;
            startNs = nowNs;
            startCount = count;
        }
        return rate == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : startCount + (long) ((nowNs - startNs) * (rate / NANOS_PER_SECOND));
    }

    private boolean write(final RowCollector collector) {
        final long address = collector.claim(MAX_ROW_BYTES);
        if (address == 0) {
            return false;
        }
        final long random = KeyHash.mix(count);
        writer.wrap(address, collector.claimedBytes());
        writer.putLong(0, count < keyCount ? count : Long.remainderUnsigned(random, keyCount));
        writer.putLong(1, random & 0xfffff);
        writer.putLong(2, count % ROWS_PER_PROBE == 0 ? momentNs() : 0);
        writer.putLong(3, EVENT_TIME_MS);
        collector.commit(writer.finish());
        count++;
        return true;
    }

    private long momentNs() {
        return rate == Long.MAX_VALUE
                ? clock.nanoTime()
                : startNs + (long) ((count - startCount) * (NANOS_PER_SECOND / rate));
    }

    @Override
    public boolean isFinished() {
        return false;
    }

    @Override
    public long skippedCount() {
        return 0;
    }

    @Override
    public long readBytes() {
        return 0;
    }

    @Override
    public long totalBytes() {
        return -1;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
