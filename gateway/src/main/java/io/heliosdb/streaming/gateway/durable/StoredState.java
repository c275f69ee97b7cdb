package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.gateway.appliance.SavedStates;
import io.heliosdb.streaming.state.checkpoint.Checkpoint;
import io.heliosdb.streaming.state.checkpoint.PartReader;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;

import org.agrona.CloseHelper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** A checkpoint that is open, with the readers that were asked for. */
final class StoredState implements SavedStates.Saved {
    private final Checkpoint checkpoint;
    private final List<PartReader> readers = new ArrayList<>();

    StoredState(final Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
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
    public void close() {
        CloseHelper.closeAll(readers);
        checkpoint.close();
    }
}
