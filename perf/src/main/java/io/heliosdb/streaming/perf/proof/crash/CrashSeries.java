package io.heliosdb.streaming.perf.proof.crash;

import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.crash.feed.Feeder;
import io.heliosdb.streaming.perf.proof.crash.oracle.Oracle;
import io.heliosdb.streaming.perf.proof.crash.oracle.Script;
import io.heliosdb.streaming.perf.proof.engine.EngineProcess;

import org.agrona.concurrent.NanoClock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;
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

    /** Producers and oracle say so of events that are gone. */
    private static final String LOST = " events lost";

    private final CampaignRun run;
    private final CrashSettings settings;
    private final Engine engine;
    private final NanoClock clock;
    private final Feeder feeder;
    private final Oracle oracle;
    private final Script script;
    private final KillPlans plans;
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
     * @param plans says how each life ends, and is told which points were hit
     */
    CrashSeries(
            final CampaignRun run,
            final CrashSettings settings,
            final Engine engine,
            final Path acks,
            final NanoClock clock,
            final KillPlans plans) {
        this.run = run;
        this.settings = settings;
        this.engine = engine;
        this.clock = clock;
        this.plans = plans;
        seed = run.nextSeed();
        script = new Script(seed);
        feeder = new Feeder(script, settings.producers(), engine.port(), acks, clock, found::add);
        oracle = new Oracle(script, settings.producers(), acks, engine.results(), found::add);
    }

    /**
     * Does it all.
     *
     * @param eventsPerSecond to feed; 0 to measure first how many the engine takes
     * @return events per second that the engine takes, 0 if it was not measured
     */
    double execute(final double eventsPerSecond) throws IOException {
        double rate = eventsPerSecond;
        double measured = 0;
        try {
            if (rate > 0) {
                feeder.rate(rate);
            }
            for (int life = 0; life < settings.killsOfFolder(); life++) {
                if (life > 0) {
                    if (!run.wantsMore()) {
                        break;
                    }
                    seed = run.nextSeed();
                }
                final boolean measures = rate == 0 && !plans.isEarly(life);
                final KillPlan plan = measures ? KillPlan.atMoment(seed) : plans.next(seed, life);
                if (!startUp(plan)) {
                    return measured;
                }
                if (measures) {
                    measured = measure();
                    rate = measured * settings.share();
                    feeder.rate(rate);
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

    /** Starts the engine and waits until producers go on; it may be killed before. */
    private boolean startUp(final KillPlan plan) throws IOException {
        final long resumes = feeder.resumes();
        final long began = clock.nanoTime();
        engine.start(plan.order());
        final boolean isUp =
                await(
                        () ->
                                feeder.resumes() > resumes
                                        || !engine.isAlive()
                                        || isTimeOf(plan, began),
                        settings.patienceNs());
        final long tookMs = TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - began);
        if (!isUp || (!engine.isAlive() && !isKilledAtPoint(plan.order()))) {
            violation("no start: " + engine.lastWords());
            report("start");
            return false;
        }
        if (feeder.resumes() > resumes) {
            run.count("starts", 1);
            run.count("milliseconds of starts", tookMs);
        }
        if (plan.isDuringStart()) {
            await(() -> isTimeOf(plan, began), settings.patienceNs());
        }
        return true;
    }

    private boolean isTimeOf(final KillPlan plan, final long began) {
        return plan.isDuringStart() && clock.nanoTime() - began > plan.momentNs();
    }

    private boolean isKilledAtPoint(final String order) {
        return !order.isEmpty() && engine.exitStatus() == EngineProcess.KILLED_AT_POINT;
    }

    /** Events per second, as fast as producers can. */
    private double measure() {
        final long events = feeder.acknowledged();
        final long began = clock.nanoTime();
        await(
                () -> clock.nanoTime() - began > settings.measuringNs() || !engine.isAlive(),
                settings.patienceNs());
        final double seconds = (clock.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
        return Math.max(1, (feeder.acknowledged() - events) / seconds);
    }

    private void end(final KillPlan plan) {
        if (!plan.point().isEmpty()) {
            endAtPoint(plan);
            return;
        }
        if (!plan.isDuringStart()) {
            final long began = clock.nanoTime();
            await(
                    () -> clock.nanoTime() - began > plan.momentNs() || !engine.isAlive(),
                    settings.patienceNs());
        }
        if (!engine.isAlive()) {
            violation("ended by itself: " + engine.lastWords());
        }
        engine.kill();
        run.count(plan.isDuringStart() ? "kills during starts" : "kills at random", 1);
    }

    private void endAtPoint(final KillPlan plan) {
        if (!await(() -> !engine.isAlive(), settings.pointPatienceNs())) {
            engine.kill();
            plans.missed(plan.point());
            run.count("points not reached", 1);
            run.note("seed " + seed + ": not reached: " + plan.order());
        } else if (isKilledAtPoint(plan.order())) {
            plans.hit(plan.point());
            run.count("kills at points", 1);
        } else {
            violation("ended by itself: " + engine.lastWords());
        }
    }

    private void drain() throws IOException {
        feeder.stop();
        if (!startUp(KillPlan.NONE)) {
            return;
        }
        final boolean isDone = await(feeder::isAllAcknowledged, settings.patienceNs());
        // The closing event is one more than was acknowledged.
        final long all = feeder.acknowledged() + 1;
        feeder.sendClosing();
        if (!isDone || !await(() -> feeder.acknowledged() >= all, settings.patienceNs())) {
            violation("what was sent is not acknowledged: " + engine.lastWords());
        }
        final int status = engine.drain();
        if (status != 0) {
            violation("draining ended with " + status + ": " + engine.lastWords());
        }
        oracle.checkEnd(feeder.sent(), Feeder.CLOSING);
        report("drain");
        run.count("folders compared", 1);
    }

    private boolean await(final BooleanSupplier condition, final long patienceNs) {
        final long deadline = clock.nanoTime() + patienceNs;
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
            violation(text + " (" + occasion + ")");
        }
    }

    /** Where losses must be found, nothing else counts as found. */
    private void violation(final String text) {
        if (settings.wantsLosses() && !text.contains(LOST)) {
            run.note("seed " + seed + ": " + text);
        } else {
            run.violation(seed, text);
        }
    }
}
