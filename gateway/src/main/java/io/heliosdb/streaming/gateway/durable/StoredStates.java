package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.gateway.appliance.CheckpointFiles;
import io.heliosdb.streaming.gateway.appliance.LogOrigin;
import io.heliosdb.streaming.gateway.appliance.SavedStates;
import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.state.checkpoint.Checkpoint;
import io.heliosdb.streaming.state.checkpoint.CheckpointStart;
import io.heliosdb.streaming.state.checkpoint.CheckpointStore;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointInfo;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointKind;
import io.heliosdb.streaming.state.error.CheckpointError;
import io.heliosdb.streaming.state.journal.replay.JournalPlace;

import org.agrona.concurrent.EpochClock;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;

/**
 * The checkpoints and savepoints of an appliance in their folder.
 *
 * <p>Thread rule: the control plane's thread reads, the checkpoint agent's writes and reads, any
 * thread may delete savepoints. All of them look for what there is, and change it, under this
 * object's lock; nothing is deleted while somebody reads, and no savepoint while something is being
 * written.
 */
public final class StoredStates implements SavedStates, CheckpointFiles {
    private final CheckpointStore store;
    private final long epoch;
    private final int keep;
    private final EpochClock clock;
    private final Map<CheckpointId, Long> needs = new HashMap<>();

    /** Those that alarm was raised of because they are of another log. */
    private final Set<CheckpointId> givenUp = new HashSet<>();

    private final Queue<Runnable> deletions = new ArrayDeque<>();

    /** What the checkpoints are of, as far as anybody has asked. */
    private LogOrigin origin = (ofEpoch, barrier, neededFrom) -> false;

    /** Checkpoints and savepoints that somebody reads. */
    private int readCount;

    /** Where the journal holds a row sequence; null before the journal is there. */
    private volatile LongFunction<JournalPlace> places = rowSequence -> null;

    /** Where the journal held the barrier of the checkpoint that was started from. */
    private Optional<JournalPlace> startPlace = Optional.empty();

    private boolean isFromSavepoint;

    private StoredAttempt attempt;
    private volatile SavedState newest;

    /** What a start would begin with now. */
    private CheckpointId last;

    private long lastBarrier;

    /**
     * @param epoch of this process
     * @param keep newest checkpoints that are kept
     */
    public StoredStates(
            final CheckpointStore store, final long epoch, final int keep, final EpochClock clock) {
        this.store = store;
        this.epoch = epoch;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Saved> newest(final LogOrigin log, final Alarm alarm) {
        origin = log;
        return store.newestValid(
                        info -> isOf(log, info, alarm),
                        each -> passedOver(alarm, each.id(), each.error().getMessage()))
                .map(this::opened);
    }

    private boolean isOf(final LogOrigin log, final CheckpointInfo info, final Alarm alarm) {
        final boolean isOf = isOf(log, info);
        if (!isOf && givenUp.add(info.id())) {
            passedOver(alarm, info.id(), "the journal here does not go on from it");
        }
        return isOf;
    }

    private static void passedOver(final Alarm alarm, final CheckpointId id, final String why) {
        alarm.raise(
                "checkpoint passed over", Alarm.Detail.of("id", id), Alarm.Detail.of("why", why));
    }

    private static boolean isOf(final LogOrigin log, final CheckpointInfo info) {
        return log.goesOnFrom(info.epoch(), info.barrier(), StoredState.neededFrom(info));
    }

    private Saved opened(final Checkpoint checkpoint) {
        startPlace = PlaceDescriptor.decode(checkpoint.attributes());
        return begunFrom(checkpoint);
    }

    private Saved begunFrom(final Checkpoint checkpoint) {
        final CheckpointInfo info = checkpoint.info();
        if (last == null || info.barrier() > lastBarrier) {
            last = info.id();
            lastBarrier = info.barrier();
        }
        return toBeRead(checkpoint);
    }

    private Saved toBeRead(final Checkpoint checkpoint) {
        readCount++;
        return new StoredState(checkpoint, this::hasBeenRead);
    }

    private synchronized void hasBeenRead() {
        readCount--;
        deleteSavepoints();
    }

    @Override
    public synchronized void distrust() {
        store.checkAgain();
    }

    @Override
    public synchronized Optional<Saved> last() {
        return Optional.ofNullable(last).map(id -> toBeRead(store.open(id.text())));
    }

    @Override
    public synchronized void checkLast() {
        store.checkAgain();
        try (Checkpoint whole =
                store.newestValid(info -> isOf(origin, info), _ -> {}).orElse(null)) {
            if (whole != null) {
                last = whole.info().id();
                lastBarrier = whole.info().barrier();
            }
        } catch (final HeliosException e) {
            if (e.code().category() == Category.FATAL) {
                throw e;
            }
        }
    }

    /** The journal behind a savepoint may be gone: where it was is of no use then. */
    @Override
    public synchronized Saved savepoint(final String id) {
        startPlace = Optional.empty();
        isFromSavepoint = true;
        return begunFrom(store.open(id));
    }

    /** Whether somebody has named a savepoint to start from: its journal need not be there. */
    boolean isFromSavepoint() {
        return isFromSavepoint;
    }

    /** Where the journal held the barrier of what was opened last, if that was noted. */
    Optional<JournalPlace> startPlace() {
        return startPlace;
    }

    /** From now on places in the journal are noted with each checkpoint. */
    void journalIsAt(final LongFunction<JournalPlace> placeOfRowSequence) {
        places = placeOfRowSequence;
    }

    @Override
    public CheckpointFiles files() {
        return this;
    }

    @Override
    public synchronized long nextNumber() {
        return store.nextNumber();
    }

    @Override
    public synchronized Attempt begin(
            final long number,
            final long barrier,
            final long neededFrom,
            final boolean isSavepoint) {
        final CheckpointKind kind =
                isSavepoint ? CheckpointKind.SAVEPOINT : CheckpointKind.CHECKPOINT;
        attempt =
                new StoredAttempt(
                        this,
                        store.begin(
                                new CheckpointStart(
                                        kind, number, barrier, epoch, neededFrom, clock.time())));
        return attempt;
    }

    /** Bytes to be kept in a manifest: where the journal holds the barrier. */
    byte[] attributes(final long barrier) {
        final JournalPlace place = places.apply(barrier);
        return place == null ? new byte[0] : PlaceDescriptor.encode(place);
    }

    /** Called by the attempt when it has ended in either way. */
    synchronized void ended(final SavedState saved) {
        attempt = null;
        if (saved != null) {
            newest = saved;
            final CheckpointId id = CheckpointId.parse(saved.id());
            if (id.kind() == CheckpointKind.CHECKPOINT) { // a savepoint may be deleted at any time
                last = id;
                lastBarrier = saved.barrier();
            }
        }
        deleteSavepoints();
    }

    private void deleteSavepoints() {
        while (attempt == null && readCount == 0 && !deletions.isEmpty()) {
            deletions.poll().run();
        }
    }

    @Override
    public synchronized long retain() {
        dropOlder();
        final List<CheckpointId> ids =
                store.list().stream().filter(id -> id.kind() == CheckpointKind.CHECKPOINT).toList();
        needs.keySet().retainAll(ids);
        long earliest = Long.MAX_VALUE;
        for (final CheckpointId id : ids) {
            earliest = Math.min(earliest, neededFrom(id));
        }
        return ids.isEmpty() ? 0 : earliest;
    }

    /**
     * Not while a job that starts again may be reading them, and on some file systems a deletion
     * needs room, too: they go behind a later checkpoint then.
     */
    private void dropOlder() {
        try {
            if (readCount == 0) {
                store.retain(keep);
            }
        } catch (final HeliosException e) {
            if (e.code() != StorageError.FULL) {
                throw e;
            }
        }
    }

    /**
     * From its barrier on, where the next start begins to verify the journal, or from before that.
     * A damaged checkpoint needs no journal: nobody will start from it.
     */
    private long neededFrom(final CheckpointId id) {
        final Long known = needs.get(id);
        if (known != null) {
            return known;
        }
        long needed = Long.MAX_VALUE;
        try (Checkpoint checkpoint = store.open(id.text())) {
            needed =
                    Math.min(
                            checkpoint.info().barrier(), StoredState.neededFrom(checkpoint.info()));
        } catch (final HeliosException e) {
            if (e.code() != CheckpointError.DAMAGED && e.code() != CheckpointError.FOREIGN) {
                return 0; // perhaps it can be read another time
            }
        }
        needs.put(id, needed);
        return needed;
    }

    /** The newest one that this process has made. Any thread. */
    public Optional<SavedState> lastMade() {
        return Optional.ofNullable(newest);
    }

    /**
     * Whether a start would begin with this savepoint now, because it was started from and there
     * has been no checkpoint since. Any thread.
     */
    synchronized boolean isNeeded(final String savepoint) {
        return last != null && last.text().equals(savepoint);
    }

    /**
     * Deletes a savepoint: now, or as soon as what is being written is complete, and nothing is
     * being read. Any thread.
     *
     * @return complete when it is gone; exceptionally if there is none of this id, or it is a
     *     checkpoint's
     */
    public synchronized CompletableFuture<Void> deleteSavepoint(final String id) {
        final CompletableFuture<Void> result = new CompletableFuture<>();
        deletions.add(() -> delete(id, result));
        deleteSavepoints();
        return result;
    }

    private void delete(final String id, final CompletableFuture<Void> result) {
        try {
            Savepoints.delete(store, id);
            result.complete(null);
        } catch (final HeliosException e) {
            result.completeExceptionally(e);
        }
    }
}
