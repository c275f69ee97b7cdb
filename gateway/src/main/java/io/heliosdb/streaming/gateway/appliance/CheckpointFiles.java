package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Where the checkpoint agent writes checkpoints. Its thread only. {@code HSTO-0001} from what
 * writes, because the disk is full, is the attempt's end; any other failure is the node's.
 */
public interface CheckpointFiles {
    /** Number for the next one. */
    long nextNumber();

    /**
     * Begins to write one.
     *
     * @param barrier row sequence of the barrier's record
     * @param neededFrom row sequence of the first record of the log that a start from it reads
     */
    Attempt begin(long number, long barrier, long neededFrom, boolean isSavepoint);

    /** What a start would begin with now: the last one completed, or what this process is from. */
    Optional<SavedStates.Saved> last();

    /**
     * Checks it again, because it could not be read: if it is damaged, {@link #last} is the newest
     * of those before that is whole from then on. If there is none, it stays as it is.
     */
    void checkLast();

    /**
     * Drops checkpoints that are too many.
     *
     * @return row sequence of the first record of the log that one of those kept needs
     */
    long retain();

    /** One that is being written. */
    interface Attempt {
        /**
         * Adds a part, to be taken by {@link #work}.
         *
         * @param properties stand beside it
         */
        void part(String name, SortedMap<String, String> properties, SnapshotPieces pieces);

        /** Adds a part with nothing beside it. */
        default void part(final String name, final SnapshotPieces pieces) {
            part(name, Collections.emptySortedMap(), pieces);
        }

        /**
         * Writes a bounded piece.
         *
         * @return work done, 0 if there is nothing to write at present
         */
        int work();

        /** Whether a part's pieces broke off, so that this can only be aborted. */
        boolean isBroken();

        /** Makes it valid and durable; everything that it refers to already is. */
        SavedState commit(long durationMs);

        /** Removes what has been written. */
        void abort();
    }
}
