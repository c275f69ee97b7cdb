package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Window;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.DurableRun;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The folder of a table's output, as one lineage sees it: shows parts, and after a restart brings
 * everything to where the log's decisions say. One thread, control plane.
 */
final class PartFolder implements AutoCloseable {
    private static final int BLOCK_BYTES = 64 << 10;

    private final Storage storage;
    private final Ledger ledger;
    private final Path folder;
    private final PartManifest manifest;
    private final OtherLineages others;
    private final Pattern shown;
    private final Pattern hidden;
    private final Pattern abandoned;

    PartFolder(
            final DurableRun run, final Ledger ledger, final Path folder, final String extension) {
        storage = run.storage();
        this.ledger = ledger;
        this.folder = folder;
        manifest = new PartManifest(storage, ledger, folder, run.lineage());
        others = new OtherLineages(storage, folder, run.isGivenUp());
        final String name = "part-" + run.lineage() + "-(\\d{8})\\." + extension;
        shown = Pattern.compile(name);
        hidden = Pattern.compile("\\." + name + "\\.inprogress");
        abandoned = Pattern.compile("\\." + name + Pattern.quote(Part.ABANDONED));
    }

    /**
     * Shows what was decided, removes what was not, and hides what was shown and the log does not
     * know.
     *
     * @param decided the log's decisions, the last of them at least
     * @param givenFrom row sequence from which on results come again
     * @return how many parts were hidden
     */
    int recover(final List<Part> decided, final long givenFrom) {
        storage.createDirectories(folder);
        manifest.open();
        decided.forEach(this::checkOrigin);
        final int hiddenCount =
                hide(decided.isEmpty() ? -1 : decided.getLast().number(), givenFrom)
                        + others.hide();
        if (!(ProofBuild.IS_ON && PlantedBug.SINK_FORGETS_TO_ROLL_FORWARD.isPlanted())) {
            decided.forEach(this::rollForward);
        }
        if (ProofBuild.IS_ON) {
            KillPoint.SINK_DURING_RECOVERY.reach();
        }
        if (!(ProofBuild.IS_ON && PlantedBug.SINK_KEEPS_WHAT_WAS_NOT_DECIDED.isPlanted())) {
            removeHidden();
        }
        return hiddenCount;
    }

    /**
     * The list goes on behind a part that was decided only if it has that part. If not, it was
     * written for another log: parts of that must not be taken for ours.
     */
    private void checkOrigin(final Part part) {
        if (part.number() <= manifest.lastNumber() && !manifest.has(part)) {
            throw HeliosException.of(
                            ConnectorError.PART_DAMAGED,
                            "the parts in " + folder + " are not those of this log")
                    .detail("the list of parts goes on without " + part.line())
                    .hint(
                            "if a journal was put back after going back to a savepoint without it,"
                                    + " put the folder of the table back as well, as it was with"
                                    + " that journal; nothing was changed");
        }
    }

    /**
     * Parts behind the log's last decision were decided in a log that was given up, or behind the
     * barrier of the savepoint that was started from: those stay.
     */
    private int hide(final int decidedNumber, final long givenFrom) {
        final List<Part> listed =
                manifest.lastNumber() <= decidedNumber
                        ? List.of()
                        : manifest.behind(decidedNumber).stream()
                                .filter(part -> part.first().rowSequence() >= givenFrom)
                                .toList();
        final Set<Path> parts = unlisted(decidedNumber);
        listed.forEach(part -> parts.add(folder.resolve(part.name())));
        if (parts.isEmpty()) {
            return 0;
        }
        for (final Path part : parts) {
            if (storage.exists(part)) {
                final String name = part.getFileName().toString();
                storage.rename(part, folder.resolve(Part.abandonedName(name)));
            }
        }
        storage.syncDirectory(folder);
        manifest.takeOff(listed);
        return parts.size();
    }

    /**
     * Parts that are there and not on the list, whose end is torn. All that is in them comes again:
     * a checkpoint waits until what is before its barrier is listed.
     */
    private Set<Path> unlisted(final int decidedNumber) {
        final int known = Math.max(decidedNumber, manifest.lastNumber());
        final Set<Path> paths = new TreeSet<>();
        for (final Path path : storage.list(folder)) {
            if (number(shown, path) > known) {
                paths.add(path);
            }
        }
        return paths;
    }

    /** Number of a part whose file has a name of a kind; -1 if it is none of that. */
    private static int number(final Pattern kind, final Path path) {
        final Matcher matcher = kind.matcher(path.getFileName().toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    /** Number for the next part: also one that was hidden keeps its own. */
    int nextNumber() {
        int last = manifest.lastNumber();
        for (final Path path : storage.list(folder)) {
            last = Math.max(last, number(abandoned, path));
        }
        return last + 1;
    }

    /** A part that is on the list and has not its name gets it; one that is gone was taken. */
    private void rollForward(final Part part) {
        final boolean isListed = part.number() <= manifest.lastNumber();
        if (storage.exists(hiddenPath(part))) {
            check(part, hiddenPath(part));
            if (!isListed) {
                manifest.add(part);
            }
            reveal(part);
        } else if (!isListed) {
            if (!storage.exists(folder.resolve(part.name()))) {
                throw damaged(part, "it is not there");
            }
            check(part, folder.resolve(part.name()));
            manifest.add(part);
        }
    }

    private Path hiddenPath(final Part part) {
        return folder.resolve(Part.hiddenName(part.name()));
    }

    private void check(final Part part, final Path path) {
        if (storage.size(path) != part.bytes()) {
            throw damaged(part, "it has " + storage.size(path) + " bytes");
        }
        final CRC32C checksum = new CRC32C();
        final Window window = new Window();
        try (StorageFile file = storage.open(path);
                Arena block = Arena.open(ledger, "part check", part.name(), BLOCK_BYTES)) {
            int count;
            for (long at = 0; at < part.bytes(); at += count) {
                count = file.read(at, block.address(), BLOCK_BYTES);
                if (count == 0) {
                    throw damaged(part, "it ends at byte " + at);
                }
                checksum.update(window.over(block.address(), count));
            }
        }
        if ((int) checksum.getValue() != part.crc()) {
            throw damaged(part, "its bytes are not those that were written");
        }
    }

    private HeliosException damaged(final Part part, final String how) {
        return HeliosException.of(
                        ConnectorError.PART_DAMAGED,
                        "a part that is to be shown is gone or damaged")
                .detail(folder.resolve(part.name()) + ": " + how + "; wanted " + part.line())
                .hint(
                        "look for who deletes or changes files there; its rows cannot be made"
                            + " again. If it was shown and taken away, and the list of parts was"
                            + " lost, put the line behind 'wanted' into the list");
    }

    private void removeHidden() {
        boolean isChanged = false;
        for (final Path path : storage.list(folder)) {
            if (number(hidden, path) >= 0) {
                storage.delete(path);
                isChanged = true;
            }
        }
        if (isChanged) {
            storage.syncDirectory(folder);
        }
    }

    /** Shows a part that was ended; one that is shown already stays as it is. */
    void commit(final Part part) {
        final boolean isShown = part.number() <= manifest.lastNumber();
        if (isShown && !(ProofBuild.IS_ON && PlantedBug.SINK_LISTS_A_PART_TWICE.isPlanted())) {
            return;
        }
        if (!isShown) {
            show(part);
        } else {
            manifest.add(part);
        }
    }

    /** Listed first: as soon as it has its name, others may take it away. */
    private void show(final Part part) {
        manifest.add(part);
        if (ProofBuild.IS_ON) {
            KillPoint.SINK_AFTER_MANIFEST.reach();
        }
        reveal(part);
    }

    private void reveal(final Part part) {
        storage.rename(hiddenPath(part), folder.resolve(part.name()));
        if (ProofBuild.IS_ON) {
            KillPoint.SINK_DURING_COMMIT.reach();
        }
        storage.syncDirectory(folder);
    }

    @Override
    public void close() {
        manifest.close();
    }
}
