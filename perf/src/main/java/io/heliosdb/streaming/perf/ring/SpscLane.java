package io.heliosdb.streaming.perf.ring;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.jctools.queues.SpscArrayQueue;

/**
 * A bare queue for one producer and one consumer; its elements are made once and name a row in
 * native memory each.
 */
final class SpscLane implements Lane {
    private static final int CAPACITY = 1 << 14;

    private final Arena rows;
    private final SpscArrayQueue<Slot> queue = new SpscArrayQueue<>(CAPACITY);
    private final Slot[] slots = new Slot[2 * CAPACITY];
    private int next;

    /** A row's place. */
    private record Slot(long address) {}

    SpscLane(final Ledger ledger) {
        rows = Arena.open(ledger, "rows", "benchmark", (long) slots.length * ROW_BYTES);
        rows.touch();
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new Slot(rows.address() + (long) i * ROW_BYTES);
        }
    }

    @Override
    public boolean send(final long source, final int rowCount) {
        if (CAPACITY - queue.size() < rowCount) {
            return false;
        }
        for (int i = 0; i < rowCount; i++) {
            final Slot slot = slots[next];
            next = (next + 1) & (slots.length - 1);
            Memory.copy(source + (long) i * ROW_BYTES, slot.address(), ROW_BYTES);
            queue.offer(slot);
        }
        return true;
    }

    @Override
    public int receive(final Receipt receipt) {
        int received = 0;
        for (Slot slot = queue.poll(); slot != null; slot = queue.poll()) {
            receipt.onRow(slot.address());
            received++;
        }
        return received;
    }

    @Override
    public void close() {
        rows.close();
    }
}
