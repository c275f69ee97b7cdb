package io.heliosdb.streaming.perf.report;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps a histogram, which knows when it was begun and ended, as a {@code .hlog} file, for plotting
 * and for later questions.
 */
public final class HistogramFile {
    private static final double MILLIS_PER_SECOND = 1000.0;
    private static final double NANOS_PER_MICRO = 1000.0;

    private HistogramFile() {}

    /** Writes the file anew; its folder is made. */
    public static void write(final Path file, final String comment, final Histogram histogram)
            throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream stream = Files.newOutputStream(file)) {
            final HistogramLogWriter writer = new HistogramLogWriter(stream);
            writer.outputComment("[" + comment + "; nanoseconds, maxima in microseconds]");
            writer.outputLogFormatVersion();
            writer.outputLegend();
            writer.outputIntervalHistogram(
                    histogram.getStartTimeStamp() / MILLIS_PER_SECOND,
                    histogram.getEndTimeStamp() / MILLIS_PER_SECOND,
                    histogram,
                    NANOS_PER_MICRO);
        }
    }
}
