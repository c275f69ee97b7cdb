package io.heliosdb.streaming.perf.proof.corrupt;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.storage.SimulatedStorage;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;
import io.heliosdb.streaming.perf.proof.subject.Subject;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Damage is refused with a code, or told and worked around, or makes no difference. It never goes
 * unnoticed, never serves a wrong byte and never makes a start run on.
 */
final class DamageCheck {
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final CampaignRun run;
    private final long seed;
    private final Subject subject;
    private final Path folder;
    private final Promised promised;

    DamageCheck(
            final CampaignRun run,
            final long seed,
            final Subject subject,
            final Path folder,
            final Promised promised) {
        this.run = run;
        this.seed = seed;
        this.subject = subject;
        this.folder = folder;
        this.promised = promised;
    }

    /**
     * Starts on what is damaged in one bit: what something else vouches for may not be cut off,
     * even with a report.
     *
     * @param file that is damaged
     * @param damage in words
     */
    void acceptFlip(final SimulatedStorage damaged, final Path file, final String damage) {
        accept(damaged, file, damage, promised.vouched());
    }

    /**
     * Starts on what is damaged, perhaps together with all that vouched for it.
     *
     * @param file that is damaged
     * @param damage in words
     */
    void accept(final SimulatedStorage damaged, final Path file, final String damage) {
        accept(damaged, file, damage, 0);
    }

    private void accept(
            final SimulatedStorage damaged,
            final Path file,
            final String damage,
            final long least) {
        final String where = file + ", " + damage;
        final Outcome outcome = start(damaged, where, least);
        if (outcome == Outcome.REFUSED && subject.mustStartWithout(file)) {
            violation(where, "refused, though it can do without");
        }
    }

    /**
     * Starts on what no disk does; to refuse it is always right.
     *
     * @param file that is wrong
     * @param lie in words
     * @param isAlwaysRead whether it must be noticed
     */
    void acceptLie(
            final SimulatedStorage damaged,
            final Path file,
            final String lie,
            final boolean isAlwaysRead) {
        final String where = file + ", " + lie;
        if (start(damaged, where, 0) == Outcome.NO_DIFFERENCE && isAlwaysRead) {
            violation(where, "taken for true");
        }
    }

    private Outcome start(final SimulatedStorage damaged, final String where, final long least) {
        final long beganNs = busyNs();
        final Outcome outcome = outcome(damaged, where, least);
        if (busyNs() - beganNs > LIMIT_NS) {
            violation(where, "kept a start busy for more than a second");
        }
        run.count(outcome.text, 1);
        return outcome;
    }

    private Outcome outcome(final SimulatedStorage damaged, final String where, final long least) {
        try {
            final Subject.Found found = subject.recover(damaged, folder);
            if (found.steps() < least) {
                violation(where, least + " steps vouched for, cut off to " + found.steps());
                return Outcome.VIOLATION;
            }
            if (found.hasReported()) {
                return Outcome.TOLD;
            }
            if (found.steps() >= promised.forced()) {
                return Outcome.NO_DIFFERENCE;
            }
            violation(where, promised.forced() + " steps promised, silently " + found.steps());
        } catch (final HeliosException refused) {
            return Outcome.REFUSED;
        } catch (final BrokenPromiseException e) {
            violation(where, e.getMessage());
        } catch (final RuntimeException | AssertionError e) {
            violation(where, "no error with a code: " + e);
        }
        return Outcome.VIOLATION;
    }

    /** How a start went. */
    private enum Outcome {
        REFUSED("refused"),
        TOLD("told and worked around"),
        NO_DIFFERENCE("made no difference"),
        VIOLATION("violations");

        private final String text;

        Outcome(final String text) {
            this.text = text;
        }
    }

    /** Time of this thread alone: other programs on the machine do not count. */
    private static long busyNs() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private void violation(final String where, final String what) {
        run.violation(seed, subject.name() + ", " + where + ": " + what);
    }
}
