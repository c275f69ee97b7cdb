package io.heliosdb.streaming.perf.proof.fuzz;

import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;

import org.agrona.CloseHelper;

import picocli.CommandLine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code heliosdb-proof fuzz}: a case is an input for each of the decoders. */
@CommandLine.Command(
        name = "fuzz",
        description =
                "Gives changed inputs to all that reads bytes of clients: nothing but refusals"
                        + " with a code, rows that are rows, in bounded time and memory, the same"
                        + " in pieces.",
        mixinStandardHelpOptions = true)
public final class FuzzCampaign extends Campaign {
    private static final long DEFAULT_CASES = 100_000;
    private static final int SHOWN_BYTES = 2_000;

    @CommandLine.Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "line, csv, json, http, sbe, frame, hello; all if not given.")
    private List<String> only = Subjects.names();

    @Override
    protected long defaultCount() {
        return DEFAULT_CASES;
    }

    @Override
    protected String variant() {
        return only.equals(Subjects.names()) ? "" : "-" + String.join("-", only);
    }

    /** What a thread has of its own. */
    private final class Lane implements AutoCloseable {
        private final List<Subject> subjects = new ArrayList<>();
        private final Judge judge = new Judge();
        private final long[] made;
        private final long[] refused;

        Lane() {
            only.forEach(name -> subjects.add(Subjects.open(name)));
            made = new long[subjects.size()];
            refused = new long[subjects.size()];
        }

        void run(final CampaignRun run, final long seed) {
            for (int i = 0; i < subjects.size(); i++) {
                final Subject subject = subjects.get(i);
                final Mutator mutator =
                        new Mutator(seed * 31 + subject.name().hashCode(), subject.corpus());
                final byte[] input = mutator.make();
                try {
                    final Subject.Outcome outcome =
                            judge.judge(subject, input, mutator.pieces(input.length));
                    made[i] += outcome.rows().size();
                    refused[i] += outcome.isRefused() ? 1 : 0;
                } catch (final BrokenRuleException e) {
                    run.violation(
                            seed, subject.name() + ": " + e.getMessage() + ": " + shown(input));
                    subjects.set(i, Subjects.open(subject.name())); // the old one may be amiss
                }
            }
        }

        void count(final CampaignRun run) {
            for (int i = 0; i < subjects.size(); i++) {
                run.count("rows of " + subjects.get(i).name(), made[i]);
                run.count("refused by " + subjects.get(i).name(), refused[i]);
            }
        }

        @Override
        public void close() {
            CloseHelper.closeAll(subjects);
        }
    }

    private static String shown(final byte[] input) {
        final String line = Corpus.line(input);
        return line.length() <= SHOWN_BYTES
                ? line
                : line.substring(0, SHOWN_BYTES) + "... of " + input.length + " bytes";
    }

    @Override
    public void run(final CampaignRun run) throws IOException {
        final List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < workers(); i++) {
            threads.add(Thread.ofPlatform().daemon().name("fuzz-" + i).start(() -> lane(run)));
        }
        lane(run);
        try {
            for (final Thread thread : threads) {
                thread.join();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lane(final CampaignRun run) {
        try (Lane lane = new Lane()) {
            for (Long seed = run.takeSeed(); seed != null; seed = run.takeSeed()) {
                lane.run(run, seed);
            }
            lane.count(run);
        }
    }
}
