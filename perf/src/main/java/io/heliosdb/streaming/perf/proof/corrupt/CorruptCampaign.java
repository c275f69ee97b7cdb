package io.heliosdb.streaming.perf.proof.corrupt;

import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.campaign.Workers;
import io.heliosdb.streaming.perf.proof.storage.SimulatedStorage;
import io.heliosdb.streaming.perf.proof.subject.Subject;
import io.heliosdb.streaming.perf.proof.subject.Subjects;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

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

    /** Bytes of a file that a worker takes at once. */
    private static final long SHARE_BYTES = 256;

    @CommandLine.Option(names = "--bits", description = "Every bit, not one of each byte.")
    private boolean everyBit;

    @CommandLine.Option(
            names = "--no-cuts",
            description = "Only turns bits and exchanges files, which is half of the work.")
    private boolean hasNoCuts;

    @CommandLine.Option(
            names = "--kib",
            paramLabel = "N",
            defaultValue = "" + Subjects.SMALL_KIB,
            description = "Size of a case's files, about. Default: ${DEFAULT-VALUE}.")
    private int kib = Subjects.SMALL_KIB;

    @Override
    protected long defaultCount() {
        return DEFAULT_SCRIPTS;
    }

    @Override
    protected String variant() {
        return everyBit ? "-bits" : "";
    }

    @Override
    public void run(final CampaignRun run) throws IOException {
        while (run.wantsMore()) {
            final long seed = run.nextSeed();
            final Subject subject = Subjects.of(seed, kib);
            final SimulatedStorage whole = new SimulatedStorage();
            final Promised promised = new Promised();
            subject.run(whole, FOLDER, promised);
            final DamageCheck check = new DamageCheck(run, seed, subject, FOLDER, promised);
            final Damages damages = new Damages(whole.copy(), FOLDER, check, run);
            Workers.run(workers(), parts(damages.files(), seed, damages)::poll, Part::run);
            SealCheck.run(run, seed);
        }
    }

    /** Some damages, tried by one worker. */
    @FunctionalInterface
    private interface Part {
        void run();
    }

    private Queue<Part> parts(final List<Path> files, final long seed, final Damages damages) {
        final Queue<Part> parts = new ArrayDeque<>();
        for (final Path file : files) {
            parts.add(() -> damages.replaceByOthers(file));
            parts.add(() -> damages.lie(file));
        }
        for (final Path file : files) {
            final long bytes = damages.size(file);
            for (long from = 0; from < bytes; from += SHARE_BYTES) {
                final long begin = from;
                final long end = Math.min(bytes, from + SHARE_BYTES);
                parts.add(() -> damages.flip(file, begin, end, everyBit, seed));
                if (!hasNoCuts) {
                    parts.add(() -> damages.cut(file, begin, end));
                }
            }
        }
        return parts;
    }
}
