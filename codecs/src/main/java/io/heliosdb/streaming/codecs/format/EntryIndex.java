package io.heliosdb.streaming.codecs.format;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.util.Arrays;

/**
 * The entries of a map that is being read: where each key and value lies. Of entries with one key
 * the last counts, in the place of the first. One thread; allocates nothing once it has grown.
 */
public final class EntryIndex {
    private static final int FIRST_ENTRIES = 16;
    private static final int FEW = 8;
    private static final int MULTIPLIER = 0x9e3779b1;

    private long[] keys = new long[FIRST_ENTRIES];
    private int[] keyLengths = new int[FIRST_ENTRIES];
    private long[] values = new long[FIRST_ENTRIES];
    private int[] slots = new int[4 * FIRST_ENTRIES];
    private int count;

    /** Drops all entries. */
    public void clear() {
        count = 0;
    }

    /** How many entries there are. */
    public int count() {
        return count;
    }

    /** Address of an entry's key. */
    public long key(final int entry) {
        return keys[entry];
    }

    /** Bytes of an entry's key. */
    public int keyLength(final int entry) {
        return keyLengths[entry];
    }

    /** What was said to be the address of an entry's value. */
    public long value(final int entry) {
        return values[entry];
    }

    /** Adds an entry, or replaces the value of the one with the same key. */
    public void put(final long key, final int keyLength, final long value) {
        final int found = count < FEW ? scan(key, keyLength) : look(key, keyLength);
        if (found < count) {
            values[found] = value;
            return;
        }
        if (count == keys.length) {
            grow();
        }
        keys[count] = key;
        keyLengths[count] = keyLength;
        values[count] = value;
        count++;
        if (count == FEW) {
            Arrays.fill(slots, 0);
            for (int entry = 0; entry < count; entry++) {
                slots[free(entry)] = entry + 1;
            }
        } else if (count > FEW) {
            slots[free(count - 1)] = count;
        }
    }

    private int scan(final long key, final int keyLength) {
        int entry = 0;
        while (entry < count && !isAt(entry, key, keyLength)) {
            entry++;
        }
        return entry;
    }

    private int look(final long key, final int keyLength) {
        final int mask = slots.length - 1;
        int slot = hash(key, keyLength) & mask;
        while (slots[slot] != 0) {
            if (isAt(slots[slot] - 1, key, keyLength)) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        return count;
    }

    /** The free slot in which an entry is looked for. */
    private int free(final int entry) {
        final int mask = slots.length - 1;
        int slot = hash(keys[entry], keyLengths[entry]) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(final int entry, final long key, final int keyLength) {
        return keyLengths[entry] == keyLength && Memory.equal(keys[entry], key, keyLength);
    }

    private static int hash(final long key, final int keyLength) {
        int hash = keyLength;
        for (int i = 0; i < keyLength; i++) {
            hash = (hash ^ Memory.getByte(key + i)) * MULTIPLIER;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * count);
        keyLengths = Arrays.copyOf(keyLengths, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
        slots = new int[8 * count];
        for (int entry = 0; entry < count; entry++) {
            slots[free(entry)] = entry + 1;
        }
    }
}
