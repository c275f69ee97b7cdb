package io.heliosdb.streaming.state.timer;

import io.heliosdb.streaming.state.memory.StableArray;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * What stays in place of a timer while it moves through the heap.
 *
 * <pre>
 *   node   payload (8) | registration, 0 when free (8) | position in the heap, or next free node (8)
 *   id     lower half of the registration (upper 32 bits) | node (lower 32, never 0)
 * </pre>
 */
final class TimerNodes {
    private static final int PAYLOAD_OFFSET = 0;
    private static final int REGISTRATION_OFFSET = 8;
    private static final int LINK_OFFSET = 16;
    private static final int NODE_BYTES = 24;

    private final StableArray nodes;
    private int free;

    TimerNodes(final StateMemory memory) {
        nodes = new StableArray(memory, NODE_BYTES);
    }

    static long id(final int node, final long registration) {
        return (registration << Integer.SIZE) | node;
    }

    int take(final long payload, final long registration) {
        int node = free;
        if (node == 0) {
            node = nodes.append();
        } else {
            free = (int) nodes.getLong(node, LINK_OFFSET);
        }
        nodes.putLong(node, PAYLOAD_OFFSET, payload);
        nodes.putLong(node, REGISTRATION_OFFSET, registration);
        return node;
    }

    void free(final int node) {
        nodes.putLong(node, PAYLOAD_OFFSET, 0);
        nodes.putLong(node, REGISTRATION_OFFSET, 0);
        nodes.putLong(node, LINK_OFFSET, free);
        free = node;
    }

    /** The node of a timer that is still there, or 0. */
    int nodeOf(final long id) {
        final int node = (int) id;
        if (node < StableArray.FIRST_POSITION || node >= nodes.endPosition()) {
            return 0;
        }
        final long registration = nodes.getLong(node, REGISTRATION_OFFSET);
        return registration != 0 && (int) registration == (int) (id >>> Integer.SIZE) ? node : 0;
    }

    long payload(final int node) {
        return nodes.getLong(node, PAYLOAD_OFFSET);
    }

    long registration(final int node) {
        return nodes.getLong(node, REGISTRATION_OFFSET);
    }

    int heapPosition(final int node) {
        return (int) nodes.getLong(node, LINK_OFFSET);
    }

    void heapPosition(final int node, final int position) {
        nodes.putLong(node, LINK_OFFSET, position);
    }

    boolean contains(final long node) {
        return node >= StableArray.FIRST_POSITION && node < nodes.endPosition();
    }

    void clear() {
        nodes.clear();
        free = 0;
    }

    void snapshot(final SnapshotWriter writer) {
        writer.putLong(free);
        nodes.snapshot(writer);
    }

    void restore(final SnapshotReader reader, final int maxTimers) {
        free = SnapshotCheck.readInt(reader, 0, Integer.MAX_VALUE, "free timer");
        nodes.restore(reader, maxTimers);
        SnapshotCheck.that(free == 0 || contains(free), "free timer");
        for (int node = StableArray.FIRST_POSITION; node < nodes.endPosition(); node++) {
            final long link = nodes.getLong(node, LINK_OFFSET);
            SnapshotCheck.that(link == 0 || contains(link), "timer");
        }
    }
}
