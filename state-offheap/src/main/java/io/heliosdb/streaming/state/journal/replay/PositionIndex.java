package io.heliosdb.streaming.state.journal.replay;

import java.util.Arrays;

/**
 * Row sequence → place in the journal, for some records: the beginning of each recording, and in
 * between about as many as it has room for. When it is full, every second of those in between is
 * forgotten and only half as many are taken up from then on.
 *
 * <p>Any thread; used once per many records.
 */
public final class PositionIndex {
    private static final int FIRST_CAPACITY = 64;

    private final int capacity;
    private long[] rowSequences;
    private long[] recordings;
    private long[] positions;
    private long[] epochs;
    private int count;
    private long strideBytes;

    /**
     * @param capacity most places; beginnings of recordings count but are never forgotten
     * @param strideBytes least distance of two places at first
     */
    public PositionIndex(final int capacity, final long strideBytes) {
        this.capacity = capacity;
        this.strideBytes = strideBytes;
        allot(Math.min(capacity, FIRST_CAPACITY));
    }

    private void allot(final int newCapacity) {
        rowSequences = newArray(rowSequences, newCapacity);
        recordings = newArray(recordings, newCapacity);
        positions = newArray(positions, newCapacity);
        epochs = newArray(epochs, newCapacity);
    }

    private static long[] newArray(final long[] old, final int newCapacity) {
        return old == null ? new long[newCapacity] : Arrays.copyOf(old, newCapacity);
    }

    /** Takes up the beginning of a recording. */
    public synchronized void begin(final long recording, final long epoch, final long rowSequence) {
        put(recording, epoch, rowSequence, 0);
    }

    /** Takes up a record of the newest recording if it is far enough from the one before. */
    public synchronized void offer(final long rowSequence, final long position) {
        if (position - positions[count - 1] >= strideBytes) {
            put(recordings[count - 1], epochs[count - 1], rowSequence, position);
        }
    }

    private void put(
            final long recording, final long epoch, final long rowSequence, final long position) {
        if (count == capacity) {
            thin();
        }
        if (count == rowSequences.length) {
            allot(2 * count);
        }
        rowSequences[count] = rowSequence;
        recordings[count] = recording;
        positions[count] = position;
        epochs[count] = epoch;
        count++;
    }

    private void thin() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (positions[i] == 0 || i % 2 == 0) {
                move(i, kept++);
            }
        }
        count = kept;
        strideBytes *= 2;
    }

    private void move(final int from, final int to) {
        rowSequences[to] = rowSequences[from];
        recordings[to] = recordings[from];
        positions[to] = positions[from];
        epochs[to] = epochs[from];
    }

    /**
     * The nearest place at or before a row sequence, the last one if there are several.
     *
     * @return null if the row sequence is before all that is kept
     */
    public synchronized JournalPlace floor(final long rowSequence) {
        int low = 0;
        int high = count;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (rowSequences[middle] <= rowSequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? null : place(low - 1);
    }

    private JournalPlace place(final int index) {
        return new JournalPlace(rowSequences[index], recordings[index], positions[index]);
    }

    /** The beginning of the recording behind one, or null. */
    public synchronized JournalPlace following(final long recording) {
        for (int i = 0; i < count; i++) {
            if (recordings[i] > recording) {
                return place(i);
            }
        }
        return null;
    }

    /** Epoch of a recording that is kept. */
    public synchronized long epochOf(final long recording) {
        for (int i = 0; i < count; i++) {
            if (recordings[i] == recording) {
                return epochs[i];
            }
        }
        throw new IllegalStateException("recording " + recording + " is not kept");
    }

    /** First row sequence that is kept, or -1. */
    public synchronized long firstRowSequence() {
        return count == 0 ? -1 : rowSequences[0];
    }

    /** Forgets the oldest recording. */
    public synchronized void forget(final long recording) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (recordings[i] != recording) {
                move(i, kept++);
            }
        }
        count = kept;
    }

    synchronized int size() {
        return count;
    }
}
