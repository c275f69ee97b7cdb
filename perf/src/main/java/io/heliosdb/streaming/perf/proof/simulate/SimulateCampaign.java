package io.heliosdb.streaming.perf.proof.simulate;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.campaign.Workers;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;

import picocli.CommandLine;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** {@code heliosdb-proof simulate}: a case is a seed. */
@CommandLine.Command(
        name = "simulate",
        description = "The whole appliance on one thread, over simulated storage and time.",
        mixinStandardHelpOptions = true)
public final class SimulateCampaign extends Campaign {
    private static final long DEFAULT_SEEDS = 200;
    private static final int EVENTS = 1_500;
    private static final int DEATHS = 20;

    /** Every so many seeds are run twice, on two threads, to see the same trace. */
    private static final int TWICE_EVERY = 16;

    /** Every so many seeds have lives on failing disks. */
    private static final int FAILING_EVERY = 5;

    @CommandLine.Option(
            names = "--failing-disks",
            description = "Lives on disks that fail or are full in every seed, not in one of five.")
    private boolean disksFail;

    @CommandLine.Option(
            names = "--failing-sinks",
            description = "Sinks refuse results now and then, so that jobs start again.")
    private boolean sinksFail;

    private SimulatedJobs jobs;

    @Override
    protected long defaultCount() {
        return DEFAULT_SEEDS;
    }

    @Override
    protected String variant() {
        return (disksFail ? "-failing-disks" : "") + (sinksFail ? "-failing-sinks" : "");
    }

    @Override
    public void run(final CampaignRun run) throws IOException {
        prepare();
        Workers.run(workers(), run::takeSeed, seed -> look(run, seed));
    }

    private synchronized void prepare() {
        if (jobs == null) {
            jobs = SimulatedJobs.plan();
        }
    }

    private void look(final CampaignRun run, final long seed) throws IOException {
        final String broken = broken(run, seed, DEATHS);
        if (broken != null) {
            run.violation(seed, broken + shrunk(run, seed));
        }
    }

    /** What was broken, in words; null if nothing. */
    private String broken(final CampaignRun run, final long seed, final int deaths)
            throws IOException {
        final Simulation simulation = simulation(seed, deaths);
        try {
            if (seed % TWICE_EVERY != 0) {
                simulation.run();
                return null;
            }
            run.count("traces compared", 1);
            return isRepeated(simulation, simulation(seed, deaths))
                    ? null
                    : "two runs of the seed differ";
        } catch (final BrokenPromiseException | HeliosException | AssertionError e) {
            return e.getMessage();
        } catch (final IllegalStateException | IllegalArgumentException e) {
            return "no error with a code: " + e;
        } finally {
            run.count("steps", simulation.steps());
            run.count("deaths", simulation.deaths());
            run.count("lives on failing disks", simulation.faults());
            run.count("starts refused for state of another layout", simulation.refusals());
        }
    }

    private Simulation simulation(final long seed, final int deaths) {
        final boolean isOnFailingDisks = disksFail || seed % FAILING_EVERY == 0;
        return new Simulation(seed, jobs, EVENTS, deaths, isOnFailingDisks, sinksFail);
    }

    /** On two threads at once, so that what they share by mistake shows. */
    private static boolean isRepeated(final Simulation one, final Simulation other)
            throws IOException {
        final Queue<Simulation> both = new ArrayDeque<>(List.of(one, other));
        Workers.run(both.size(), both::poll, Simulation::run);
        return one.traceHash() == other.traceHash();
    }

    /** The fewest deaths with which the seed still breaks something. */
    private String shrunk(final CampaignRun run, final long seed) throws IOException {
        for (int deaths = 0; deaths < DEATHS; deaths++) {
            if (broken(run, seed, deaths) != null) {
                return "; " + deaths + " deaths are enough";
            }
        }
        return "";
    }
}
