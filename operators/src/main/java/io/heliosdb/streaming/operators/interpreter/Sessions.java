package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.interpreter.scalar.Zones;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The sessions of all keys, each with some content.
 *
 * @param <T> what a session holds
 */
final class Sessions<T> {
    private final long gapMs;
    private final String zone;
    private final Supplier<T> opener;
    private final BiConsumer<T, T> merger;
    private final Map<List<Object>, List<Session<T>>> byKey = new LinkedHashMap<>();
    private long created;

    /** The bounds of a session, with the hash that decides which of two Flink goes on with. */
    private record Bounds(long startMs, long endMs) {
        @Override
        public int hashCode() {
            final int odd = (int) (endMs << 1) + 1;
            int inverse = 1;
            for (int i = 0; i < Integer.SIZE; i++) {
                inverse *= 2 - odd * inverse;
            }
            return (int) (startMs + inverse);
        }
    }

    /** A session; sessions that end together fire by their number. */
    static final class Session<T> {
        private final List<Object> key;
        private long number;
        private final T content;
        private Bounds bounds;

        private Session(
                final List<Object> key, final long number, final T content, final Bounds bounds) {
            this.key = key;
            this.number = number;
            this.content = content;
            this.bounds = bounds;
        }

        List<Object> key() {
            return key;
        }

        T content() {
            return content;
        }

        long startMs() {
            return bounds.startMs;
        }

        long endMs() {
            return bounds.endMs;
        }
    }

    /**
     * @param zone whose wall clock times are of; empty if it is the watermark's
     * @param opener makes the content of a new session
     * @param merger adds what the second holds to the first
     */
    Sessions(
            final long gapMs,
            final String zone,
            final Supplier<T> opener,
            final BiConsumer<T, T> merger) {
        this.gapMs = gapMs;
        this.zone = zone;
        this.opener = opener;
        this.merger = merger;
    }

    /** What the session of a row holds; null if the row would be one that has fired. */
    T of(final List<Object> key, final long timeMs, final long watermarkMs) {
        final List<Session<T>> sessions = byKey.getOrDefault(key, List.of());
        final List<Session<T>> touched =
                sessions.stream()
                        .filter(
                                session ->
                                        session.startMs() <= timeMs + gapMs
                                                && session.endMs() >= timeMs)
                        .sorted(Comparator.<Session<T>>comparingLong(Session::startMs).reversed())
                        .toList();
        if (touched.isEmpty()) {
            if (timerMs(timeMs + gapMs) <= watermarkMs) {
                return null;
            }
            final Session<T> opened =
                    new Session<>(key, created++, opener.get(), new Bounds(timeMs, timeMs + gapMs));
            byKey.computeIfAbsent(key, first -> new ArrayList<>()).add(opened);
            return opened.content;
        }
        final Set<Bounds> hashed = new HashSet<>();
        touched.forEach(session -> hashed.add(session.bounds));
        final Bounds first = hashed.iterator().next();
        final Session<T> kept =
                touched.stream()
                        .filter(session -> session.bounds.equals(first))
                        .findAny()
                        .orElseThrow();
        for (final Session<T> session : touched) {
            if (session != kept) {
                merger.accept(kept.content, session.content);
                sessions.remove(session);
            }
        }
        final long timerBefore = timerMs(kept.endMs());
        kept.bounds =
                new Bounds(
                        Math.min(timeMs, touched.getLast().startMs()),
                        Math.max(timeMs + gapMs, touched.getFirst().endMs()));
        if (!zone.isEmpty() && timerMs(kept.endMs()) < timerBefore) {
            kept.number = created++; // another timer
        }
        return kept.content;
    }

    /** The watermark at which a session fires. */
    private long timerMs(final long endMs) {
        return zone.isEmpty() ? endMs - 1 : Zones.toTimerMs(endMs - 1, zone);
    }

    /** Takes the sessions out that have ended, in the order in which they fire. */
    List<Session<T>> takeEnded(final long watermarkMs) {
        final List<Session<T>> ended = new ArrayList<>();
        for (final List<Session<T>> sessions : byKey.values()) {
            sessions.stream()
                    .filter(session -> timerMs(session.endMs()) <= watermarkMs)
                    .forEach(ended::add);
            sessions.removeIf(session -> timerMs(session.endMs()) <= watermarkMs);
        }
        byKey.values().removeIf(List::isEmpty);
        ended.sort(
                Comparator.<Session<T>>comparingLong(session -> timerMs(session.endMs()))
                        .thenComparingLong(session -> session.number));
        return ended;
    }

    /** The watermark at which the next session ends, or {@link Long#MAX_VALUE}. */
    long dueMs() {
        return byKey.values().stream()
                .flatMap(List::stream)
                .mapToLong(session -> timerMs(session.endMs()))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /**
     * Writes all.
     *
     * @param content writes what a session holds
     */
    void snapshot(final SnapshotWriter writer, final BiConsumer<T, SnapshotWriter> content) {
        writer.putLong(created);
        writer.putLong(byKey.values().stream().mapToLong(List::size).sum());
        for (final List<Session<T>> sessions : byKey.values()) {
            for (final Session<T> session : sessions) {
                HeapValues.writeList(writer, session.key);
                writer.putLong(session.number);
                writer.putLong(session.startMs());
                writer.putLong(session.endMs());
                content.accept(session.content, writer);
            }
        }
    }

    /**
     * Reads what {@link #snapshot} wrote.
     *
     * @param content reads what a session holds
     */
    void restore(final SnapshotReader reader, final Function<SnapshotReader, T> content) {
        byKey.clear();
        created = reader.getLong();
        for (long left = reader.getLong(); left > 0; left--) {
            final List<Object> key = HeapValues.readList(reader);
            final long number = reader.getLong();
            final Bounds bounds = new Bounds(reader.getLong(), reader.getLong());
            byKey.computeIfAbsent(key, first -> new ArrayList<>())
                    .add(new Session<>(key, number, content.apply(reader), bounds));
        }
    }
}
