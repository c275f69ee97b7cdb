package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.state.snapshot.MemorySnapshot;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Checkpoints on the heap that outlive their appliance. */
final class HeapStates implements SavedStates, CheckpointFiles {
    private final List<Written> states = new ArrayList<>();
    private final List<Written> savepoints = new ArrayList<>();
    private final Ledger ledger = new Ledger(1L << 30);

    /** A checkpoint. */
    private final class Written implements Saved, Attempt {
        private final long number;
        private final long barrier;
        private final boolean isSavepoint;
        private final Map<String, ByteArrayOutputStream> parts = new LinkedHashMap<>();
        private final List<MemorySnapshot> opened = new ArrayList<>();
        private final Map<String, SortedMap<String, String>> properties = new HashMap<>();
        private SnapshotPieces pieces;
        private ByteArrayOutputStream target;
        private boolean isBroken;

        private Written(final long number, final long barrier, final boolean isSavepoint) {
            this.isSavepoint = isSavepoint;
            this.number = number;
            this.barrier = barrier;
        }

        @Override
        public void part(
                final String name,
                final SortedMap<String, String> beside,
                final SnapshotPieces source) {
            properties.put(name, beside);
            pieces = source;
            target = new ByteArrayOutputStream();
            parts.put(name, target);
        }

        @Override
        public int work() {
            if (pieces == null) {
                return 0;
            }
            try (Arena arena =
                    Arena.open(ledger, "checkpoint", "piece", SnapshotPieces.PIECE_BYTES)) {
                final int length = pieces.next(arena.address(), SnapshotPieces.PIECE_BYTES);
                isBroken = length == SnapshotPieces.ABANDONED;
                if (length <= 0) {
                    pieces = null;
                    return 1;
                }
                final byte[] bytes = new byte[length];
                Memory.copyToArray(arena.address(), bytes, 0, length);
                target.writeBytes(bytes);
            }
            return 1;
        }

        @Override
        public boolean isBroken() {
            return isBroken;
        }

        @Override
        public SavedState commit(final long durationMs) {
            (isSavepoint ? savepoints : states).add(this);
            return new SavedState(id(), number, barrier, 1, 0, durationMs);
        }

        @Override
        public void abort() {
            parts.clear();
        }

        @Override
        public String id() {
            return (isSavepoint ? "savepoint-" : "checkpoint-") + number;
        }

        @Override
        public long barrier() {
            return barrier;
        }

        @Override
        public boolean has(final String part) {
            return parts.containsKey(part);
        }

        @Override
        public SortedMap<String, String> properties(final String part) {
            return properties.getOrDefault(part, Collections.emptySortedMap());
        }

        @Override
        public SnapshotReader part(final String name) {
            final MemorySnapshot snapshot =
                    MemorySnapshot.of(ledger, "test", parts.get(name).toByteArray());
            opened.add(snapshot);
            return snapshot.reader();
        }

        @Override
        public void close() {
            opened.forEach(MemorySnapshot::close);
            opened.clear();
        }
    }

    /** The same without checkpoints: what is left when only a savepoint was carried away. */
    HeapStates savepointsOnly() {
        final HeapStates other = new HeapStates();
        other.savepoints.addAll(savepoints);
        return other;
    }

    int count() {
        return states.size();
    }

    @Override
    public Optional<Saved> newest(final Consumer<String> alarm) {
        final List<Written> all = new ArrayList<>(states);
        all.addAll(savepoints);
        return all.stream().max(Comparator.comparingLong(Written::barrier)).map(Saved.class::cast);
    }

    @Override
    public Saved savepoint(final String id) {
        return savepoints.stream().filter(state -> state.id().equals(id)).findFirst().orElseThrow();
    }

    @Override
    public CheckpointFiles files() {
        return this;
    }

    @Override
    public long nextNumber() {
        return states.isEmpty() ? 1 : states.getLast().number + 1;
    }

    @Override
    public Attempt begin(final long number, final long barrier, final boolean isSavepoint) {
        return new Written(number, barrier, isSavepoint);
    }

    @Override
    public long retain() {
        return states.isEmpty() ? 0 : states.getLast().barrier;
    }
}
