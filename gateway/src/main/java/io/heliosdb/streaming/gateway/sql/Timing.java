package io.heliosdb.streaming.gateway.sql;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.gateway.engine.JobProgress;
import io.heliosdb.streaming.gateway.engine.OperatorRowsJson;
import io.heliosdb.streaming.operators.runtime.OperatorRows;
import io.heliosdb.streaming.sql.session.SqlSession;

import org.agrona.concurrent.NanoClock;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Tells how long a statement took and on what, if asked to. */
final class Timing {
    private static final double NANOS_PER_MS = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream stream;
    private final NanoClock clock;
    private final boolean isEnabled;
    private final boolean isJson;
    private long startNs;
    private long plannedNs;
    private long plannerNs;
    private int cacheHits;
    private boolean wasCached;

    Timing(
            final PrintStream stream,
            final NanoClock clock,
            final boolean isEnabled,
            final boolean isJson) {
        this.stream = stream;
        this.clock = clock;
        this.isEnabled = isEnabled;
        this.isJson = isJson;
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

    void finished(final JobProgress progress, final List<OperatorRows> operators) {
        if (!isEnabled) {
            return;
        }
        final long endNs = clock.nanoTime();
        if (isJson) {
            stream.println(json(progress, operators, endNs));
        } else {
            printText(progress, endNs);
            operators.forEach(operator -> stream.println(text(operator)));
        }
        stream.flush();
    }

    /** What became of an operator's rows; what is zero is left out. */
    private static String text(final OperatorRows rows) {
        final StringBuilder text = new StringBuilder("rows: ");
        text.append(rows.kind()).append(' ').append(rows.uid());
        text.append(String.format(Locale.ROOT, ": %,d in", rows.in()));
        append(text, rows.passed(), "passed");
        append(text, rows.filtered(), "filtered");
        append(text, rows.kept(), "kept");
        append(text, rows.late(), "late");
        append(text, rows.dead(), "dead");
        append(text, rows.unaccounted(), "unaccounted for");
        return text.append(String.format(Locale.ROOT, "; %,d out", rows.out())).toString();
    }

    private static void append(final StringBuilder text, final long count, final String fate) {
        if (count != 0) {
            text.append(String.format(Locale.ROOT, ", %,d %s", count, fate));
        }
    }

    private String json(
            final JobProgress progress, final List<OperatorRows> operators, final long endNs) {
        final ObjectNode line = new ObjectMapper().createObjectNode();
        final ObjectNode timing = line.putObject("timing");
        timing.put("ms", (endNs - startNs) / NANOS_PER_MS)
                .put("plan_ms", (plannedNs - startNs) / NANOS_PER_MS)
                .put("planner_ms", plannerNs / NANOS_PER_MS)
                .put("cached", wasCached)
                .put("run_ms", (endNs - plannedNs) / NANOS_PER_MS)
                .put("rows", progress.rowCount())
                .put("results", progress.resultCount())
                .put("late_rows", progress.lateRowCount())
                .put("skipped", progress.skippedCount());
        OperatorRowsJson.add(timing.putArray("operators"), operators);
        return line.toString();
    }

    private void printText(final JobProgress progress, final long endNs) {
        final long runNs = Math.max(1, endNs - plannedNs);
        stream.printf(
                Locale.ROOT,
                "time: %.0f ms in all; plan %.0f ms (planner %.0f ms%s), run %.0f ms; %s,"
                        + " %,.0f rows/s; %s, %s, %,d skipped%n",
                (endNs - startNs) / NANOS_PER_MS,
                (plannedNs - startNs) / NANOS_PER_MS,
                plannerNs / NANOS_PER_MS,
                wasCached ? ", cached" : "",
                runNs / NANOS_PER_MS,
                Notes.count(progress.rowCount(), "row"),
                progress.rowCount() * NANOS_PER_SECOND / runNs,
                Notes.count(progress.resultCount(), "result"),
                Notes.count(progress.lateRowCount(), "late row"),
                progress.skippedCount());
    }
}
