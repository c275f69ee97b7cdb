package io.heliosdb.streaming.perf.proof.determinism;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.gateway.appliance.JobSpec;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The process that replays a journal: each job in each mode, and prints what it found.
 *
 * <p>Arguments: the journal's folder, the last barrier that is wanted or 0 for all, and modes.
 */
public final class ReplayMain {
    private static final int FIRST_MODE = 2;

    private ReplayMain() {}

    /** Runs and ends. */
    public static void main(final String[] arguments) throws InterruptedException {
        final long barrier = Long.parseLong(arguments[1]);
        final List<String> lines =
                lines(
                        Path.of(arguments[0]),
                        barrier == 0 ? Findings.END : barrier,
                        Arrays.stream(arguments).skip(FIRST_MODE).map(Mode::parse).toList());
        final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        lines.forEach(out::println);
        out.flush();
    }

    private static List<String> lines(
            final Path folder, final long lastPoint, final List<Mode> modes)
            throws InterruptedException {
        final List<JobSpec> jobs = ReplayedJobs.plan();
        final Streams streams = new Streams(jobs);
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        final List<String> lines = new ArrayList<>();
        try (ReadJournal journal = new ReadJournal(ledger, folder, streams)) {
            final Replay replay = new Replay(ledger, journal, streams);
            for (final JobSpec job : jobs) {
                for (final Mode mode : modes) {
                    lines.addAll(replay.run(job, mode, lastPoint).lines());
                }
            }
        }
        if (ledger.openBytes() > 0) {
            throw new IllegalStateException(ledger.openBytes() + " bytes of memory were kept");
        }
        return lines;
    }
}
