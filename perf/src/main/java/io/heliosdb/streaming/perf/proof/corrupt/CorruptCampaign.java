package io.heliosdb.streaming.perf.proof.corrupt;

import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.storage.SimulatedStorage;
import io.heliosdb.streaming.perf.proof.subject.Subject;
import io.heliosdb.streaming.perf.proof.subject.Subjects;

import picocli.CommandLine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code heliosdb-proof corrupt}: a case is a script whose files are damaged one way after another.
 */
@CommandLine.Command(
        name = "corrupt",
        description =
                "Turns every byte or bit of journal and checkpoint, and cuts them everywhere.",
        mixinStandardHelpOptions = true)
public final class CorruptCampaign extends Campaign {
    private static final Path FOLDER = Path.of("/data");
    private static final long DEFAULT_SCRIPTS = 4;

    @CommandLine.Option(names = "--bits", description = "Every bit, not one of each byte.")
    private boolean everyBit;

    @Override
    protected long defaultCount() {
        return DEFAULT_SCRIPTS;
    }

    @Override
    protected String variant() {
        return everyBit ? "-bits" : "";
    }

    @Override
    public void run(final CampaignRun run) {
        while (run.wantsMore()) {
            final long seed = run.nextSeed();
            final Subject subject = Subjects.of(seed);
            final SimulatedStorage whole = new SimulatedStorage();
            final AtomicLong promised = new AtomicLong();
            subject.run(whole, FOLDER, promised::set);
            final DamageCheck check = new DamageCheck(run, seed, subject, FOLDER, promised.get());
            for (final Path file : files(whole, FOLDER)) {
                flipEverywhere(run, seed, whole, file, check);
                cutEverywhere(run, whole, file, check);
                replaceByOthers(run, whole, file, check);
            }
            SealCheck.run(run, seed);
        }
    }

    private void flipEverywhere(
            final CampaignRun run,
            final long seed,
            final SimulatedStorage whole,
            final Path file,
            final DamageCheck check) {
        final SplittableRandom random = new SplittableRandom(seed);
        final long bytes = whole.size(file);
        for (long position = 0; position < bytes && run.goesOn(); position++) {
            final int first = everyBit ? 0 : random.nextInt(Byte.SIZE);
            final int last = everyBit ? Byte.SIZE - 1 : first;
            for (int bit = first; bit <= last; bit++) {
                final SimulatedStorage damaged = whole.copy();
                damaged.flip(file, position * Byte.SIZE + bit);
                check.accept(damaged, file, "bit " + bit + " of byte " + position);
            }
        }
        run.count("bytes turned", bytes);
        run.count("bits turned", everyBit ? bytes * Byte.SIZE : bytes);
    }

    private static void cutEverywhere(
            final CampaignRun run,
            final SimulatedStorage whole,
            final Path file,
            final DamageCheck check) {
        final long bytes = whole.size(file);
        for (long size = 0; size < bytes && run.goesOn(); size++) {
            final SimulatedStorage damaged = whole.copy();
            damaged.cut(file, size);
            check.accept(damaged, file, "cut to " + size + " bytes");
        }
        run.count("cuts", bytes);
    }

    /** Every other file in its place: another checkpoint's, an older segment. */
    private static void replaceByOthers(
            final CampaignRun run,
            final SimulatedStorage whole,
            final Path file,
            final DamageCheck check) {
        for (final Path other : files(whole, FOLDER)) {
            if (!other.equals(file)) {
                final SimulatedStorage damaged = whole.copy();
                damaged.replace(file, other);
                check.accept(damaged, file, "replaced by " + other);
                run.count("files replaced", 1);
            }
        }
    }

    private static List<Path> files(final SimulatedStorage storage, final Path folder) {
        final List<Path> found = new ArrayList<>();
        for (final Path path : storage.list(folder)) {
            if (storage.isFolder(path)) {
                found.addAll(files(storage, path));
            } else {
                found.add(path);
            }
        }
        return found;
    }
}
