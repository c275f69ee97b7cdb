package io.heliosdb.streaming.state.timer;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StableArray;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * A heap whose elements have four children each, by (time, registration); every node knows its
 * element's position.
 *
 * <pre>
 *   element   time (8) | registration (8) | node (8)
 * </pre>
 */
final class TimerHeap {
    private static final int FIRST = StableArray.FIRST_POSITION;
    private static final int CHILDREN = 4;
    private static final int TIME_OFFSET = 0;
    private static final int REGISTRATION_OFFSET = 8;
    private static final int NODE_OFFSET = 16;
    private static final int ELEMENT_BYTES = 24;

    private final StableArray elements;
    private final TimerNodes nodes;

    TimerHeap(final StateMemory memory, final TimerNodes nodes) {
        elements = new StableArray(memory, ELEMENT_BYTES);
        this.nodes = nodes;
    }

    int size() {
        return elements.count();
    }

    long firstTime() {
        return elements.getLong(FIRST, TIME_OFFSET);
    }

    int node(final int position) {
        return (int) elements.getLong(position, NODE_OFFSET);
    }

    void add(final long time, final long registration, final int node) {
        final int position = elements.append();
        siftUp(position, time, registration, node);
    }

    /** Takes an element out; the last one fills the gap and moves to its place. */
    void remove(final int position) {
        final int last = elements.endPosition() - 1;
        final long time = elements.getLong(last, TIME_OFFSET);
        final long registration = elements.getLong(last, REGISTRATION_OFFSET);
        final int node = node(last);
        elements.removeLast();
        if (position == last) {
            return;
        }
        if (position > FIRST && isBefore(time, registration, parent(position))) {
            siftUp(position, time, registration, node);
        } else {
            siftDown(position, time, registration, node);
        }
    }

    void clear() {
        elements.clear();
    }

    void snapshot(final SnapshotWriter writer) {
        elements.snapshot(writer);
    }

    void restore(final SnapshotReader reader, final int maxTimers) {
        elements.restore(reader, maxTimers);
        for (int position = FIRST; position < elements.endPosition(); position++) {
            final long node = elements.getLong(position, NODE_OFFSET);
            final long registration = elements.getLong(position, REGISTRATION_OFFSET);
            SnapshotCheck.that(
                    nodes.contains(node)
                            && nodes.heapPosition((int) node) == position
                            && nodes.registration((int) node) == registration,
                    "timer node");
            SnapshotCheck.that(
                    position == FIRST
                            || !isBefore(
                                    elements.getLong(position, TIME_OFFSET),
                                    registration,
                                    parent(position)),
                    "timer order");
        }
    }

    private void siftUp(final int start, final long time, final long registration, final int node) {
        int position = start;
        while (position > FIRST && isBefore(time, registration, parent(position))) {
            move(parent(position), position);
            position = parent(position);
        }
        put(position, time, registration, node);
    }

    private void siftDown(
            final int start, final long time, final long registration, final int node) {
        int position = start;
        while (true) {
            final int child = leastChild(position);
            if (child == 0 || isBefore(time, registration, child)) {
                break;
            }
            move(child, position);
            position = child;
        }
        put(position, time, registration, node);
    }

    /** The child that fires first, or 0 if there is none. */
    private int leastChild(final int position) {
        final long first = (position - FIRST) * (long) CHILDREN + 1 + FIRST;
        final int end = elements.endPosition();
        if (first >= end) {
            return 0;
        }
        int least = (int) first;
        for (int child = least + 1; child < Math.min(first + CHILDREN, end); child++) {
            if (isBefore(
                    elements.getLong(child, TIME_OFFSET),
                    elements.getLong(child, REGISTRATION_OFFSET),
                    least)) {
                least = child;
            }
        }
        return least;
    }

    private static int parent(final int position) {
        return (position - FIRST - 1) / CHILDREN + FIRST;
    }

    private boolean isBefore(final long time, final long registration, final int position) {
        final long other = elements.getLong(position, TIME_OFFSET);
        return time < other
                || (time == other
                        && registration < elements.getLong(position, REGISTRATION_OFFSET));
    }

    private void move(final int from, final int to) {
        put(
                to,
                elements.getLong(from, TIME_OFFSET),
                elements.getLong(from, REGISTRATION_OFFSET),
                node(from));
    }

    private void put(final int position, final long time, final long registration, final int node) {
        elements.preserve(position);
        final long element = elements.address(position);
        Memory.putLong(element + TIME_OFFSET, time);
        Memory.putLong(element + REGISTRATION_OFFSET, registration);
        Memory.putLong(element + NODE_OFFSET, node);
        nodes.heapPosition(node, position);
    }
}
