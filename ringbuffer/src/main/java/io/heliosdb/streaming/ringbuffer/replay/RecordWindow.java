package io.heliosdb.streaming.ringbuffer.replay;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;

/**
 * The newest records in two circles: their descriptors in an array, their bytes one behind the
 * other in a stretch of memory. Byte positions count for ever and are taken modulo the capacity; a
 * record's bytes never wrap. Not thread-safe.
 */
final class RecordWindow {
    private final long baseAddress;
    private final long capacityBytes;
    private final LogEntry[] entries;
    private final long[] positions;
    private long head;
    private long tail;
    private long nextPosition;

    RecordWindow(final long baseAddress, final long capacityBytes, final int recordCapacity) {
        this.baseAddress = baseAddress;
        this.capacityBytes = capacityBytes;
        entries = new LogEntry[recordCapacity];
        positions = new long[recordCapacity];
        for (int i = 0; i < recordCapacity; i++) {
            entries[i] = new LogEntry();
        }
    }

    /**
     * Copies a record of at most the capacity; returns how many of the oldest were dropped for it.
     */
    int add(final LogEntry entry) {
        final int length = (entry.length() + 7) & -8;
        final long offset = nextPosition % capacityBytes;
        final long start =
                offset + length <= capacityBytes
                        ? nextPosition
                        : nextPosition + capacityBytes - offset;
        final long end = start + length;
        final int dropped = drop(end - capacityBytes);
        final int slot = slot(tail);
        final long address = baseAddress + start % capacityBytes;
        if (entry.length() > 0) {
            Memory.copy(entry.address(), address, entry.length());
        }
        entries[slot].wrap(entry, address);
        positions[slot] = start;
        nextPosition = end;
        tail++;
        return dropped;
    }

    private int drop(final long firstKeptPosition) {
        final long oldHead = head;
        if (tail - head == entries.length) {
            head++;
        }
        while (head < tail && positions[slot(head)] < firstKeptPosition) {
            head++;
        }
        return (int) (head - oldHead);
    }

    private int slot(final long number) {
        return (int) (number % entries.length);
    }

    boolean isEmpty() {
        return head == tail;
    }

    /** First row sequence that is kept; only if not empty. */
    long firstRowSequence() {
        return entries[slot(head)].firstRowSequence();
    }

    /** The record that contains a row sequence between the first kept and the last. */
    LogEntry find(final long rowSequence) {
        long low = head;
        long high = tail - 1;
        while (low < high) {
            final long middle = (low + high + 1) >>> 1;
            if (entries[slot(middle)].firstRowSequence() <= rowSequence) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return entries[slot(low)];
    }
}
