package io.heliosdb.streaming.perf.journal;

import io.heliosdb.streaming.perf.report.Median;
import io.heliosdb.streaming.perf.report.Report;

import org.agrona.concurrent.NanoClock;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rounds of throughput runs, and what is said of them. */
final class ThroughputTable {
    private static final List<Contestant> CONTESTANTS =
            List.of(
                    Contestant.WITHOUT,
                    Contestant.MEMORY,
                    Contestant.JOURNALED,
                    Contestant.FSYNCED);

    /** Of what the log does without a journal, or of what the disk takes if that is less. */
    private static final double TARGET = 0.6;

    private static final double MEGA = 1e6;

    private final int rounds;
    private final ThroughputRun run;
    private final RunFolder folders;
    private final NanoClock clock;
    private final Map<Contestant, List<Double>> megabytes = new EnumMap<>(Contestant.class);
    private final List<Double> disk = new ArrayList<>();

    ThroughputTable(
            final int rounds,
            final ThroughputRun run,
            final RunFolder folders,
            final NanoClock clock) {
        this.rounds = rounds;
        this.run = run;
        this.folders = folders;
        this.clock = clock;
    }

    void print(final PrintStream stream, final Report report) {
        CONTESTANTS.forEach(each -> megabytes.put(each, new ArrayList<>()));
        for (int round = 0; round <= rounds; round++) {
            measure(round > 0);
        }
        stream.printf(
                Locale.ROOT,
                "Batches of %,d rows of %d bytes, until the last is safe%n",
                run.batchRows(),
                Lane.ROW_BYTES);
        final double sequential = Median.of(disk);
        stream.printf(Locale.ROOT, "  %-10s %33.0f MB/s%n", "disk", sequential);
        report.add("disk").put("megabytesPerSecond", sequential);
        megabytes.forEach((contestant, each) -> print(stream, report, contestant, each));
    }

    private void measure(final boolean counts) {
        long bytes = 0;
        for (final Contestant contestant : CONTESTANTS) {
            final ThroughputRun.Outcome outcome = run.measure(contestant, folders.next(), clock);
            bytes = outcome.rowCount() * Lane.ROW_BYTES;
            if (counts) {
                megabytes.get(contestant).add(outcome.megabytesPerSecond());
            }
        }
        final double sequential = new DiskRun(bytes).measure(folders.next(), clock);
        if (counts) {
            disk.add(sequential);
        }
    }

    private void print(
            final PrintStream stream,
            final Report report,
            final Contestant contestant,
            final List<Double> each) {
        final double median = Median.of(each);
        final double toWithout = Median.ofRatios(each, megabytes.get(Contestant.WITHOUT));
        final double toDisk = Median.ofRatios(each, disk);
        final double rowsPerSecond = median * MEGA / Lane.ROW_BYTES;
        stream.printf(
                Locale.ROOT,
                "  %-10s %,14.0f rows/s   %7.0f MB/s   / without = %.2f   / disk = %.2f%s%n",
                contestant.label(),
                rowsPerSecond,
                median,
                toWithout,
                toDisk,
                contestant == Contestant.WITHOUT
                        ? ""
                        : Math.max(toWithout, toDisk) >= TARGET ? "   met" : "   MISSED");
        report.add("rows")
                .put("contestant", contestant.label())
                .put("batchRows", run.batchRows())
                .put("eventsPerSecond", rowsPerSecond)
                .put("toWithout", toWithout)
                .put("toDisk", toDisk);
    }
}
