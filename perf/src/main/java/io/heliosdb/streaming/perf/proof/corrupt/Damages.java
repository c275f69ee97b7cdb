package io.heliosdb.streaming.perf.proof.corrupt;

import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.storage.SimulatedStorage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ways to damage the files of a finished script, each tried on a copy of its own. Any thread. */
final class Damages {
    private final SimulatedStorage whole;
    private final Path folder;
    private final DamageCheck check;
    private final CampaignRun run;

    /**
     * Prepares.
     *
     * @param whole is copied and stays as it is
     */
    Damages(
            final SimulatedStorage whole,
            final Path folder,
            final DamageCheck check,
            final CampaignRun run) {
        this.whole = whole;
        this.folder = folder;
        this.check = check;
        this.run = run;
    }

    long size(final Path file) {
        return whole.size(file);
    }

    /** All files, in folders too. */
    List<Path> files() {
        return files(folder);
    }

    private List<Path> files(final Path parent) {
        final List<Path> found = new ArrayList<>();
        for (final Path path : whole.list(parent)) {
            if (whole.isFolder(path)) {
                found.addAll(files(path));
            } else {
                found.add(path);
            }
        }
        return found;
    }

    /** Turns every bit of some bytes, or one bit of each, that follows from the seed. */
    void flip(
            final Path file,
            final long from,
            final long end,
            final boolean everyBit,
            final long seed) {
        for (long position = from; position < end && run.goesOn(); position++) {
            final int chosen = (int) (((seed + position) * 0x9e3779b97f4a7c15L) >>> 61);
            final int first = everyBit ? 0 : chosen;
            final int last = everyBit ? Byte.SIZE - 1 : chosen;
            for (int bit = first; bit <= last; bit++) {
                final SimulatedStorage damaged = whole.copy();
                damaged.flip(file, position * Byte.SIZE + bit);
                check.acceptFlip(damaged, file, "bit " + bit + " of byte " + position);
            }
            run.count("bits turned", 1L + last - first);
            run.count("bytes turned", 1);
        }
    }

    /** Cuts a file to every size of a range. */
    void cut(final Path file, final long from, final long end) {
        for (long size = from; size < end && run.goesOn(); size++) {
            final SimulatedStorage damaged = whole.copy();
            damaged.cut(file, size);
            check.accept(damaged, file, "cut to " + size + " bytes");
            run.count("cuts", 1);
        }
    }

    /** Every other file in its place: another checkpoint's, an older segment. */
    void replaceByOthers(final Path file) {
        for (final Path other : files()) {
            if (!other.equals(file)) {
                final SimulatedStorage damaged = whole.copy();
                damaged.replace(file, other);
                check.accept(damaged, file, "replaced by " + other);
                run.count("files replaced", 1);
            }
        }
    }

    /** Puts down what is wrong with the checksum that belongs to it. */
    void lie(final Path file) {
        for (final Lie lie : Lie.in(whole, file)) {
            final SimulatedStorage damaged = whole.copy();
            lie.tell(damaged, file);
            check.acceptLie(damaged, file, lie.what(), lie.isAlwaysRead());
            run.count("lies with a right checksum", 1);
        }
    }
}
