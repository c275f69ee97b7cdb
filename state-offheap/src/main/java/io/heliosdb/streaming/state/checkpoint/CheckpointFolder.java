package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointInfo;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointKind;
import io.heliosdb.streaming.state.checkpoint.format.Manifest;
import io.heliosdb.streaming.state.error.CheckpointError;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The folder of all checkpoints: which there are, which one is being written, and which the next
 * one may refer to. A checkpoint exists from the moment its manifest has its name until the moment
 * the manifest is deleted.
 */
final class CheckpointFolder {
    private final CheckpointContext context;
    private final Storage storage;
    private final Path root;
    private final ManifestFile manifests;
    private final Sweep sweep;
    private final Set<CheckpointId> damaged = new HashSet<>();
    private Manifest base;
    private CheckpointId writing;
    private long greatestBegun;

    CheckpointFolder(final CheckpointContext context) {
        this.context = context;
        storage = context.storage();
        root = context.folder();
        manifests = new ManifestFile(context);
        sweep = new Sweep(context, this);
    }

    ManifestFile manifests() {
        return manifests;
    }

    /** Ids of all folders, ascending by number, also of those without a manifest. */
    List<CheckpointId> folders() {
        final List<CheckpointId> ids = new ArrayList<>();
        for (final Path path : storage.list(root)) {
            CheckpointId.tryParse(path.getFileName().toString()).ifPresent(ids::add);
        }
        ids.sort(Comparator.comparingLong(CheckpointId::number).thenComparing(CheckpointId::text));
        return ids;
    }

    /** Greatest number of those there are and of those that were begun here, or 0. */
    long greatestNumber() {
        final List<CheckpointId> ids = folders();
        return ids.isEmpty() ? greatestBegun : Math.max(greatestBegun, ids.getLast().number());
    }

    /** Ids of all checkpoints and savepoints, ascending by number. */
    List<CheckpointId> committed() {
        final List<CheckpointId> ids = folders();
        ids.removeIf(id -> !manifests.exists(id));
        return ids;
    }

    /** Whether it is being written: its folder is not to be touched by others. */
    boolean isWriting(final CheckpointId id) {
        return id.equals(writing);
    }

    // What a writer does.

    /**
     * Makes the folder of a checkpoint, for good.
     *
     * @return frames that it may refer to
     */
    ReusableFrames begin(final CheckpointInfo info) {
        final CheckpointId id = info.id();
        if (writing != null) {
            throw new IllegalStateException(writing + " is being written");
        }
        final Path folder = root.resolve(id.text());
        if (manifests.exists(id)) {
            throw HeliosException.of(CheckpointError.PRESENT, id + " is there already")
                    .detail("in " + root)
                    .hint("delete it first, or choose another folder");
        }
        if (storage.exists(folder)) {
            delete(folder); // without a manifest it is what a copy that died has left
        }
        final boolean mayRefer = id.kind() == CheckpointKind.CHECKPOINT && context.reuseLimit() > 0;
        if (mayRefer && base == null) {
            base = newestReadable();
        }
        final Manifest chosen = mayRefer ? base : null;
        final ReusableFrames reusable =
                chosen == null
                        ? ReusableFrames.NONE
                        : ReusableFrames.of(
                                chosen, id.number(), context.reuseLimit(), storage, root);
        storage.createDirectories(folder);
        if (ProofBuild.IS_ON) {
            KillPoint.CHECKPOINT_AFTER_FOLDER.reach();
        }
        writing = id;
        greatestBegun = Math.max(greatestBegun, id.number());
        sweep.needWhileWriting(chosen);
        return reusable;
    }

    /** Takes note that a checkpoint cannot be restored, whatever its manifest says. */
    void damaged(final CheckpointId id) {
        damaged.add(id);
        if (base != null && base.info().id().equals(id)) {
            base = null; // the next one is not to refer to what is broken
        }
    }

    private Manifest newestReadable() {
        final List<CheckpointId> ids = committed();
        ids.removeIf(id -> id.kind() != CheckpointKind.CHECKPOINT || damaged.contains(id));
        if (ids.isEmpty()) {
            return null;
        }
        try {
            return manifests.read(ids.getLast(), false);
        } catch (final HeliosException unreadable) {
            // The next one refers to nothing then and is complete in itself.
            return null;
        }
    }

    void sync(final CheckpointId id) {
        storage.syncDirectory(root.resolve(id.text()));
    }

    /** Writes the manifest, with which the checkpoint begins to exist. */
    void commit(final Manifest manifest) {
        manifests.write(manifest);
        if (ProofBuild.IS_ON) {
            KillPoint.CHECKPOINT_AFTER_MANIFEST.reach();
        }
        ended();
        if (manifest.info().id().kind() == CheckpointKind.CHECKPOINT) {
            base = manifest;
        }
    }

    /** Deletes what was written, as far as it can be deleted. */
    void abort(final CheckpointId id) {
        ended();
        try {
            if (!manifests.exists(id)) {
                delete(root.resolve(id.text()));
            }
        } catch (final HeliosException left) {
            // The cause of the abort is what its caller reports; leftovers go at the next start.
        }
    }

    private void delete(final Path folder) {
        for (final Path file : storage.list(folder)) {
            storage.delete(file);
        }
        storage.delete(folder);
    }

    private void ended() {
        writing = null;
        sweep.needWhileWriting(null);
    }

    // What goes.

    /** Deletes a manifest, with which its checkpoint ceases to exist. */
    void deleteManifest(final CheckpointId id) {
        storage.delete(manifests.pathOf(id));
        sync(id);
        if (base != null && base.info().id().equals(id)) {
            base = null;
        }
    }

    /**
     * Deletes the checkpoints that are older than the newest so many that are whole.
     *
     * @return how many were deleted
     */
    int retain(final int keep) {
        final List<CheckpointId> ids = committed();
        ids.removeIf(id -> id.kind() != CheckpointKind.CHECKPOINT);
        int kept = 0;
        int deleted = 0;
        for (final CheckpointId id : ids.reversed()) {
            if (kept < keep) {
                kept += sweep.isWhole(id) && !damaged.contains(id) ? 1 : 0;
            } else {
                deleteManifest(id);
                damaged.remove(id);
                if (ProofBuild.IS_ON) {
                    KillPoint.CHECKPOINT_DURING_RETENTION.reach();
                }
                deleted++;
            }
        }
        if (deleted > 0) {
            sweep.run();
        }
        return deleted;
    }

    Sweep sweep() {
        return sweep;
    }
}
