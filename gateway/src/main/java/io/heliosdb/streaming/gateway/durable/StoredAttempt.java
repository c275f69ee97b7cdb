package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.gateway.appliance.CheckpointFiles;
import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.state.checkpoint.CheckpointWriter;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointInfo;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

import java.util.SortedMap;

/** A checkpoint that is being written. The checkpoint agent's thread. */
final class StoredAttempt implements CheckpointFiles.Attempt {
    private final StoredStates states;
    private final CheckpointWriter writer;
    private boolean isBroken;

    StoredAttempt(final StoredStates states, final CheckpointWriter writer) {
        this.states = states;
        this.writer = writer;
    }

    @Override
    public void part(
            final String name,
            final SortedMap<String, String> properties,
            final SnapshotPieces pieces) {
        writer.part(name, properties, pieces);
    }

    @Override
    public int work() {
        if (isBroken) {
            return 0;
        }
        final int work = writer.work();
        isBroken = work == SnapshotPieces.ABANDONED;
        return Math.max(0, work);
    }

    @Override
    public boolean isBroken() {
        return isBroken;
    }

    @Override
    public SavedState commit(final long durationMs) {
        final CheckpointInfo info = writer.commit(states.attributes(writer.info().barrier()));
        final SavedState saved =
                new SavedState(
                        info.id().text(),
                        info.id().number(),
                        info.barrier(),
                        info.epoch(),
                        writer.writtenBytes(),
                        durationMs);
        states.ended(saved);
        return saved;
    }

    @Override
    public void abort() {
        writer.abort();
        states.ended(null);
    }
}
