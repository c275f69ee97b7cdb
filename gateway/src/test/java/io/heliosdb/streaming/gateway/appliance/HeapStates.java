package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.state.error.CheckpointError;
import io.heliosdb.streaming.state.snapshot.MemorySnapshot;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Checkpoints on the heap that outlive their appliance. */
final class HeapStates implements SavedStates, CheckpointFiles {
    /** So many whole ones a journal goes on from. */
    private static final int KEPT = 3;

    private final List<Written> states = new ArrayList<>();
    private final List<Written> savepoints = new ArrayList<>();
    private final Ledger ledger = new Ledger(1L << 30);
    private long process;
    private Written last;

    /** A part that is being written. */
    private record Part(SnapshotPieces pieces, ByteArrayOutputStream target) {}

    /** A checkpoint. */
    private final class Written implements Saved, Attempt {
        private final long number;
        private final long barrier;
        private final boolean isSavepoint;
        private final Map<String, ByteArrayOutputStream> parts = new LinkedHashMap<>();
        private final List<MemorySnapshot> opened = new ArrayList<>();
        private final Map<String, SortedMap<String, String>> properties = new HashMap<>();
        private final Queue<Part> waiting = new ArrayDeque<>();
        private final long neededFrom;
        private final long epoch = process;
        private boolean isBroken;
        private boolean isDamaged;

        private Written(
                final long number,
                final long barrier,
                final long neededFrom,
                final boolean isSavepoint) {
            this.isSavepoint = isSavepoint;
            this.number = number;
            this.barrier = barrier;
            this.neededFrom = neededFrom;
        }

        @Override
        public void part(
                final String name,
                final SortedMap<String, String> beside,
                final SnapshotPieces source) {
            properties.put(name, beside);
            final Part part = new Part(source, new ByteArrayOutputStream());
            waiting.add(part);
            parts.put(name, part.target());
        }

        @Override
        public int work() {
            final Part part = waiting.peek();
            if (part == null) {
                return 0;
            }
            try (Arena arena =
                    Arena.open(ledger, "checkpoint", "piece", SnapshotPieces.PIECE_BYTES)) {
                final int length = part.pieces().next(arena.address(), SnapshotPieces.PIECE_BYTES);
                isBroken = length == SnapshotPieces.ABANDONED;
                if (length <= 0) {
                    waiting.poll();
                    return 1;
                }
                final byte[] bytes = new byte[length];
                Memory.copyToArray(arena.address(), bytes, 0, length);
                part.target().writeBytes(bytes);
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
            last = this;
            return new SavedState(id(), number, barrier, epoch, 0, durationMs);
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
        public long epoch() {
            return epoch;
        }

        @Override
        public long neededFrom() {
            return neededFrom;
        }

        @Override
        public SnapshotPieces pieces(final String name) {
            check();
            final byte[] bytes = parts.get(name).toByteArray();
            return new SnapshotPieces() {
                private int at;

                @Override
                public int next(final long address, final int maxBytes) {
                    final int length = Math.min(maxBytes, bytes.length - at);
                    Memory.copyFromArray(bytes, at, address, length);
                    at += length;
                    return length;
                }
            };
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
            check();
            final MemorySnapshot snapshot =
                    MemorySnapshot.of(ledger, "test", parts.get(name).toByteArray());
            opened.add(snapshot);
            return snapshot.reader();
        }

        private void check() {
            if (isDamaged) {
                throw HeliosException.of(CheckpointError.DAMAGED, id() + " is damaged");
            }
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

    /** No part of the last so many checkpoints can be read from here on. */
    void damageLast(final int count) {
        states.subList(states.size() - count, states.size())
                .forEach(state -> state.isDamaged = true);
    }

    /** A process begins. */
    void begin(final long epoch) {
        process = epoch;
        last = null;
    }

    @Override
    public Optional<Saved> newest(final LogOrigin log, final Alarm alarm) {
        final List<Written> all = new ArrayList<>(states);
        all.addAll(savepoints);
        final Optional<Written> newest =
                all.stream()
                        .filter(
                                state ->
                                        !state.isDamaged
                                                && log.goesOnFrom(
                                                        state.epoch,
                                                        state.barrier,
                                                        state.neededFrom))
                        .max(Comparator.comparingLong(state -> state.number));
        newest.ifPresent(this::begunFrom);
        return newest.map(Saved.class::cast);
    }

    private void begunFrom(final Written state) {
        if (last == null || state.barrier > last.barrier) {
            last = state;
        }
    }

    @Override
    public Optional<Saved> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public void checkLast() {
        states.stream()
                .filter(state -> !state.isDamaged)
                .max(Comparator.comparingLong(state -> state.number))
                .ifPresent(whole -> last = whole);
    }

    @Override
    public void distrust() {
        // nothing is remembered
    }

    @Override
    public Saved savepoint(final String id) {
        final Written named =
                savepoints.stream()
                        .filter(state -> state.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        begunFrom(named);
        return named;
    }

    @Override
    public CheckpointFiles files() {
        return this;
    }

    @Override
    public long nextNumber() {
        return Stream.concat(states.stream(), savepoints.stream())
                        .mapToLong(state -> state.number)
                        .max()
                        .orElse(0)
                + 1;
    }

    @Override
    public Attempt begin(
            final long number,
            final long barrier,
            final long neededFrom,
            final boolean isSavepoint) {
        return new Written(number, barrier, neededFrom, isSavepoint);
    }

    @Override
    public long retain() {
        return states.stream()
                .skip(Math.max(0, states.size() - KEPT))
                .mapToLong(state -> state.neededFrom)
                .min()
                .orElse(0);
    }
}
