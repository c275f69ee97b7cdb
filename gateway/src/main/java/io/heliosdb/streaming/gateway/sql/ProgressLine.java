package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.gateway.alignment.AlignedSource;
import io.heliosdb.streaming.gateway.engine.JobProgress;

import org.agrona.concurrent.NanoClock;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One line on a terminal that follows a running job: rows, rate, watermark, lag. Rewritten in place
 * a few times a second and wiped at the end.
 */
final class ProgressLine implements Consumer<JobProgress> {
    private static final long INTERVAL_NS = 200_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int PERCENT = 100;
    private static final String WIPE = "\r\u001b[K";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final PrintStream stream;
    private final NanoClock clock;
    private final boolean isVisible;
    private long lastNs;
    private long lastRowCount;
    private boolean isShown;

    ProgressLine(final PrintStream stream, final NanoClock clock, final boolean isVisible) {
        this.stream = stream;
        this.clock = clock;
        this.isVisible = isVisible;
        lastNs = clock.nanoTime();
    }

    @Override
    public void accept(final JobProgress progress) {
        if (!isVisible) {
            return;
        }
        final long nowNs = clock.nanoTime();
        if (nowNs - lastNs < INTERVAL_NS) {
            return;
        }
        final double rate =
                (progress.rowCount() - lastRowCount) * NANOS_PER_SECOND / (nowNs - lastNs);
        lastNs = nowNs;
        lastRowCount = progress.rowCount();
        isShown = true;
        stream.print(WIPE + text(progress, rate));
        stream.flush();
    }

    /** The line's text, without control characters. */
    static String text(final JobProgress progress, final double rowsPerSecond) {
        final StringBuilder line =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "%,d rows  %,.0f rows/s  watermark %s  lag %,d",
                                progress.rowCount(),
                                rowsPerSecond,
                                watermark(progress.watermarkMs()),
                                progress.lag()));
        if (progress.totalBytes() > 0) {
            line.append("  read ")
                    .append(
                            Math.min(
                                    PERCENT,
                                    PERCENT * progress.readBytes() / progress.totalBytes()))
                    .append('%');
        }
        if (progress.lateRowCount() > 0) {
            line.append(String.format(Locale.ROOT, "  late %,d", progress.lateRowCount()));
        }
        if (progress.skippedCount() > 0) {
            line.append(String.format(Locale.ROOT, "  skipped %,d", progress.skippedCount()));
        }
        for (final AlignedSource source : progress.alignedSources()) {
            if (source.isHeldBack()) {
                line.append("  held back ")
                        .append(source.table())
                        .append(" (")
                        .append(Duration.ofMillis(source.aheadMs()))
                        .append(" ahead)");
            }
        }
        return line.toString();
    }

    private static String watermark(final long epochMs) {
        if (epochMs == Long.MIN_VALUE) {
            return "none";
        }
        return epochMs == Long.MAX_VALUE ? "end" : TIME.format(Instant.ofEpochMilli(epochMs));
    }

    void wipe() {
        if (isShown) {
            isShown = false;
            stream.print(WIPE);
            stream.flush();
        }
    }
}
