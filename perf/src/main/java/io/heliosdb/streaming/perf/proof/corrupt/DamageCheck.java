package io.heliosdb.streaming.perf.proof.corrupt;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.storage.SimulatedStorage;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;
import io.heliosdb.streaming.perf.proof.subject.Subject;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Damage is refused with a code, or told and worked around, or makes no difference. It never goes
 * unnoticed, never serves a wrong byte and never makes a start run on.
 */
final class DamageCheck {
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(1);

    private final CampaignRun run;
    private final long seed;
    private final Subject subject;
    private final Path folder;
    private final long promised;

    DamageCheck(
            final CampaignRun run,
            final long seed,
            final Subject subject,
            final Path folder,
            final long promised) {
        this.run = run;
        this.seed = seed;
        this.subject = subject;
        this.folder = folder;
        this.promised = promised;
    }

    /**
     * Starts on what is damaged.
     *
     * @param file that is
     * @param damage in words
     */
    void accept(final SimulatedStorage damaged, final Path file, final String damage) {
        final long beganNs = busyNs();
        try {
            final Subject.Found found = subject.recover(damaged, folder);
            if (found.hasReported()) {
                run.count("told and worked around", 1);
            } else if (found.steps() < promised) {
                violation(
                        file + ", " + damage,
                        promised + " steps promised, silently " + found.steps());
            } else {
                run.count("made no difference", 1);
            }
        } catch (final HeliosException refused) {
            run.count("refused", 1);
            if (subject.mustStartWithout(file)) {
                violation(file + ", " + damage, "refused: " + refused.getMessage());
            }
        } catch (final BrokenPromiseException e) {
            violation(file + ", " + damage, e.getMessage());
        } catch (final RuntimeException | AssertionError e) {
            violation(file + ", " + damage, "no error with a code: " + e);
        }
        if (busyNs() - beganNs > LIMIT_NS) {
            violation(file + ", " + damage, "kept a start busy for more than a second");
        }
    }

    /** Time of this thread alone: other programs on the machine do not count. */
    private static long busyNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void violation(final String where, final String what) {
        run.violation(seed, subject.name() + ", " + where + ": " + what);
    }
}
