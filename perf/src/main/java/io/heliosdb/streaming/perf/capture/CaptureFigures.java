package io.heliosdb.streaming.perf.capture;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.perf.report.Median;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What was measured with one number of keys. */
final class CaptureFigures {
    private static final double NS_PER_US = 1e3;
    private static final double NS_PER_S = 1e9;
    private static final double BYTES_PER_MIB = 1 << 20;

    /** Rows per second, by round. */
    final List<Double> quietRates = new ArrayList<>();

    final List<Double> capturingRates = new ArrayList<>();

    /** Nanoseconds that the job's thread was held up at a barrier, by capture. */
    final List<Double> pausesNs = new ArrayList<>();

    final List<Double> endsNs = new ArrayList<>();
    final List<Double> readingNs = new ArrayList<>();
    final List<Double> preservedBytes = new ArrayList<>();

    long keyCount;
    long snapshotBytes;
    long abandonedCount;
    double restoreNs;

    /** The longest batch of a round, by round, in nanoseconds. */
    final List<Double> quietLongestNs = new ArrayList<>();

    final List<Double> capturingLongestNs = new ArrayList<>();

    private double loss() {
        return 1 - Median.of(capturingRates) / Median.of(quietRates);
    }

    void print(final PrintStream stream) {
        say(stream, "%,d keys, snapshot of %,.0f MiB", keyCount, snapshotBytes / BYTES_PER_MIB);
        say(
                stream,
                "  rows/s     %,12.0f without, %,12.0f while captures run one after the other:"
                        + " %.1f %% less",
                Median.of(quietRates),
                Median.of(capturingRates),
                100 * loss());
        say(
                stream,
                "  barrier    median %,.0f us, longest %,.0f us of %d; ending one %,.0f us",
                Median.of(pausesNs) / NS_PER_US,
                Collections.max(pausesNs) / NS_PER_US,
                pausesNs.size(),
                Median.of(endsNs) / NS_PER_US);
        say(
                stream,
                "  reading    %,.0f MiB/s, meanwhile %,.0f MiB preserved; %d abandoned",
                snapshotBytes / BYTES_PER_MIB / (Median.of(readingNs) / NS_PER_S),
                Median.of(preservedBytes) / BYTES_PER_MIB,
                abandonedCount);
        say(
                stream,
                "  batches    longest of a round: median %,.0f us without, %,.0f us with",
                Median.of(quietLongestNs) / NS_PER_US,
                Median.of(capturingLongestNs) / NS_PER_US);
        say(
                stream,
                "  restore    %,.0f ms on one core, %,.0f MiB/s, %,.0f keys/s",
                restoreNs / 1e6,
                snapshotBytes / BYTES_PER_MIB / (restoreNs / NS_PER_S),
                keyCount / (restoreNs / NS_PER_S));
    }

    private static void say(final PrintStream stream, final String format, final Object... values) {
        stream.printf(Locale.ROOT, format + "%n", values);
    }

    void addTo(final ObjectNode node) {
        node.put("keys", keyCount)
                .put("snapshotBytes", snapshotBytes)
                .put("rowsPerSecond", Median.of(quietRates))
                .put("rowsPerSecondCapturing", Median.of(capturingRates))
                .put("barrierNs", Median.of(pausesNs))
                .put("longestBarrierNs", Collections.max(pausesNs))
                .put("readingNs", Median.of(readingNs))
                .put("preservedBytes", Median.of(preservedBytes))
                .put("abandoned", abandonedCount)
                .put("restoreNs", restoreNs);
    }
}
