package io.heliosdb.streaming.gateway.security.limit;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is remembered of each of many callers, in bounded memory. An entry that holds nothing
 * against its caller is forgotten when its place is needed; one that does is kept. If there is no
 * place, a new caller shares an entry with others of his kind of luck: who comes under many names
 * fills the table and gets less with each, but neither makes it grow nor wins his old names'
 * freedom.
 *
 * <p>Any thread: keys are spread over parts with a lock each.
 *
 * @param <K> who
 * @param <V> what; used by one thread at a time
 */
public final class BoundedTable<K extends Comparable<K>, V extends BoundedTable.Entry> {
    private static final int PARTS = 16;
    private static final int SHARED_IN_PART = 16;

    /** Of the longest unused, so many are looked at for one that can go. */
    private static final int LOOKS = 8;

    private final Part<K, V>[] parts;
    private final long seed;

    /** What is remembered of one. */
    public interface Entry {
        /** Whether a new entry would be as good. */
        boolean isForgettable(long nowNs);
    }

    private static final class Part<K, V> {
        private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
        private final Map<Integer, V> shared = new LinkedHashMap<>();
    }

    private final int partSize;
    private final Supplier<V> maker;

    /**
     * @param size most entries
     * @param seed so that nobody knows whose entries lie together
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public BoundedTable(final int size, final long seed, final Supplier<V> maker) {
        partSize = Math.max(1, size / PARTS);
        this.seed = seed;
        this.maker = maker;
        parts = new Part[PARTS];
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new Part<K, V>();
        }
    }

    /**
     * Does something with an entry, alone.
     *
     * @param action not for long, and not with this table
     */
    public <R> R with(final K key, final long nowNs, final Function<V, R> action) {
        final int hash = mixed(key);
        final Part<K, V> part = parts[hash & PARTS - 1];
        synchronized (part) {
            V entry = part.entries.get(key);
            if (entry == null && hasPlace(part, nowNs)) {
                entry = maker.get();
                part.entries.put(key, entry);
            } else if (entry == null) {
                entry =
                        part.shared.computeIfAbsent(
                                (hash >>> 8) % SHARED_IN_PART, index -> maker.get());
            }
            return action.apply(entry);
        }
    }

    private boolean hasPlace(final Part<K, V> part, final long nowNs) {
        final Iterator<V> oldest = part.entries.values().iterator();
        for (int i = 0; i < LOOKS && oldest.hasNext(); i++) {
            if (part.entries.size() < partSize) {
                return true;
            }
            if (oldest.next().isForgettable(nowNs)) {
                oldest.remove();
            }
        }
        return part.entries.size() < partSize;
    }

    private int mixed(final K key) {
        long hash = (key.hashCode() ^ seed) * 0x9E3779B97F4A7C15L;
        hash = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
        return (int) (hash >>> 33);
    }

    /** Entries, the shared ones among them. */
    public int size() {
        int size = 0;
        for (final Part<K, V> part : parts) {
            synchronized (part) {
                size += part.entries.size() + part.shared.size();
            }
        }
        return size;
    }
}
