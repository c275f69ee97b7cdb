package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.gateway.appliance.SavedStates;
import io.heliosdb.streaming.state.checkpoint.Checkpoint;
import io.heliosdb.streaming.state.checkpoint.PartReader;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointInfo;
import io.heliosdb.streaming.state.checkpoint.frame.FrameStream;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;

import org.agrona.CloseHelper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** A checkpoint that is open, with the readers that were asked for. */
final class StoredState implements SavedStates.Saved {
    private final Checkpoint checkpoint;
    private final Runnable onClose;
    private final List<AutoCloseable> readers = new ArrayList<>();

    /**
     * @param onClose nothing of it is read any more
     */
    StoredState(final Checkpoint checkpoint, final Runnable onClose) {
        this.checkpoint = checkpoint;
        this.onClose = onClose;
    }

    @Override
    public String id() {
        return checkpoint.info().id().text();
    }

    @Override
    public long barrier() {
        return checkpoint.info().barrier();
    }

    @Override
    public long epoch() {
        return checkpoint.info().epoch();
    }

    @Override
    public long neededFrom() {
        return neededFrom(checkpoint.info());
    }

    /** Of a checkpoint: that behind the barrier, unless it says otherwise. */
    static long neededFrom(final CheckpointInfo info) {
        return info.neededFrom() == 0 ? info.barrier() + 1 : info.neededFrom();
    }

    @Override
    public boolean has(final String part) {
        return checkpoint.partNames().contains(part);
    }

    @Override
    public SortedMap<String, String> properties(final String part) {
        return has(part) ? checkpoint.properties(part) : Collections.emptySortedMap();
    }

    @Override
    public SnapshotReader part(final String name) {
        final PartReader reader = checkpoint.part(name);
        readers.add(reader);
        return reader;
    }

    @Override
    public SnapshotPieces pieces(final String name) {
        final FrameStream pieces = checkpoint.stream(name);
        readers.add(pieces);
        return pieces;
    }

    @Override
    public void close() {
        readers.add(checkpoint);
        readers.add(onClose::run);
        CloseHelper.closeAll(readers);
        readers.clear();
    }
}
