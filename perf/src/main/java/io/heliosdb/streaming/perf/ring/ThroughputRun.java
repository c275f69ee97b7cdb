package io.heliosdb.streaming.perf.ring;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.agrona.concurrent.NanoClock;

import java.util.concurrent.TimeUnit;

/**
 * As many rows as go through a lane, in batches of one size, with producer and consumer in turns on
 * one thread or on two; the rows are summed up and compared.
 *
 * @param threads 1 or 2
 * @param batchRows rows of a batch, a divisor of {@link #SOURCE_ROWS}
 * @param millis how long to send
 */
record ThroughputRun(int threads, int batchRows, long millis) {
    /** Largest batch, in rows. */
    static final int SOURCE_ROWS = 1024;

    private static final int BATCHES_PER_LOOK = 256;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Rows per second. */
    double measure(final Lanes contestant, final NanoClock clock) {
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        try (Arena source =
                        Arena.open(ledger, "rows", "source", (long) SOURCE_ROWS * Lane.ROW_BYTES);
                Lane lane = contestant.open(ledger)) {
            for (int row = 0; row < SOURCE_ROWS; row++) {
                Memory.putLong(source.address() + (long) row * Lane.ROW_BYTES, row);
            }
            final Receipt receipt = new Receipt(clock, null);
            final long startNs = clock.nanoTime();
            final long sent =
                    threads == 1
                            ? takeTurns(lane, receipt, source.address(), clock)
                            : send(lane, receipt, source.address(), clock);
            final long elapsedNs = clock.nanoTime() - startNs;
            check(sent, receipt);
            return sent * NANOS_PER_SECOND / elapsedNs;
        }
    }

    private long takeTurns(
            final Lane lane, final Receipt receipt, final long source, final NanoClock clock) {
        final long endNs = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long sent = 0;
        do {
            for (int i = 0; i < BATCHES_PER_LOOK; i++) {
                if (lane.send(batch(source, sent), batchRows)) {
                    sent += batchRows;
                }
                lane.receive(receipt);
            }
        } while (clock.nanoTime() < endNs);
        while (receipt.rowCount() < sent) {
            lane.receive(receipt);
        }
        return sent;
    }

    private long send(
            final Lane lane, final Receipt receipt, final long source, final NanoClock clock) {
        final Consumer consumer = new Consumer(lane, receipt);
        final long endNs = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long sent = 0;
        do {
            for (int i = 0; i < BATCHES_PER_LOOK; i++) {
                if (lane.send(batch(source, sent), batchRows)) {
                    sent += batchRows;
                } else {
                    Thread.onSpinWait();
                }
            }
        } while (clock.nanoTime() < endNs);
        consumer.join(sent);
        return sent;
    }

    private static long batch(final long source, final long sent) {
        return source + sent % SOURCE_ROWS * Lane.ROW_BYTES;
    }

    private static void check(final long sent, final Receipt receipt) {
        final long rest = sent % SOURCE_ROWS;
        final long expected =
                sent / SOURCE_ROWS * ((long) SOURCE_ROWS * (SOURCE_ROWS - 1) / 2)
                        + rest * (rest - 1) / 2;
        if (receipt.rowCount() != sent || receipt.sum() != expected) {
            throw new IllegalStateException(
                    sent + " rows were sent, " + receipt.rowCount() + " others came");
        }
    }
}
