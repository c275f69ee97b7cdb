package io.heliosdb.streaming.perf.proof.simulate;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.perf.proof.storage.DiskFault;
import io.heliosdb.streaming.perf.proof.storage.DiskFaults;
import io.heliosdb.streaming.perf.proof.storage.SimulatedStorage;
import io.heliosdb.streaming.perf.proof.storage.Survival;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;

import java.util.List;
import java.util.SplittableRandom;

/**
 * One seed: a feed of events, an appliance that dies again and again, and what it shows in the end.
 * Everything that happens follows from the seed, and ends up in the hash of its trace.
 */
final class Simulation {
    private static final int MOST_STEPS = 3_000_000;
    private static final int LEAST_STEPS_OF_LIFE = 50;

    private final SplittableRandom random;
    private final SimulatedStorage storage = new SimulatedStorage();
    private final SimulatedClock clock = new SimulatedClock();
    private final Feed feed;
    private final Outlook outlook;
    private final List<JobSpec> jobs;
    private final int mostDeaths;
    private final boolean disksFail;
    private long epoch;
    private int deaths;
    private int faults;
    private long steps;
    private long hash = 17;

    /**
     * Prepares.
     *
     * @param events of the feed
     * @param mostDeaths after which the appliance is left in peace; a shrinker's handle
     * @param disksFail whether some lives are on disks that begin to fail
     */
    Simulation(
            final long seed,
            final List<JobSpec> jobs,
            final int events,
            final int mostDeaths,
            final boolean disksFail) {
        this.jobs = jobs;
        this.disksFail = disksFail;
        this.mostDeaths = mostDeaths;
        random = new SplittableRandom(seed);
        feed = new Feed(seed, events);
        outlook = new Outlook(feed);
    }

    /**
     * Runs to the end of the feed.
     *
     * @throws BrokenPromiseException if a rule was broken
     */
    void run() {
        boolean isDone = false;
        while (!isDone) {
            final boolean isLast = deaths >= mostDeaths;
            final long lifespan =
                    isLast
                            ? Long.MAX_VALUE
                            : LEAST_STEPS_OF_LIFE + random.nextInt(1 << (4 + random.nextInt(10)));
            orderFaults(isLast);
            isDone = live(lifespan);
        }
        outlook.checkEnd(storage);
    }

    private void orderFaults(final boolean isLast) {
        if (isLast || !disksFail || random.nextInt(3) > 0) {
            storage.faults(DiskFaults.NONE);
            return;
        }
        final DiskFault[] kinds = {DiskFault.FAIL, DiskFault.FULL, DiskFault.SHORT};
        final DiskFault fault = kinds[random.nextInt(kinds.length)];
        storage.faults(DiskFaults.from(20 + random.nextInt(600), fault));
        faults++;
    }

    /** One life; true if all is done. */
    private boolean live(final long lifespan) {
        Life life = null;
        boolean isFinished = false;
        try {
            life = new Life(storage.processView(), clock, feed, jobs, ++epoch, random.split());
            for (long step = 0; step < lifespan && !isFinished; step++) {
                step(life);
                isFinished = life.isFinished();
            }
        } catch (final HeliosException stopped) {
            if (storage.faultCount() == 0) {
                throw new BrokenPromiseException("stopped on a good disk: " + stopped);
            }
            mix(stopped.code().code().hashCode());
        }
        if (isFinished) {
            life.close();
            return true;
        }
        die(life);
        return false;
    }

    private void step(final Life life) {
        if (++steps > MOST_STEPS) {
            throw new BrokenPromiseException("no end after " + MOST_STEPS + " steps");
        }
        clock.advance(random.nextInt(400));
        final int work = life.step(random);
        mix(work);
        if (life.fsyncedBelow() > life.recordedBelow()) {
            throw new BrokenPromiseException("forced beyond what is recorded");
        }
    }

    private void die(final Life life) {
        deaths++;
        // After a failed force the system's cache shows what the disk will never have: whoever
        // starts again without starting the machine anew has two faults at once, which is open.
        final boolean hasFailed = storage.faultCount() > 0;
        storage.faults(DiskFaults.NONE);
        if (hasFailed || random.nextBoolean()) {
            storage.losePower(Survival.random(random.split()));
        } else {
            storage.endProcess();
        }
        if (life != null) {
            bury(life);
        }
        outlook.look(storage);
        mix(feed.acknowledged());
        mix(outlook.shown());
    }

    /** Gives its memory back; its storage is void, so that what it still tries has no effect. */
    private static void bury(final Life life) {
        try {
            life.close();
        } catch (final RuntimeException | AssertionError expected) {
            // It is dead.
        }
    }

    private void mix(final long value) {
        hash = hash * 0x9e3779b97f4a7c15L + value;
        hash ^= hash >>> 29;
    }

    /** Of everything that has happened. */
    long traceHash() {
        return hash;
    }

    long steps() {
        return steps;
    }

    int deaths() {
        return deaths;
    }

    int faults() {
        return faults;
    }
}
