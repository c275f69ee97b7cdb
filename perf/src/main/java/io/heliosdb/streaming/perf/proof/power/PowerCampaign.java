package io.heliosdb.streaming.perf.proof.power;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.campaign.Workers;
import io.heliosdb.streaming.perf.proof.storage.DiskFault;
import io.heliosdb.streaming.perf.proof.storage.DiskFaults;
import io.heliosdb.streaming.perf.proof.storage.PowerLoss;
import io.heliosdb.streaming.perf.proof.storage.RecordingStorage;
import io.heliosdb.streaming.perf.proof.storage.SimulatedStorage;
import io.heliosdb.streaming.perf.proof.storage.Survival;
import io.heliosdb.streaming.perf.proof.storage.Trace;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;
import io.heliosdb.streaming.perf.proof.subject.Promises;
import io.heliosdb.streaming.perf.proof.subject.Subject;
import io.heliosdb.streaming.perf.proof.subject.Subjects;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** {@code heliosdb-proof power}: a case is a script, run once and broken at every call. */
@CommandLine.Command(
        name = "power",
        description = "Loses power at every call to the disk, in all states that may be left.",
        mixinStandardHelpOptions = true)
public final class PowerCampaign extends Campaign {
    private static final Path FOLDER = Path.of("/data");
    private static final long DEFAULT_SCRIPTS = 20;

    /** Every so many states the recovery itself loses power. */
    private static final int AGAIN_EVERY = 7;

    @CommandLine.Option(
            names = "--subsets",
            defaultValue = "20",
            description = "Random subsets at each call. Default: ${DEFAULT-VALUE}.")
    private int subsets = 20;

    @CommandLine.Option(
            names = "--pairs",
            defaultValue = "100",
            description = "Most pairs at each call. Default: ${DEFAULT-VALUE}.")
    private int pairs = 100;

    @Override
    protected long defaultCount() {
        return DEFAULT_SCRIPTS;
    }

    @Override
    public void run(final CampaignRun run) throws IOException {
        Workers.run(workers(), run::takeSeed, seed -> script(run, seed));
    }

    private void script(final CampaignRun run, final long seed) {
        final Subject subject = Subjects.ofAll(seed, Subjects.SMALL_KIB);
        final Trace trace = new Trace();
        subject.run(new RecordingStorage(new SimulatedStorage(), trace), FOLDER, promisesOf(trace));
        final PowerLoss losses = new PowerLoss(trace, seed, subsets, pairs);
        final long states =
                losses.visit(
                        (left, promised, moment, state) -> {
                            if (moment > 0) {
                                check(run, seed, subject, left, promised, moment, state);
                            }
                            return run.goesOn();
                        });
        run.count("calls of " + subject.name(), trace.length());
        run.count("states of " + subject.name(), states);
    }

    private static Promises promisesOf(final Trace trace) {
        return new Promises() {
            @Override
            public void forced(final long steps) {
                trace.promise(steps);
            }

            @Override
            public void recorded(final long steps) {
                trace.promiseRecorded(steps);
            }
        };
    }

    private static void check(
            final CampaignRun run,
            final long seed,
            final Subject subject,
            final SimulatedStorage left,
            final long promised,
            final int moment,
            final int state) {
        try {
            if (state % AGAIN_EVERY == 0) {
                losePowerAgain(seed, subject, left, state);
                run.count("power lost in recovery", 1);
            }
            final Subject.Found found = subject.recover(left, FOLDER);
            if (found.steps() < promised) {
                throw new BrokenPromiseException(
                        promised + " steps promised, " + found.steps() + " there");
            }
        } catch (final BrokenPromiseException | HeliosException e) {
            run.violation(
                    seed,
                    subject.name()
                            + ", call "
                            + moment
                            + ", state "
                            + state
                            + ": "
                            + e.getMessage());
        }
    }

    /** A recovery is cut off at some call, and what it did may be lost or not. */
    private static void losePowerAgain(
            final long seed, final Subject subject, final SimulatedStorage left, final int state) {
        final SplittableRandom random = new SplittableRandom(seed * 1_009 + state);
        final long lastCall = 1L + random.nextInt(40);
        left.faults(
                (number, _, _) -> {
                    if (number > lastCall) {
                        throw new PowerLostException();
                    }
                    return DiskFault.NONE;
                });
        try {
            subject.recover(left, FOLDER);
        } catch (final PowerLostException expected) {
            // As ordered.
        } finally {
            left.faults(DiskFaults.NONE);
            left.losePower(Survival.random(random));
        }
    }

    /** Ends the program in the middle of a call. */
    private static final class PowerLostException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
