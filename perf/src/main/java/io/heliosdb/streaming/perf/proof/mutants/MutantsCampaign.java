package io.heliosdb.streaming.perf.proof.mutants;

import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.campaign.Workers;

import picocli.CommandLine;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * {@code heliosdb-proof mutants}: a case is a planted bug. Each trial of the table is also run
 * without a bug, and must find nothing then, or it would prove nothing.
 */
@CommandLine.Command(
        name = "mutants",
        description = "Plants one bug after another; each must be found by its campaign.",
        mixinStandardHelpOptions = true)
public final class MutantsCampaign extends Campaign {
    private static final int SHOWN_CHARACTERS = 200;

    /** How likely a trial may be to miss its bug, had it been given any other first seed. */
    private static final double MOST_LUCK = 0.05;

    private final Laboratory laboratory;

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

    @CommandLine.Option(
            names = "--neighbours",
            paramLabel = "N",
            description = {
                "Also tries each bug on N single seeds beside that of its trial.",
                "Fails if so few of them find it that the trial depends on luck."
            })
    private int neighbours;

    /**
     * Prepares.
     *
     * @param campaigns makes them, by name
     */
    public MutantsCampaign(final Map<String, Supplier<Campaign>> campaigns) {
        laboratory = new Laboratory(campaigns);
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
        final List<Mutant> wanted = wanted(table);
        // Trials without a bug go on to their end: they take longest, and begin first.
        final Queue<Mutant> tasks = new ArrayDeque<>();
        new LinkedHashSet<>(wanted.stream().map(Mutant::trial).toList())
                .forEach(trial -> tasks.add(new Mutant(null, trial)));
        tasks.addAll(wanted);
        Workers.run(workers(), tasks::poll, task -> onTask(run, task));
    }

    private List<Mutant> wanted(final List<Mutant> table) {
        final List<Mutant> wanted = new ArrayList<>(table);
        wanted.removeIf(
                mutant ->
                        except.contains(mutant.trial().campaign())
                                || (only != null && !only.contains(mutant.bug())));
        return wanted;
    }

    private void onTask(final CampaignRun run, final Mutant mutant) throws IOException {
        if (mutant.bug() == null) {
            final String found = laboratory.find(mutant.trial(), null);
            run.note("without a bug: " + mutant.trial());
            run.count("trials without a bug", 1);
            if (!found.isEmpty()) {
                run.violation(0, mutant.trial() + " finds something without a bug: " + found);
            }
            return;
        }
        if (!run.wantsMore()) {
            run.violation(0, "no time for " + mutant.bug());
            return;
        }
        final long number = run.nextSeed();
        final String found = laboratory.find(mutant.trial(), mutant.bug());
        if (found.isEmpty()) {
            run.violation(number, mutant.bug() + " was not found by " + mutant.trial());
            return;
        }
        run.note("found " + mutant.bug() + " by " + mutant.trial() + ": " + shortened(found));
        run.count("bugs found by " + mutant.trial().campaign(), 1);
        if (neighbours > 0) {
            lookAround(run, number, mutant);
        }
    }

    /** A trial whose seed was chosen with care finds nothing once the product has changed. */
    private void lookAround(final CampaignRun run, final long number, final Mutant mutant)
            throws IOException {
        int finders = 0;
        for (int i = 0; i < neighbours; i++) {
            if (!laboratory.find(mutant.trial().neighbour(i), mutant.bug()).isEmpty()) {
                finders++;
            }
        }
        final String text = mutant.bug() + ": found by " + finders + " of " + neighbours + " seeds";
        run.note(text);
        final double blind = 1 - (double) finders / neighbours;
        if (Math.pow(blind, (double) mutant.trial().count()) > MOST_LUCK) {
            run.violation(number, text + ", too few for " + mutant.trial());
        }
    }

    private static String shortened(final String text) {
        final String line = text.lines().findFirst().orElse("");
        return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS);
    }
}
