package io.heliosdb.streaming.perf.recovery;

import io.heliosdb.streaming.perf.report.Median;
import io.heliosdb.streaming.perf.report.Report;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.IoUtil;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/** {@code heliosdb-bench recovery}. */
@CommandLine.Command(
        name = "recovery",
        description =
                "The real process, its files encrypted, is killed with a large state and started"
                    + " again: how long until its first result, and whether its output is that of"
                    + " an undisturbed run.",
        mixinStandardHelpOptions = true)
public final class RecoveryCommand implements Callable<Integer> {
    private static final long ROWS_PER_SECOND = 1_000_000;

    /** Of each start, in which the source goes on: twice what two quiet cores need. */
    private static final long SECONDS_OF_START = 12;

    private static final double MEGABYTE = 1e6;
    private static final double MOST_SECONDS = 1;
    private static final double LEAST_ROWS_PER_SECOND = 5e6;

    @CommandLine.Option(
            names = "--keys",
            paramLabel = "N",
            defaultValue = "10000000",
            description = "Distinct keys in the state. Default: ${DEFAULT-VALUE}.")
    private long keys;

    @CommandLine.Option(
            names = "--rows-behind",
            paramLabel = "N",
            description = "Rows between checkpoint and kill. Default: half as many as keys.")
    private Long rowsBehind;

    @CommandLine.Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Starts that are measured. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @CommandLine.Option(
            names = "--level",
            defaultValue = "fsynced",
            description = "memory, journaled or fsynced. Default: ${DEFAULT-VALUE}.")
    private String level;

    @CommandLine.Option(
            names = "--medium",
            defaultValue = "archive",
            description = "Of the journal: archive or file. Default: ${DEFAULT-VALUE}.")
    private String medium;

    @CommandLine.Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where the engines lie; deleted. Default: perf/target/recovery.")
    private Path folder;

    @CommandLine.Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the figures there too.")
    private Path json;

    private final PrintStream stream = System.out;
    private final Report report = new Report("recovery");

    @Override
    public Integer call() throws IOException, InterruptedException {
        final Path root = Path.of(System.getProperty("heliosdb.root.directory"));
        final Path home =
                folder == null ? root.resolve("perf/target/recovery") : folder.toAbsolutePath();
        IoUtil.delete(home.toFile(), true);
        Files.createDirectories(home);
        try {
            return measure(
                    new RecoveryRun(
                            List.of(root.resolve("bin/heliosdb-streaming").toString()),
                            home,
                            Clocks.nano()),
                    root.resolve("bin/heliosdb-streaming").toString());
        } finally {
            IoUtil.delete(home.toFile(), true);
        }
    }

    private int measure(final RecoveryRun run, final String program)
            throws IOException, InterruptedException {
        final long behind = rowsBehind == null ? keys / 2 : rowsBehind;
        final long spareSeconds = (rounds + 1) * (SECONDS_OF_START + keys / ROWS_PER_SECOND);
        final Workload workload =
                new Workload(keys, keys + behind + spareSeconds * ROWS_PER_SECOND, level, medium);
        final double jvmSeconds = run.jvmStartSeconds();
        final OutputFiles expected = run.undisturbed(workload);
        final Path engine = run.disturbed(workload, ROWS_PER_SECOND);
        final long stateBytes = run.fill(engine, keys, behind);
        stream.printf(
                Locale.ROOT,
                "%,d keys, %,.0f MB of checkpoint, %s on %s, encrypted; killed and started again%n",
                keys,
                stateBytes / MEGABYTE,
                level,
                medium);
        final List<RecoveryTimes> times = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            times.add(run.recover(List.of(program), engine));
            times.getLast().print(stream, "start " + (i + 1));
            times.getLast().addTo(report.add("starts"));
        }
        final RecoveryTimes single = run.recover(List.of("taskset", "-c", "0", program), engine);
        single.print(stream, "one core");
        single.addTo(report.add("singleCore"));
        final boolean isSame = expected.equals(run.finish(engine));
        summarize(times, single, jvmSeconds, stateBytes);
        stream.printf(
                Locale.ROOT,
                "  output: %,d bytes, %s an undisturbed run%n",
                expected.bytes(),
                isSame ? "byte for byte that of" : "NOT that of");
        report.add("output").put("bytes", expected.bytes()).put("same", isSame);
        if (json != null) {
            report.write(json);
        }
        return isSame ? 0 : 1;
    }

    private void summarize(
            final List<RecoveryTimes> times,
            final RecoveryTimes single,
            final double jvmSeconds,
            final long stateBytes) {
        final double first = median(times, RecoveryTimes::firstResultSeconds);
        final double replayed = median(times, RecoveryTimes::replayedRowsPerSecond);
        final double rate = stateBytes / single.restoreSeconds();
        final double most = MOST_SECONDS + jvmSeconds + 2 * single.restoreSeconds();
        stream.printf(
                Locale.ROOT,
                "  first result: %.2f s   target %.2f s = 1 s + JVM %.2f s + state / half of %,.0f"
                        + " MB/s that one core restores   %s%n",
                first,
                most,
                jvmSeconds,
                rate / MEGABYTE,
                verdict(first <= most));
        stream.printf(
                Locale.ROOT,
                "  replay: %,.0f rows/s   target %,.0f   %s%n",
                replayed,
                LEAST_ROWS_PER_SECOND,
                verdict(replayed >= LEAST_ROWS_PER_SECOND));
        report.add("targets")
                .put("name", "firstResultSeconds")
                .put("value", first)
                .put("target", most)
                .put("met", first <= most);
        report.add("targets")
                .put("name", "replayedRowsPerSecond")
                .put("value", replayed)
                .put("target", LEAST_ROWS_PER_SECOND)
                .put("met", replayed >= LEAST_ROWS_PER_SECOND);
    }

    private static double median(
            final List<RecoveryTimes> times, final ToDoubleFunction<RecoveryTimes> figure) {
        return Median.of(times.stream().map(figure::applyAsDouble).toList());
    }

    private static String verdict(final boolean isMet) {
        return isMet ? "met" : "MISSED";
    }
}
