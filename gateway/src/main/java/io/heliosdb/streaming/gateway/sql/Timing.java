package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.gateway.engine.JobProgress;
import io.heliosdb.streaming.sql.session.SqlSession;

import org.agrona.concurrent.NanoClock;

import java.io.PrintStream;
import java.util.Locale;

/** Tells how long a statement took and on what, if asked to. */
final class Timing {
    private static final double NANOS_PER_MS = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream stream;
    private final NanoClock clock;
    private final boolean isEnabled;
    private long startNs;
    private long plannedNs;
    private long plannerNs;
    private int cacheHits;
    private boolean wasCached;

    Timing(final PrintStream stream, final NanoClock clock, final boolean isEnabled) {
        this.stream = stream;
        this.clock = clock;
        this.isEnabled = isEnabled;
    }

    void start(final SqlSession session) {
        startNs = clock.nanoTime();
        plannerNs = session.planningNs();
        cacheHits = session.cacheHits();
    }

    void planned(final SqlSession session) {
        plannedNs = clock.nanoTime();
        plannerNs = session.planningNs() - plannerNs;
        wasCached = session.cacheHits() > cacheHits;
    }

    void finished(final JobProgress progress) {
        if (!isEnabled) {
            return;
        }
        final long endNs = clock.nanoTime();
        final long runNs = Math.max(1, endNs - plannedNs);
        stream.printf(
                Locale.ROOT,
                "time: %.0f ms in all; plan %.0f ms (planner %.0f ms%s), run %.0f ms; %,d rows,"
                        + " %,.0f rows/s; %,d results, %,d late rows, %,d skipped%n",
                (endNs - startNs) / NANOS_PER_MS,
                (plannedNs - startNs) / NANOS_PER_MS,
                plannerNs / NANOS_PER_MS,
                wasCached ? ", cached" : "",
                runNs / NANOS_PER_MS,
                progress.rowCount(),
                progress.rowCount() * NANOS_PER_SECOND / runNs,
                progress.resultCount(),
                progress.lateRowCount(),
                progress.skippedCount());
        stream.flush();
    }
}
