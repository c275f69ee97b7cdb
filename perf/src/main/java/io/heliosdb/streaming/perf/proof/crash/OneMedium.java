package io.heliosdb.streaming.perf.proof.crash;

import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The campaign's share of one medium of the journal: its rate, and its points. */
final class OneMedium {
    private final String name;
    private final KillPlans plans;
    private double eventsPerSecond;

    /**
     * @param name as in the configuration
     */
    OneMedium(final String name, final KillPlans plans) {
        this.name = name;
        this.plans = plans;
    }

    /** Runs one data folder from its first start to its drain. */
    void runSeries(
            final CampaignRun run,
            final CrashSettings settings,
            final Path folder,
            final List<String> command,
            final String level)
            throws IOException {
        final Path acks = Files.createDirectory(folder.resolve("acks"));
        final Engine engine = new RealEngine(folder, command, level, name, settings.patienceNs());
        final double measured =
                new CrashSeries(run, settings, engine, acks, Clocks.nano(), plans)
                        .execute(eventsPerSecond);
        if (measured > 0) {
            eventsPerSecond = measured * settings.share();
            run.count("events a second measured, " + name, Math.round(measured));
            run.count("events a second fed, " + name, Math.round(eventsPerSecond));
        }
    }

    void report(final CampaignRun run) {
        run.count("of " + plans.wanted() + " points hit, " + name, plans.hits());
    }

    /** Points that were not hit, with the medium. */
    List<String> missing() {
        return plans.missing().stream().map(point -> point + " (" + name + ")").toList();
    }

    long wanted() {
        return plans.wanted();
    }
}
