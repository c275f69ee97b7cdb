package io.heliosdb.streaming.perf.proof.mutants;

import io.heliosdb.streaming.codecs.fault.Faults;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code heliosdb-proof mutants}: a case is a planted bug. */
@CommandLine.Command(
        name = "mutants",
        description = "Plants one bug after another; each must be found by its campaign.",
        mixinStandardHelpOptions = true)
public final class MutantsCampaign extends Campaign {
    /** Minutes for a bug to be found. */
    private static final double PATIENCE_MINUTES = 1;

    private final Map<String, Campaign> campaigns;

    @CommandLine.Option(
            names = "--bug",
            split = ",",
            paramLabel = "NAME",
            description = "Only these bugs.")
    private List<PlantedBug> only;

    @CommandLine.Option(
            names = "--except",
            split = ",",
            paramLabel = "CAMPAIGN",
            description = "Without the bugs that these campaigns find, such as crash.")
    private List<String> except = List.of();

    /**
     * Prepares.
     *
     * @param campaigns by name, to be used with their default options
     */
    public MutantsCampaign(final Map<String, Campaign> campaigns) {
        this.campaigns = Map.copyOf(campaigns);
    }

    @Override
    protected long defaultCount() {
        return Long.MAX_VALUE;
    }

    @Override
    public void run(final CampaignRun run) throws IOException {
        if (!ProofBuild.IS_ON) {
            throw new IllegalStateException("releases have no planted bugs: mvn -Dproof");
        }
        final List<Mutant> table = Mutant.table();
        for (final PlantedBug bug : Mutant.missing(table)) {
            run.violation(0, "no campaign is named for " + bug);
        }
        for (final Mutant mutant : wanted(table)) {
            if (!run.wantsMore()) {
                run.violation(0, "no time for " + mutant.bug());
                continue;
            }
            final long number = run.nextSeed();
            final long found = find(mutant);
            run.note(
                    "%s %s by %s, seed %d"
                            .formatted(
                                    found > 0 ? "found    " : "NOT FOUND",
                                    mutant.bug(),
                                    mutant.campaign(),
                                    mutant.seed()));
            if (found > 0) {
                run.count("bugs found by " + mutant.campaign(), 1);
            } else {
                run.violation(number, mutant.bug() + " was not found by " + mutant.campaign());
            }
        }
    }

    private List<Mutant> wanted(final List<Mutant> table) {
        final List<Mutant> wanted = new ArrayList<>(table);
        wanted.removeIf(
                mutant ->
                        except.contains(mutant.campaign())
                                || (only != null && !only.contains(mutant.bug())));
        return wanted;
    }

    private long find(final Mutant mutant) throws IOException {
        final Campaign campaign = campaigns.get(mutant.campaign());
        if (campaign == null) {
            throw new IllegalArgumentException("there is no campaign " + mutant.campaign());
        }
        final CampaignRun run =
                new CampaignRun(
                                mutant.seed(),
                                mutant.count(),
                                PATIENCE_MINUTES,
                                Clocks.nano(),
                                new PrintStream(
                                        OutputStream.nullOutputStream(),
                                        false,
                                        StandardCharsets.UTF_8))
                        .violationLimit(1);
        Faults.setOnThisThread(new PlantedFaults(mutant.bug()));
        try {
            campaign.run(run);
        } catch (final RuntimeException | AssertionError ended) {
            // A campaign that cannot go on has found it, too.
            return Math.max(1, run.violations());
        } finally {
            Faults.setOnThisThread(null);
        }
        return run.violations();
    }
}
