package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The newest bytes of a result log in a ring of native memory. One thread writes and waits for
 * nobody; any number read, and find out afterwards whether what they have copied was being written
 * over: the way of Agrona's broadcast buffers.
 */
final class RecentResults implements AutoCloseable {
    private final Arena arena;
    private final long capacity;

    /** Behind what the writer may be writing: bytes a capacity below it are gone. */
    private final AtomicLong claimed;

    /** Behind what can be read. */
    private final AtomicLong published;

    /** Where it began: what is in front of that it has never had. */
    private final long first;

    /** Writer's: behind what is written. */
    private long end;

    /**
     * @param capacity bytes, a power of two
     * @param position of the first byte that will be written
     */
    RecentResults(
            final Ledger ledger, final String owner, final int capacity, final long position) {
        arena = Arena.open(ledger, "results", owner, capacity);
        this.capacity = capacity;
        end = position;
        claimed = new AtomicLong(position);
        published = new AtomicLong(position);
        first = position;
    }

    /** Writes a frame, for {@link #publish} to show. Writer's thread. */
    void append(final long header, final long row, final int rowLength) {
        final long next = end + ResultFrame.HEADER_LENGTH + rowLength;
        claimed.setOpaque(next);
        VarHandle.storeStoreFence(); // pairs with loadLoadFence in copy
        write(end, header, ResultFrame.HEADER_LENGTH);
        write(end + ResultFrame.HEADER_LENGTH, row, rowLength);
        end = next;
    }

    private void write(final long position, final long source, final int length) {
        final long offset = position & capacity - 1;
        final long before = Math.min(length, capacity - offset);
        Memory.copy(source, arena.address() + offset, before);
        if (before < length) {
            Memory.copy(source + before, arena.address(), length - before);
        }
    }

    /** Lets readers see what was appended. Writer's thread. */
    void publish() {
        published.set(end); // and whoever has not seen it is seen waiting
    }

    /** Behind what was appended. Writer's thread. */
    long end() {
        return end;
    }

    /** Where it began. Any thread. */
    long first() {
        return first;
    }

    /** Behind what can be read. Any thread. */
    long published() {
        return published.get();
    }

    /** Copies bytes that the writer itself has not written over yet. Writer's thread. */
    void copyOwn(final long position, final int length, final long target) {
        read(position, length, target);
    }

    /**
     * Copies published bytes.
     *
     * @return whether they were all still there
     */
    boolean copy(final long position, final int length, final long target) {
        if (position < first || position < claimed.getOpaque() - capacity) {
            return false;
        }
        read(position, length, target);
        VarHandle.loadLoadFence(); // pairs with storeStoreFence in append
        return position >= claimed.getOpaque() - capacity;
    }

    private void read(final long position, final int length, final long target) {
        final long offset = position & capacity - 1;
        final long before = Math.min(length, capacity - offset);
        Memory.copy(arena.address() + offset, target, before);
        if (before < length) {
            Memory.copy(arena.address(), target + before, length - before);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
