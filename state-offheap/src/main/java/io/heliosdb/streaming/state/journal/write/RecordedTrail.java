package io.heliosdb.streaming.state.journal.write;

/**
 * Which row sequence is behind each record that was appended and is perhaps not recorded yet, in
 * order. A circle of fixed size; one thread.
 */
final class RecordedTrail {
    private static final int CAPACITY = 4096;
    private static final int MASK = CAPACITY - 1;

    private final long[] positions = new long[CAPACITY];
    private final long[] rowSequences = new long[CAPACITY];
    private long head;
    private long tail;
    private long below = -1;

    /** Room for a record, and for one more that belongs to no entries. */
    boolean hasRoom() {
        return tail - head < CAPACITY - 1;
    }

    boolean isEmpty() {
        return head == tail;
    }

    void add(final long endPosition, final long nextRowSequence) {
        positions[(int) tail & MASK] = endPosition;
        rowSequences[(int) tail & MASK] = nextRowSequence;
        tail++;
    }

    /**
     * Takes off what is recorded.
     *
     * @return row sequence behind the last record that is, or -1 if none was yet
     */
    long recorded(final long recordedPosition) {
        while (head < tail && positions[(int) head & MASK] <= recordedPosition) {
            below = rowSequences[(int) head & MASK];
            head++;
        }
        return below;
    }
}
