package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointInfo;
import io.heliosdb.streaming.state.checkpoint.format.Part;
import io.heliosdb.streaming.state.checkpoint.frame.FrameStream;
import io.heliosdb.streaming.state.error.CheckpointError;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All checkpoints and savepoints of an appliance, in one folder: writes them, finds the newest that
 * is whole, deletes old ones.
 *
 * <p>One thread; reading is helped by the context's executor. Errors of the disk come as {@code
 * HSTO}, those of keys as {@code HSEA}, those of checkpoints as {@code HCKP}.
 */
public final class CheckpointStore {
    /** Errors after which an older checkpoint is looked for; others need somebody's decision. */
    private static final Set<ErrorCode> PASSED_OVER =
            Set.of(
                    CheckpointError.DAMAGED,
                    CheckpointError.FOREIGN,
                    StorageError.FAILED,
                    StorageError.MISSING);

    /** So often it is asked which there are while others delete what has been found. */
    private static final int MOST_LISTINGS = 100;

    private final CheckpointContext context;
    private final CheckpointFolder folder;

    /** Whose frames {@link #newestValid} has checked last, or null: each job asks again. */
    private CheckpointId checked;

    /** Opens nothing yet; the folder need not be there. */
    public CheckpointStore(final CheckpointContext context) {
        if (!context.isConcluded()) {
            throw new IllegalStateException("context is not concluded");
        }
        this.context = context;
        folder = new CheckpointFolder(context);
    }

    // Writing.

    /**
     * A number from 1, greater than that of every checkpoint and savepoint that is in the folder or
     * that this store has begun.
     */
    public long nextNumber() {
        return folder.greatestNumber() + 1;
    }

    /**
     * Begins a checkpoint or savepoint; its folder is there for good then. One at a time.
     *
     * @throws HeliosException {@code HCKP-0007} if there is one of its number
     */
    public CheckpointWriter begin(final CheckpointStart start) {
        final CheckpointId id =
                switch (start.kind()) {
                    case CHECKPOINT -> CheckpointId.checkpoint(start.number());
                    case SAVEPOINT -> CheckpointId.savepoint(start.number(), distinction(start));
                };
        return begin(
                new CheckpointInfo(
                        id,
                        start.barrier(),
                        start.epoch(),
                        context.applianceId(),
                        start.neededFrom(),
                        start.createdMs(),
                        context.engineVersion()));
    }

    private CheckpointWriter begin(final CheckpointInfo info) {
        return new CheckpointWriter(context, info, folder);
    }

    private int distinction(final CheckpointStart start) {
        long mixed = context.applianceId() * 0x9e37_79b9_7f4a_7c15L;
        mixed = (mixed ^ start.createdMs()) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ start.epoch()) * 0x94d0_49bb_1331_11ebL;
        return (int) (mixed >>> Integer.SIZE);
    }

    // Reading.

    /** Ids of all checkpoints and savepoints, damaged ones too, ascending by number. */
    public List<CheckpointId> list() {
        return folder.committed();
    }

    /** As the other one, of all that there are. */
    public Optional<Checkpoint> newestValid(final Consumer<CheckpointAlarm> alarm) {
        return newestValid(info -> true, alarm);
    }

    /**
     * Opens the newest checkpoint or savepoint of which every byte is what was written; reads all
     * of it for that, unless it was the answer to the last question, too. What is damaged behind
     * that is found by the one who reads it. Another process may delete checkpoints meanwhile: if
     * one goes while it is read, those that there are then are tried.
     *
     * @param isWanted whether one may be used, by what it says about itself; others are passed over
     *     without being read
     * @param alarm told of each newer one that was passed over because it is damaged or foreign
     * @return nothing if the folder has no checkpoint that is wanted
     * @throws HeliosException {@code HCKP-0006} if there are some and none is whole; {@code
     *     HCKP-0004} and {@code HSEA} if one is of a newer version or its key cannot be had,
     *     because to go on with an older one is not ours to decide
     */
    public Optional<Checkpoint> newestValid(
            final Predicate<CheckpointInfo> isWanted, final Consumer<CheckpointAlarm> alarm) {
        final Map<CheckpointId, HeliosException> passedOver = new LinkedHashMap<>();
        boolean hasOneGone = true;
        for (int listing = 0; hasOneGone && listing < MOST_LISTINGS; listing++) {
            hasOneGone = false;
            for (final CheckpointId id : folder.committed().reversed()) {
                if (passedOver.containsKey(id)) {
                    continue;
                }
                try {
                    final Optional<Checkpoint> found = openChecked(id, isWanted);
                    if (found.isPresent()) {
                        return found;
                    }
                } catch (final HeliosException e) {
                    if (!PASSED_OVER.contains(e.code())) {
                        throw e;
                    }
                    if (!folder.manifests().exists(id)) {
                        hasOneGone = true;
                        break;
                    }
                    alarm.accept(new CheckpointAlarm(id, e));
                    folder.damaged(id);
                    passedOver.put(id, e);
                }
            }
        }
        if (hasOneGone || !passedOver.isEmpty()) {
            throw noneValid(passedOver);
        }
        return Optional.empty();
    }

    /** {@link #newestValid} is to read all of the next answer, too, whatever it was before. */
    public void checkAgain() {
        checked = null;
    }

    private HeliosException noneValid(final Map<CheckpointId, HeliosException> passedOver) {
        final HeliosException none =
                HeliosException.of(CheckpointError.NONE_VALID, "no checkpoint can be restored");
        return passedOver.isEmpty()
                ? none.detail("each was deleted while it was read, in " + context.folder())
                        .hint(
                                "ask again: checkpoints come and go faster than they are read;"
                                        + " checkpoint.keep says how many stay")
                : none.detail(passedOver.size() + " passed over in " + context.folder())
                        .hint(
                                "restore a copy from the backup; if the journal still has its"
                                        + " first record, all state can be computed again without"
                                        + " them")
                        .causedBy(new ArrayList<>(passedOver.values()).getLast());
    }

    private Optional<Checkpoint> openChecked(
            final CheckpointId id, final Predicate<CheckpointInfo> isWanted) {
        final Checkpoint checkpoint = new Checkpoint(context, folder.manifests().read(id, false));
        boolean isGood = false;
        try {
            if (!isWanted.test(checkpoint.info())) {
                return Optional.empty();
            }
            if (!id.equals(checked) && !isCheckLeftOut()) {
                checkpoint.check(false);
                checked = id;
            }
            isGood = true;
            return Optional.of(checkpoint);
        } finally {
            if (!isGood) {
                checkpoint.close();
            }
        }
    }

    private static boolean isCheckLeftOut() {
        return ProofBuild.IS_ON && PlantedBug.CHECKPOINT_NEWEST_IS_NOT_CHECKED.isPlanted();
    }

    /**
     * Opens a checkpoint or savepoint by an id that somebody gave.
     *
     * @throws HeliosException {@code HCKP-0001} if it is not an id, {@code HCKP-0002} if there is
     *     none of it, or what {@link #newestValid} says of damaged ones, newer ones and keys
     */
    public Checkpoint open(final String id) {
        return new Checkpoint(context, folder.manifests().read(find(id), false));
    }

    /** Opens one that may belong to another appliance, as {@link #open} otherwise. */
    public Checkpoint openOfAnyAppliance(final String id) {
        return new Checkpoint(context, folder.manifests().read(find(id), true));
    }

    /**
     * Reads every frame and compares its content with its digest.
     *
     * @return bytes of content that were read
     * @throws HeliosException as {@link #open}
     */
    public long verify(final String id) {
        try (Checkpoint checkpoint = openOfAnyAppliance(id)) {
            return checkpoint.check(true);
        }
    }

    private CheckpointId find(final String text) {
        final CheckpointId id = CheckpointId.parse(text);
        if (!folder.manifests().exists(id)) {
            throw HeliosException.of(CheckpointError.UNKNOWN, "there is no " + id)
                    .detail("in " + context.folder())
                    .hint("list those there are with: heliosdb-streaming savepoint list");
        }
        return id;
    }

    // Copying and deleting.

    /**
     * Copies one into a folder of checkpoints elsewhere, under the same id, with all frames in
     * files of its own, and verifies the copy.
     *
     * @param target made if it is not there
     * @throws HeliosException as {@link #open}; {@code HCKP-0007} if the copy is there already
     */
    public void copy(final String id, final Path target) {
        final CheckpointStore other = new CheckpointStore(context.in(target));
        try (Checkpoint source = open(id)) {
            final CheckpointWriter writer = other.begin(source.info());
            try {
                for (final Part part : source.parts()) {
                    copy(source, part, writer);
                }
                writer.commit(source.attributes());
            } finally {
                writer.abort();
            }
        }
        other.verify(id);
    }

    private static void copy(
            final Checkpoint source, final Part part, final CheckpointWriter writer) {
        try (FrameStream frames = source.stream(part)) {
            writer.part(part.name(), part.properties(), frames);
            int done = writer.work();
            while (done > 0) {
                done = writer.work();
            }
            if (done == SnapshotPieces.ABANDONED) {
                throw new IllegalStateException("frames of a file ended early");
            }
        }
    }

    /**
     * Deletes one; files that others refer to stay. A damaged one goes, too.
     *
     * @throws HeliosException {@code HCKP-0001} if it is not an id, {@code HCKP-0002} if there is
     *     none of it
     */
    public void delete(final String id) {
        folder.deleteManifest(find(id));
        folder.sweep().run();
    }

    /**
     * Deletes checkpoints, never savepoints, that are older than the newest so many whole ones.
     *
     * @param keep at least 1
     * @return how many were deleted
     */
    public int retain(final int keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("nothing would be kept: " + keep);
        }
        return folder.retain(keep);
    }

    /**
     * Deletes what a crash has left: files of checkpoints that were not completed, or not deleted
     * to their end. At every start.
     *
     * @return number of files and folders deleted
     */
    public int removeLeftovers() {
        return folder.sweep().run();
    }
}
