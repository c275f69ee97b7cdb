package io.heliosdb.streaming.perf.proof.simulate;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.appliance.ApplianceError;
import io.heliosdb.streaming.gateway.control.JobStatus;
import io.heliosdb.streaming.operators.runtime.OperatorRows;
import io.heliosdb.streaming.perf.proof.storage.DiskFault;
import io.heliosdb.streaming.perf.proof.storage.DiskFaults;
import io.heliosdb.streaming.perf.proof.storage.SimulatedStorage;
import io.heliosdb.streaming.perf.proof.storage.Survival;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * One seed: a feed of events, an appliance that dies again and again, and what it shows in the end.
 * Everything that happens follows from the seed, and ends up in the hash of its trace.
 */
final class Simulation {
    private static final int MOST_LAST_LIVES = 20;
    private static final Pattern WITH_CODE = Pattern.compile("error H[A-Z]{3}-\\d{4}: ");
    private static final int MOST_STEPS = 3_000_000;
    private static final int LEAST_STEPS_OF_LIFE = 50;
    private static final DiskFault[] KINDS = {DiskFault.FAIL, DiskFault.FULL, DiskFault.SHORT};
    private static final int OTHER_EVERY = 8;
    private static final int FIRST_FAULT = 20;
    private static final int CALLS_WITH_FAULT = 600;

    /** Whose forces fail: the journal's, the checkpoints', the sinks'. */
    private static final Path[] FORCED = {
        Path.of("/data/journal"), Path.of("/data/checkpoints"), Path.of("/out")
    };

    /** The first are the likeliest: lives are short. */
    private static final int FORCE_DOUBLINGS = 5;

    private final SplittableRandom random;
    private final SimulatedStorage storage = new SimulatedStorage();
    private final SimulatedClock clock = new SimulatedClock();
    private final Feed feed;
    private final Outlook outlook;
    private final SimulatedJobs jobs;
    private final int mostDeaths;
    private final boolean disksFail;
    private final boolean sinksFail;
    private long epoch;
    private boolean isGenerated;
    private int refusals;
    private int deaths;
    private int faults;
    private long recordedBelow;
    private long fsyncedBelow;
    private long safeBelow;
    private long steps;
    private long hash = 17;

    /**
     * Prepares.
     *
     * @param events of the feed
     * @param mostDeaths after which the appliance is left in peace; a shrinker's handle
     * @param disksFail whether some lives are on disks that begin to fail
     * @param sinksFail whether sinks refuse results now and then, so that jobs start again
     */
    Simulation(
            final long seed,
            final SimulatedJobs jobs,
            final int events,
            final int mostDeaths,
            final boolean disksFail,
            final boolean sinksFail) {
        this.jobs = jobs;
        this.disksFail = disksFail;
        this.sinksFail = sinksFail;
        this.mostDeaths = mostDeaths;
        random = new SplittableRandom(seed);
        isGenerated = random.nextBoolean();
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
        int lastLives = 0;
        while (!isDone) {
            if (isLast() && ++lastLives > MOST_LAST_LIVES) {
                throw new BrokenPromiseException(
                        "nothing goes wrong any more, and a job is down at the end of each life");
            }
            final long lifespan =
                    isLast()
                            ? Long.MAX_VALUE
                            : LEAST_STEPS_OF_LIFE + random.nextInt(1 << (4 + random.nextInt(10)));
            orderFaults();
            isDone = live(lifespan);
        }
        outlook.checkEnd(storage);
    }

    /** Nothing goes wrong any more, so that there is an end. */
    private boolean isLast() {
        return deaths >= mostDeaths;
    }

    private void orderFaults() {
        if (isLast() || !disksFail || random.nextInt(3) > 0) {
            storage.faults(DiskFaults.NONE);
            return;
        }
        storage.faults(faults(KINDS[random.nextInt(KINDS.length)]));
        faults++;
    }

    private DiskFaults faults(final DiskFault fault) {
        if (random.nextBoolean()) {
            final Path folder = FORCED[random.nextInt(FORCED.length)];
            final int most = 1 << random.nextInt(FORCE_DOUBLINGS);
            return DiskFaults.atForce(folder, 1L + random.nextInt(most), fault);
        }
        final int call = FIRST_FAULT + random.nextInt(CALLS_WITH_FAULT);
        return random.nextBoolean() ? DiskFaults.from(call, fault) : DiskFaults.at(call, fault);
    }

    /**
     * One life; true if all is done. Now and then it comes with the twin of what executed the jobs
     * before, whose state is laid out in another way: once there is a checkpoint it must be
     * refused.
     */
    private boolean live(final long lifespan) {
        // Until it says something else: a start that is refused changes nothing.
        recordedBelow = safeBelow;
        final boolean isOther = !isLast() && random.nextInt(OTHER_EVERY) == 0;
        Life life = null;
        boolean isFinished = false;
        try {
            life =
                    new Life(
                            storage.processView(),
                            clock,
                            feed,
                            jobs.specs(),
                            jobs.maker(isGenerated ^ isOther),
                            ++epoch,
                            random.split(),
                            isLast() || !sinksFail ? null : random.split());
            isGenerated ^= isOther;
            checkRecovered(life);
            for (long step = 0; step < lifespan && !isFinished; step++) {
                step(life);
                isFinished = life.isFinished();
            }
            checkJobs(life);
            isFinished &= !life.isAnyJobDown();
        } catch (final HeliosException stopped) {
            if (life == null && isOther && stopped.code() == ApplianceError.JOB_CHANGED) {
                refusals++;
            } else {
                checkStop(stopped);
            }
        }
        feed.check();
        if (isFinished) {
            storage.faults(DiskFaults.NONE);
            life.close();
            return true;
        }
        die(life);
        return false;
    }

    /** What was safe from the last death, as the appliance said, must be there. */
    private void checkRecovered(final Life life) {
        if (life.recordedBelow() < safeBelow) {
            throw new BrokenPromiseException(
                    "recovered up to "
                            + life.recordedBelow()
                            + ", was said to be safe up to "
                            + safeBelow);
        }
        recordedBelow = life.recordedBelow();
        fsyncedBelow = life.fsyncedBelow();
    }

    private void step(final Life life) {
        if (++steps > MOST_STEPS) {
            throw new BrokenPromiseException("no end after " + MOST_STEPS + " steps");
        }
        clock.advance(random.nextInt(400));
        final int work = life.step(random);
        mix(work);
        if (life.fsyncedBelow() < fsyncedBelow || life.recordedBelow() < recordedBelow) {
            throw new BrokenPromiseException("what was safe is not any more");
        }
        fsyncedBelow = life.fsyncedBelow();
        recordedBelow = life.recordedBelow();
        if (fsyncedBelow > recordedBelow) {
            throw new BrokenPromiseException("forced beyond what is recorded");
        }
        if (storage.failedForces() > 0) {
            throw new BrokenPromiseException("went on after a force that failed");
        }
    }

    /** A node stops for its disk only, and says so with a code. */
    private void checkStop(final HeliosException stopped) {
        if (storage.faultCount() == 0) {
            throw new BrokenPromiseException("stopped on a good disk: " + stopped);
        }
        for (Throwable cause = stopped; cause != null; cause = cause.getCause()) {
            if (!(cause instanceof HeliosException)) {
                throw new BrokenPromiseException("stopped by no error with a code: " + cause);
            }
        }
        mix(stopped.code().code().hashCode());
    }

    /** So does a job, and each row that it took has a fate. */
    private void checkJobs(final Life life) {
        for (final JobStatus job : life.jobs()) {
            job.failure().ifPresent(this::checkFailure);
            for (final OperatorRows rows : job.operators()) {
                if (rows.unaccounted() != 0) {
                    throw new BrokenPromiseException("rows without a fate: " + rows);
                }
            }
        }
    }

    private void checkFailure(final String failure) {
        if (storage.faultCount() == 0 && !sinksFail) {
            throw new BrokenPromiseException("a job failed on a good disk: " + failure);
        }
        if (!WITH_CODE.matcher(failure).lookingAt()) {
            throw new BrokenPromiseException("a job failed by no error with a code: " + failure);
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
            safeBelow = fsyncedBelow;
        } else {
            storage.endProcess();
            safeBelow = recordedBelow;
        }
        if (life != null) {
            bury(life);
        }
        outlook.look(storage);
        feed.shown(outlook.shown());
        mix(feed.acknowledged());
        mix(outlook.shown());
    }

    /** Gives its memory back; its storage is void, so that what it still tries has no effect. */
    private static void bury(final Life life) {
        try {
            life.close();
        } catch (final BrokenPromiseException leak) {
            throw leak;
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

    int refusals() {
        return refusals;
    }
}
