package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.perf.report.Report;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;

/**
 * Runs the contestants in turn over the same rows, compares what they computed, and takes the
 * median of the ratios within each round.
 */
final class TumbleBenchmark {
    private static final long MIN_ROWS = 8L << 20; // 256 MiB of rows of 32 bytes
    private static final int ROWS_PER_KEY = 4;
    private static final int WINDOWS = 4;
    private static final int WINDOWS_OF_MANY_KEYS = 2;
    private static final long MANY_KEYS = 4_000_000;
    private static final int WARM_UP_ROUNDS = 2;

    private final StreamPlan plan;
    private final Set<String> peers;
    private final int rounds;
    private final PrintStream stream;
    private final Report report;

    TumbleBenchmark(
            final StreamPlan plan,
            final Set<String> peers,
            final int rounds,
            final PrintStream stream,
            final Report report) {
        this.plan = plan;
        this.peers = peers;
        this.rounds = rounds;
        this.stream = stream;
        this.report = report;
    }

    /** Measures with one number of keys; the first rounds warm up and do not count. */
    void run(final long keyCount) {
        final long rowCount = Math.max(MIN_ROWS, ROWS_PER_KEY * keyCount);
        final int windows = keyCount >= MANY_KEYS ? WINDOWS_OF_MANY_KEYS : WINDOWS;
        stream.printf(Locale.ROOT, "%,d keys, %,d rows, %d windows%n", keyCount, rowCount, windows);
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        try (TumbleRows rows = new TumbleRows(ledger, keyCount, rowCount, windows);
                Field field = new Field(rowCount, Clocks.nano())) {
            if (peers.contains("loop")) {
                field.add(new Loop(ledger, rows, rowCount));
            }
            field.add(Helios.ring(plan, ledger, rows, rowCount));
            field.add(Helios.endToEnd(plan, ledger, rows, rowCount));
            for (int round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
                rows.startNextRound();
                field.run(round >= WARM_UP_ROUNDS);
            }
            new Summary(keyCount, field.rates()).write(stream, report);
        }
    }
}
