package io.heliosdb.streaming.perf.proof.mutants;

import io.heliosdb.streaming.codecs.fault.Faults;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs campaigns on the calling thread alone, with a bug or without. Each combination of a campaign
 * and its options is made once, because some are dear to prepare. Any thread.
 */
final class Laboratory {
    /** Minutes for a trial. */
    private static final double PATIENCE_MINUTES = 3;

    private final Map<String, Supplier<Campaign>> makers;
    private final Map<String, Campaign> prepared = new HashMap<>();

    Laboratory(final Map<String, Supplier<Campaign>> makers) {
        this.makers = Map.copyOf(makers);
    }

    /**
     * Runs a trial up to its first violation.
     *
     * @param bug that is planted, null for none
     * @return the violation, or why it could not go on; empty if nothing was found
     */
    String find(final Mutant.Trial trial, final PlantedBug bug) throws IOException {
        final Campaign campaign = prepared(trial);
        if (campaign.isAlone()) {
            synchronized (campaign.getClass()) {
                return find(campaign, trial, bug);
            }
        }
        return find(campaign, trial, bug);
    }

    private synchronized Campaign prepared(final Mutant.Trial trial) {
        final List<String> arguments = new ArrayList<>(trial.options());
        arguments.addAll(List.of("--workers", "1"));
        return prepared.computeIfAbsent(
                trial.campaign() + arguments,
                _ -> {
                    final Supplier<Campaign> maker = makers.get(trial.campaign());
                    if (maker == null) {
                        throw new IllegalArgumentException("no campaign " + trial.campaign());
                    }
                    final Campaign campaign = maker.get();
                    new CommandLine(campaign).parseArgs(arguments.toArray(String[]::new));
                    return campaign;
                });
    }

    private static String find(
            final Campaign campaign, final Mutant.Trial trial, final PlantedBug bug)
            throws IOException {
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final CampaignRun run =
                new CampaignRun(
                                trial.seed(),
                                trial.count(),
                                PATIENCE_MINUTES,
                                Clocks.nano(),
                                new PrintStream(printed, true, StandardCharsets.UTF_8))
                        .violationLimit(1);
        final Faults before = Faults.current();
        if (bug != null) {
            Faults.setOnThisThread(new PlantedFaults(bug));
        }
        try {
            campaign.run(run);
        } catch (final RuntimeException | AssertionError ended) {
            // A campaign that cannot go on has found it, too.
            return ended.toString();
        } finally {
            Faults.setOnThisThread(before);
        }
        if (run.violations() > 0) {
            return printed.toString(StandardCharsets.UTF_8).trim();
        }
        return run.cases() < trial.count() ? incomplete(bug) : "";
    }

    /** Without a bug it has shown nothing; with one it has found nothing. */
    private static String incomplete(final PlantedBug bug) {
        return bug == null ? "it ran out of time" : "";
    }
}
