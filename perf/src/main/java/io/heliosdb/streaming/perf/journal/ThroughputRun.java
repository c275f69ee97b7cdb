package io.heliosdb.streaming.perf.journal;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.agrona.concurrent.NanoClock;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * As many rows as go through the log, in batches, until the last is safe.
 *
 * @param batchRows rows of a batch
 * @param millis how long to send
 */
record ThroughputRun(int batchRows, long millis) {
    private static final int BATCHES_PER_LOOK = 16;

    /**
     * @param rowCount how many there were
     * @param elapsedNs from the first to the moment the last was safe
     */
    record Outcome(long rowCount, long elapsedNs) {
        double rowsPerSecond() {
            return rowCount * (double) TimeUnit.SECONDS.toNanos(1) / elapsedNs;
        }

        double megabytesPerSecond() {
            return rowsPerSecond() * Lane.ROW_BYTES / 1e6;
        }
    }

    Outcome measure(final Contestant contestant, final Path folder, final NanoClock clock) {
        try (Ledger ledger = new Ledger(Long.MAX_VALUE);
                Arena source =
                        Arena.open(ledger, "rows", "source", (long) batchRows * Lane.ROW_BYTES);
                LogLane lane = new LogLane(ledger, folder, contestant.level())) {
            for (int row = 0; row < batchRows; row++) {
                Memory.putLong(source.address() + (long) row * Lane.ROW_BYTES, row);
            }
            final long beginNs = clock.nanoTime();
            final long endNs = beginNs + TimeUnit.MILLISECONDS.toNanos(millis);
            long sent = 0;
            while (clock.nanoTime() < endNs) {
                for (int i = 0; i < BATCHES_PER_LOOK; i++) {
                    sent += lane.send(source.address(), batchRows) ? batchRows : 0;
                    lane.safeCount();
                }
            }
            while (lane.safeCount() < sent) {
                Thread.onSpinWait();
            }
            final long elapsedNs = clock.nanoTime() - beginNs;
            final long expected = sent / batchRows * ((long) batchRows * (batchRows - 1) / 2);
            if (lane.sum() != expected) {
                throw new IllegalStateException(sent + " rows were sent, others came");
            }
            return new Outcome(sent, elapsedNs);
        }
    }
}
