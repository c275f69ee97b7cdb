package io.heliosdb.streaming.perf.proof.determinism;

import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.campaign.ProofFolders;
import io.heliosdb.streaming.perf.proof.campaign.Workers;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code heliosdb-proof determinism}: a case is a journal, replayed in every way there is. */
@CommandLine.Command(
        name = "determinism",
        description =
                "Replays one journal on many JVMs, in many threading modes and batches: the same"
                        + " state, the same bytes.",
        mixinStandardHelpOptions = true)
public final class DeterminismCampaign extends Campaign {
    private static final int BARRIERS = 6;

    @CommandLine.Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "60000",
            description = "Events in the journal. Default: ${DEFAULT-VALUE}.")
    private int events;

    @CommandLine.Option(
            names = "--jvm",
            split = ",",
            paramLabel = "NAME",
            description = "Only these files of tuning/jvm/replay, beside the default.")
    private List<String> only;

    @Override
    protected long defaultCount() {
        return 1;
    }

    /** Its folder has one name. */
    @Override
    public boolean isAlone() {
        return true;
    }

    @Override
    public void run(final CampaignRun run) throws IOException {
        final List<JobSpec> jobs = ReplayedJobs.plan();
        while (run.wantsMore()) {
            look(run, run.nextSeed(), new Streams(jobs));
        }
    }

    private void look(final CampaignRun run, final long seed, final Streams streams)
            throws IOException {
        final Path folder =
                ProofFolders.empty(ProofFolders.root().resolve("perf/target/proof/determinism"));
        final Path journal = folder.resolve("journal");
        try (JournalMaker maker = new JournalMaker(seed, journal, streams)) {
            maker.write(events, Math.max(1, events / BARRIERS));
        }
        run.count("events in the journals", events);
        final List<Jvm> jvms = Jvm.all();
        jvms.removeIf(jvm -> !isWanted(jvm));
        final Map<String, List<Found>> found = new ConcurrentHashMap<>();
        final ArrayDeque<Jvm> waiting = new ArrayDeque<>(jvms);
        try {
            Workers.run(
                    workers(),
                    waiting::poll,
                    jvm -> found.put(jvm.name(), replay(jvm, folder, journal)));
        } catch (final BrokenPromiseException e) {
            run.violation(seed, e.getMessage());
            return;
        }
        compare(run, seed, jvms, found);
    }

    private boolean isWanted(final Jvm jvm) {
        return only == null || only.contains(jvm.name()) || jvm.name().equals(Jvm.DEFAULT);
    }

    private static List<Found> replay(final Jvm jvm, final Path folder, final Path journal)
            throws IOException {
        return ReplayProcess.run(jvm, folder, journal).stream().map(Found::parse).toList();
    }

    private static void compare(
            final CampaignRun run,
            final long seed,
            final List<Jvm> jvms,
            final Map<String, List<Found>> found) {
        final Comparison comparison = new Comparison(found.get(Jvm.DEFAULT));
        for (final Jvm jvm : jvms) {
            comparison
                    .compare(jvm, found.get(jvm.name()))
                    .forEach((mode, agrees) -> tell(run, jvm.name() + " " + mode.text(), agrees));
        }
        comparison.differences().forEach(text -> run.violation(seed, text));
        run.count("JVMs", jvms.size());
    }

    private static void tell(final CampaignRun run, final String way, final boolean agrees) {
        run.note((agrees ? "agrees  " : "DIFFERS ") + way);
        run.count(agrees ? "ways that agree" : "ways that differ", 1);
    }
}
