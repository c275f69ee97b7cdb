package io.heliosdb.streaming.state.timer;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.error.StateError;
import io.heliosdb.streaming.state.memory.StableArray;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * Timers ordered by time, those of one time by registration: a 4-ary heap in native memory, with a
 * node for each timer so that one can be cancelled.
 *
 * <p>Registering, cancelling and removing the first cost a number of steps that grows with the
 * logarithm of the size; {@link #isDue} is one comparison. Times are what the caller counts in
 * (epoch milliseconds). A timer carries one long, for example an entry's ordinal or a slice end.
 * Thread rule: the job's thread.
 */
public final class TimerQueue implements AutoCloseable {
    /** "TIME" and a version. */
    private static final long FORMAT = 0x5449_4d45_0000_0001L;

    private final StateMemory memory;
    private final String name;
    private final int maxTimers;
    private final TimerNodes nodes;
    private final TimerHeap heap;
    private long registrations;
    private long firstTime = Long.MAX_VALUE;
    private long limitHitCount;

    /**
     * Opens an empty queue.
     *
     * @param name unique in the plan; names the snapshot section and errors
     * @param maxTimers most timers at once
     */
    public TimerQueue(final StateMemory memory, final String name, final int maxTimers) {
        this.memory = memory;
        this.name = name;
        this.maxTimers = Math.min(maxTimers, StableArray.GREATEST_COUNT);
        nodes = new TimerNodes(memory);
        heap = new TimerHeap(memory, nodes);
    }

    /**
     * Adds a timer.
     *
     * @param time below {@code Long.MAX_VALUE}
     * @param payload given back when it fires
     * @return its id, for {@link #cancel}; never 0, and of no other timer as long as fewer than
     *     2<sup>32</sup> are registered in its lifetime
     * @throws HeliosException {@code HSTA-0004} at the queue's limit, {@code HSTA-0001} at that of
     *     memory
     */
    public long register(final long time, final long payload) {
        if (heap.size() >= maxTimers) {
            throw limitReached();
        }
        final long registration = ++registrations;
        final int node = nodes.take(payload, registration);
        heap.add(time, registration, node);
        firstTime = heap.firstTime();
        return TimerNodes.id(node, registration);
    }

    /**
     * Takes a timer out before it fires.
     *
     * @return false if it has fired or was cancelled
     */
    public boolean cancel(final long id) {
        final int node = nodes.nodeOf(id);
        if (node == 0) {
            return false;
        }
        remove(nodes.heapPosition(node), node);
        return true;
    }

    /** Whether the first timer's time has come. */
    public boolean isDue(final long now) {
        return firstTime <= now;
    }

    /** Time of the first timer; {@code Long.MAX_VALUE} if there is none. */
    public long firstTime() {
        return firstTime;
    }

    /** Payload of the first timer, which must exist. */
    public long firstPayload() {
        return nodes.payload(heap.node(StableArray.FIRST_POSITION));
    }

    /** Takes the first timer out, which must exist. */
    public void removeFirst() {
        remove(StableArray.FIRST_POSITION, heap.node(StableArray.FIRST_POSITION));
    }

    /**
     * Puts the first timer, which must exist, off. Among those of its new time it fires in the
     * order of its registration, as if it had been registered for that time.
     *
     * @param time not before its time so far, and below {@code Long.MAX_VALUE}
     */
    public void putOffFirst(final long time) {
        final int node = heap.node(StableArray.FIRST_POSITION);
        heap.remove(StableArray.FIRST_POSITION);
        heap.add(time, nodes.registration(node), node);
        firstTime = heap.firstTime();
    }

    private void remove(final int position, final int node) {
        heap.remove(position);
        nodes.free(node);
        if (heap.size() == 0) {
            clear();
        } else {
            firstTime = heap.firstTime();
        }
    }

    /** Number of timers. */
    public int size() {
        return heap.size();
    }

    /** How often a timer was refused. */
    public long limitHitCount() {
        return limitHitCount;
    }

    /** Takes all timers out and gives the memory back; ids go on counting. */
    public void clear() {
        heap.clear();
        nodes.clear();
        firstTime = Long.MAX_VALUE;
    }

    /** Writes the queue so that a restored one is equal to the byte. */
    public void snapshot(final SnapshotWriter writer) {
        writer.section(name);
        writer.putLong(FORMAT);
        writer.putLong(registrations);
        nodes.snapshot(writer);
        heap.snapshot(writer);
    }

    /**
     * Reads what {@link #snapshot} wrote into an empty queue.
     *
     * @throws HeliosException {@code HSTA-0006} or {@code HSTA-0007} if the snapshot does not fit
     *     or is damaged; the queue can only be closed then
     */
    public void restore(final SnapshotReader reader) {
        reader.section(name);
        SnapshotCheck.same(reader.getLong(), FORMAT, "format of " + name);
        registrations =
                SnapshotCheck.between(
                        reader.getLong(), 0, Long.MAX_VALUE, "registrations of " + name);
        nodes.restore(reader, maxTimers);
        heap.restore(reader, maxTimers);
        firstTime = heap.size() == 0 ? Long.MAX_VALUE : heap.firstTime();
    }

    @Override
    public void close() {
        clear();
    }

    private HeliosException limitReached() {
        limitHitCount++;
        return HeliosException.of(
                        StateError.TIMER_LIMIT,
                        "timers " + name + " of " + memory.owner() + " are too many")
                .detail("the limit is " + maxTimers)
                .hint("raise the limit of timers, or let fewer keys live at once");
    }
}
