package io.heliosdb.streaming.perf.proof.diskfull;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.campaign.ProofFolders;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;
import io.heliosdb.streaming.perf.proof.subject.Subject;
import io.heliosdb.streaming.perf.proof.subject.Subjects;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code heliosdb-proof diskfull}: a case is a script, run once for each call that can go wrong.
 */
@CommandLine.Command(
        name = "diskfull",
        description = "Lets the N-th call to the disk fail, for every N, on the real file adapter.",
        mixinStandardHelpOptions = true)
public final class DiskFullCampaign extends Campaign {
    private static final long DEFAULT_SCRIPTS = 2;

    /** More calls than any script makes. */
    private static final long MOST_CALLS = 100_000;

    @CommandLine.Option(
            names = "--folder",
            description = "On the disk to use. Default: perf/target/diskfull.")
    private Path folder;

    @Override
    public boolean isAlone() {
        return true;
    }

    @Override
    protected long defaultCount() {
        return DEFAULT_SCRIPTS;
    }

    @Override
    public void run(final CampaignRun run) throws IOException {
        final Path root =
                folder == null ? ProofFolders.root().resolve("perf/target/diskfull") : folder;
        while (run.wantsMore()) {
            final long seed = run.nextSeed();
            for (final CallFault fault : CallFault.values()) {
                everyCall(run, seed, fault, root);
            }
        }
    }

    private static void everyCall(
            final CampaignRun run, final long seed, final CallFault fault, final Path root)
            throws IOException {
        final Subject subject = Subjects.of(seed);
        for (long call = 1; call < MOST_CALLS && run.goesOn(); call++) {
            final Path here = ProofFolders.empty(root.resolve(subject.name()));
            final FaultingCalls calls = new FaultingCalls(FileStorage.systemCalls(), fault, call);
            final AtomicLong promised = new AtomicLong();
            final String where = subject.name() + ", " + fault + " at call " + call + ": ";
            try {
                subject.run(new FileStorage(calls), here, promised::set);
                if (calls.hasStruck() && !fault.isHarmless()) {
                    run.count("faults worked around", 1);
                }
            } catch (final HeliosException expected) {
                if (fault.isHarmless()) {
                    run.violation(seed, where + "given up: " + expected.getMessage());
                }
                run.count("clean stops", 1);
            } catch (final RuntimeException | AssertionError e) {
                run.violation(seed, where + "no error with a code: " + e);
            }
            check(run, seed, subject, here, promised.get(), where);
            if (!calls.hasStruck()) {
                return;
            }
            run.count("calls that went wrong", 1);
        }
    }

    /** Somebody has made room, or exchanged the disk under a copy of its files. */
    private static void check(
            final CampaignRun run,
            final long seed,
            final Subject subject,
            final Path here,
            final long promised,
            final String where) {
        try {
            final Subject.Found found = subject.recover(new FileStorage(), here);
            if (found.steps() < promised) {
                run.violation(
                        seed, where + promised + " steps promised, " + found.steps() + " there");
            }
        } catch (final BrokenPromiseException | HeliosException e) {
            run.violation(seed, where + "no start afterwards: " + e.getMessage());
        }
    }
}
