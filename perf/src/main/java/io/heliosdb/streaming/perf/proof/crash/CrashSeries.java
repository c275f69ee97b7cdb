package io.heliosdb.streaming.perf.proof.crash;

import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.crash.feed.Feeder;
import io.heliosdb.streaming.perf.proof.crash.oracle.Oracle;
import io.heliosdb.streaming.perf.proof.crash.oracle.Script;

import org.agrona.concurrent.NanoClock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One data folder from its first start to its drain: started, fed, killed, started again, and at
 * the end compared with the oracle. One thread.
 */
final class CrashSeries {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(2);

    private final CampaignRun run;
    private final CrashSettings settings;
    private final Engine engine;
    private final NanoClock clock;
    private final Feeder feeder;
    private final Oracle oracle;
    private final Script script;
    private final Set<String> hits;
    private final Queue<String> found = new ConcurrentLinkedQueue<>();
    private long seed;

    /**
     * Prepares.
     *
     * @param run gives seeds and takes what is found
     * @param settings how it is done
     * @param engine not started yet, on an empty folder
     * @param acks folder of the logs of acknowledgements
     * @param clock measures
     * @param hits takes the names of points where the engine ended itself
     */
    CrashSeries(
            final CampaignRun run,
            final CrashSettings settings,
            final Engine engine,
            final Path acks,
            final NanoClock clock,
            final Set<String> hits) {
        this.run = run;
        this.settings = settings;
        this.engine = engine;
        this.clock = clock;
        this.hits = hits;
        seed = run.nextSeed();
        script = new Script(seed);
        feeder = new Feeder(script, settings.producers(), engine.port(), acks, clock, found::add);
        oracle =
                new Oracle(
                        script,
                        settings.producers(),
                        acks,
                        engine.copies(),
                        engine.sums(),
                        found::add);
    }

    /**
     * Does it all.
     *
     * @param eventsPerSecond to feed; 0 to measure first how many the engine takes
     * @return events per second that the engine takes, 0 if it was not measured
     */
    double execute(final double eventsPerSecond) throws IOException {
        double measured = 0;
        try {
            for (int kill = 0; kill < settings.killsOfFolder(); kill++) {
                if (kill > 0) {
                    if (!run.wantsMore()) {
                        break;
                    }
                    seed = run.nextSeed();
                }
                final boolean measures = kill == 0 && eventsPerSecond == 0;
                final KillPlan plan = KillPlan.of(seed, measures ? List.of() : settings.points());
                if (!startUp(plan.order())) {
                    return measured;
                }
                if (kill == 0) {
                    measured = measures ? measure() : 0;
                    feeder.rate(measures ? measured * settings.share() : eventsPerSecond);
                }
                end(plan);
                oracle.look();
                report(plan.toString());
            }
            drain();
        } finally {
            feeder.close();
            engine.kill();
            run.count("acknowledged events", feeder.acknowledged());
            run.count("delivered events", oracle.delivered());
            run.count("windows compared", oracle.windows());
            run.count("sink files", oracle.files());
        }
        return measured;
    }

    /** Starts the engine and waits until producers go on; at a named point it may end before. */
    private boolean startUp(final String order) throws IOException {
        final long resumes = feeder.resumes();
        final long began = clock.nanoTime();
        engine.start(order);
        final boolean isUp = await(() -> feeder.resumes() > resumes || !engine.isAlive());
        final long tookMs = TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - began);
        if (!isUp || (!engine.isAlive() && !isKilledAtPoint(order))) {
            run.violation(seed, "no start: " + engine.lastWords());
            report("start");
            return false;
        }
        run.count("starts", 1);
        run.count("milliseconds of starts", tookMs);
        return true;
    }

    private boolean isKilledAtPoint(final String order) {
        return !order.isEmpty() && engine.exitStatus() == EngineProcess.KILLED_AT_POINT;
    }

    /** Events per second, as fast as producers can. */
    private double measure() {
        final long events = feeder.acknowledged();
        final long began = clock.nanoTime();
        await(() -> clock.nanoTime() - began > settings.measuringNs() || !engine.isAlive());
        final double seconds = (clock.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
        return Math.max(1, (feeder.acknowledged() - events) / seconds);
    }

    private void end(final KillPlan plan) {
        if (plan.point().isEmpty()) {
            final long began = clock.nanoTime();
            await(() -> clock.nanoTime() - began > plan.momentNs() || !engine.isAlive());
            if (!engine.isAlive()) {
                run.violation(seed, "ended by itself: " + engine.lastWords());
            }
            engine.kill();
            run.count("kills at random", 1);
            return;
        }
        if (await(() -> !engine.isAlive())) {
            if (isKilledAtPoint(plan.order())) {
                hits.add(plan.point());
                run.count("kills at points", 1);
            } else {
                run.violation(seed, "ended by itself: " + engine.lastWords());
            }
        } else {
            engine.kill();
            run.count("points not reached", 1);
            run.note("seed " + seed + ": not reached: " + plan.order());
        }
    }

    private void drain() throws IOException {
        feeder.stop();
        if (!startUp("")) {
            return;
        }
        final boolean isDone = await(feeder::isAllAcknowledged);
        feeder.sendClosing();
        // The closing event is one more than was acknowledged.
        final long all = feeder.acknowledged() + 1;
        if (!isDone || !await(() -> feeder.acknowledged() >= all)) {
            run.violation(seed, "what was sent is not acknowledged: " + engine.lastWords());
        }
        final int status = engine.drain();
        if (status != 0) {
            run.violation(seed, "draining ended with " + status + ": " + engine.lastWords());
        }
        oracle.checkEnd(feeder.sent(), Feeder.CLOSING);
        report("drain");
        run.count("folders compared", 1);
    }

    private boolean await(final BooleanSupplier condition) {
        final long deadline = clock.nanoTime() + settings.patienceNs();
        while (!condition.getAsBoolean()) {
            if (clock.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NS);
        }
        return true;
    }

    private void report(final String occasion) {
        for (String text = found.poll(); text != null; text = found.poll()) {
            run.violation(seed, text + " (" + occasion + ")");
        }
    }
}
