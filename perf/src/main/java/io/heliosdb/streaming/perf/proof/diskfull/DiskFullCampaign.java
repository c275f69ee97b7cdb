package io.heliosdb.streaming.perf.proof.diskfull;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.campaign.ProofFolders;
import io.heliosdb.streaming.perf.proof.campaign.Workers;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;
import io.heliosdb.streaming.perf.proof.subject.Subject;
import io.heliosdb.streaming.perf.proof.subject.Subjects;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code heliosdb-proof diskfull}: a case is a script, run once for each call that can go wrong, in
 * each way in which it can.
 */
@CommandLine.Command(
        name = "diskfull",
        description = "Lets the N-th call to the disk fail, for every N, on the real file adapter.",
        mixinStandardHelpOptions = true)
public final class DiskFullCampaign extends Campaign {
    /** One of each kind of subject, and one more of journal and checkpoint with other settings. */
    private static final long DEFAULT_SCRIPTS = 4;

    private static final int KIB = 12;

    /** More calls than any script makes. */
    private static final long MOST_CALLS = 100_000;

    /** A disk in memory: a force costs nothing there, and the calls are the same. */
    private static final Path MEMORY_DISK = Path.of("/dev/shm");

    @CommandLine.Option(
            names = "--folder",
            description = "On the disk to use. Default: a folder of /dev/shm if there is that.")
    private Path folder;

    @Override
    protected long defaultCount() {
        return DEFAULT_SCRIPTS;
    }

    @Override
    public void run(final CampaignRun run) throws IOException {
        final Path root = Files.createTempDirectory(parent(), "heliosdb-diskfull-");
        try {
            while (run.wantsMore()) {
                final long seed = run.nextSeed();
                for (final CallFault fault : CallFault.values()) {
                    everyCall(run, seed, fault, root);
                }
            }
        } finally {
            ProofFolders.delete(root);
        }
    }

    private Path parent() throws IOException {
        if (folder != null) {
            return Files.createDirectories(folder);
        }
        return Files.isWritable(MEMORY_DISK)
                ? MEMORY_DISK
                : Files.createDirectories(ProofFolders.root().resolve("perf/target"));
    }

    private void everyCall(
            final CampaignRun run, final long seed, final CallFault fault, final Path root)
            throws IOException {
        final AtomicLong calls = new AtomicLong();
        final AtomicBoolean isDone = new AtomicBoolean();
        Workers.run(
                workers(),
                () -> isDone.get() || !run.goesOn() ? null : calls.incrementAndGet(),
                call -> {
                    final Path here = Files.createDirectory(root.resolve("at-" + call));
                    if (!oneCall(run, seed, fault, call, here)) {
                        isDone.set(true);
                    } else if (call == MOST_CALLS) {
                        throw new IllegalStateException("no end after so many calls");
                    }
                    ProofFolders.delete(here);
                });
        if (isDone.get()) {
            run.count("scripts with every call", 1);
        } else {
            run.note("seed " + seed + ": cut off at call " + calls + " of " + fault);
        }
    }

    /** Whether the script makes so many calls. */
    private static boolean oneCall(
            final CampaignRun run,
            final long seed,
            final CallFault fault,
            final long call,
            final Path here) {
        final Subject subject = Subjects.ofAll(seed, KIB);
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
        if (calls.hasStruck()) {
            run.count("calls that went wrong", 1);
        }
        return calls.hasStruck();
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
