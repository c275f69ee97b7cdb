package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;

import java.util.Optional;
import java.util.SortedMap;

/** The checkpoints of an appliance, to start from and to write. */
public interface SavedStates {
    /**
     * The newest checkpoint that is whole and that the log goes on from.
     *
     * @param alarm told of each newer one that is passed over
     */
    Optional<Saved> newest(LogOrigin log, Alarm alarm);

    /** What was opened could not be made use of: {@link #newest} is to read all of it again. */
    void distrust();

    /** A savepoint by its id. */
    Saved savepoint(String id);

    /** Where new ones are written. */
    CheckpointFiles files();

    /** A checkpoint or savepoint that can be read. One thread. */
    interface Saved extends AutoCloseable {
        String id();

        /** Row sequence of the barrier's record. */
        long barrier();

        /** Of the process that took it. */
        long epoch();

        /** Row sequence of the first record of the log that a start from it reads. */
        long neededFrom();

        /** Whether it has a part of a name. */
        boolean has(String part);

        /** What stands beside a part; nothing beside one that it does not have. */
        SortedMap<String, String> properties(String part);

        /** Reads a part from its beginning. */
        SnapshotReader part(String name);

        /** The bytes of a part, to be written again. */
        SnapshotPieces pieces(String name);

        @Override
        void close();
    }
}
