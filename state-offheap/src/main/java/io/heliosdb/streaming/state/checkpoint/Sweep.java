package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;
import io.heliosdb.streaming.state.checkpoint.format.FrameFile;
import io.heliosdb.streaming.state.checkpoint.format.Manifest;
import io.heliosdb.streaming.state.checkpoint.frame.FrameFiles;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Deletes files that nobody needs. A file of frames is needed by each manifest that names it,
 * wherever it lies, and by the checkpoint being written, which may come to name it.
 *
 * <p>A manifest that cannot be read may name any file of a checkpoint with a number up to its own:
 * those stay until it is gone. Files of names that are not ours stay for good.
 */
final class Sweep {
    private static final Pattern FRAME_FILE = Pattern.compile("frames-[0-9]{4,10}");

    private final Storage storage;
    private final Path root;
    private final CheckpointFolder folder;

    /** Files of manifests that were read, so that each is read once. */
    private final Map<CheckpointId, List<FrameFile>> known = new HashMap<>();

    private List<FrameFile> neededWhileWriting = List.of();

    Sweep(final CheckpointContext context, final CheckpointFolder folder) {
        storage = context.storage();
        root = context.folder();
        this.folder = folder;
    }

    /**
     * Keeps the files of a manifest until this is called again.
     *
     * @param base may be null for none
     */
    void needWhileWriting(final Manifest base) {
        neededWhileWriting = base == null ? List.of() : base.files();
    }

    /** Whether a manifest can be read and all of its files are there with their size. */
    boolean isWhole(final CheckpointId id) {
        final List<FrameFile> files = filesOf(id);
        if (files == null) {
            return false;
        }
        for (final FrameFile file : files) {
            final Path path = FrameFiles.pathOf(root, file);
            if (!storage.exists(path) || storage.size(path) != file.size()) {
                return false;
            }
        }
        return true;
    }

    /** The files that a manifest names, or null if it cannot be read. */
    private List<FrameFile> filesOf(final CheckpointId id) {
        return known.computeIfAbsent(id, this::read);
    }

    private List<FrameFile> read(final CheckpointId id) {
        try {
            return folder.manifests().read(id, true).files();
        } catch (final HeliosException unreadable) {
            return null;
        }
    }

    /**
     * Deletes what is not needed.
     *
     * @return number of files and folders deleted
     */
    int run() {
        final List<CheckpointId> committed = folder.committed();
        known.keySet().retainAll(committed);
        final Set<Path> needed = new HashSet<>();
        for (final FrameFile file : neededWhileWriting) {
            needed.add(FrameFiles.pathOf(root, file));
        }
        long unreadable = -1;
        for (final CheckpointId id : committed) {
            final List<FrameFile> files = filesOf(id);
            if (files == null) {
                unreadable = id.number();
            } else {
                addNeeds(needed, id, files);
            }
        }
        int deleted = 0;
        for (final CheckpointId id : folder.folders()) {
            if (!folder.isWriting(id)) {
                deleted += sweep(id, needed, id.number() > unreadable);
            }
        }
        if (deleted > 0) {
            storage.syncDirectory(root);
        }
        return deleted;
    }

    private void addNeeds(
            final Set<Path> needed, final CheckpointId id, final List<FrameFile> files) {
        for (final FrameFile file : files) {
            if (ProofBuild.IS_ON
                    && PlantedBug.CHECKPOINT_SWEEP_FORGETS_REFERENCES.isPlanted()
                    && !file.origin().equals(id)) {
                continue;
            }
            needed.add(FrameFiles.pathOf(root, file));
        }
    }

    private int sweep(
            final CheckpointId id, final Set<Path> needed, final boolean areAllNeedsKnown) {
        final Path directory = root.resolve(id.text());
        boolean isEmpty = true;
        int deleted = 0;
        for (final Path file : storage.list(directory)) {
            final String name = file.getFileName().toString();
            final boolean isUnneeded =
                    FRAME_FILE.matcher(name).matches()
                            && areAllNeedsKnown
                            && !needed.contains(file);
            if (isUnneeded || name.endsWith(AtomicFile.TEMPORARY_SUFFIX)) {
                storage.delete(file);
                if (ProofBuild.IS_ON) {
                    KillPoint.CHECKPOINT_DURING_SWEEP.reach();
                }
                deleted++;
            } else {
                isEmpty = false;
            }
        }
        if (isEmpty) {
            storage.delete(directory);
            deleted++;
        }
        return deleted;
    }
}
