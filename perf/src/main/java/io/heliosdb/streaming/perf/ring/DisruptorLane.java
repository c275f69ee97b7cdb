package io.heliosdb.streaming.perf.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

/** A bare Disruptor: one producer, one poller, a row in native memory for each slot. */
final class DisruptorLane implements Lane, EventPoller.Handler<DisruptorLane.Slot> {
    private static final int CAPACITY = 1 << 14;

    private final Arena rows;
    private final RingBuffer<Slot> ring;
    private final EventPoller<Slot> poller;
    private Receipt receipt;
    private int received;

    /** Where a slot's row lies. */
    static final class Slot {
        private long address;
    }

    DisruptorLane(final Ledger ledger) {
        rows = Arena.open(ledger, "rows", "benchmark", (long) CAPACITY * ROW_BYTES);
        rows.touch();
        ring = RingBuffer.createSingleProducer(Slot::new, CAPACITY, new BusySpinWaitStrategy());
        for (int i = 0; i < CAPACITY; i++) {
            ring.get(i).address = rows.address() + (long) i * ROW_BYTES;
        }
        poller = ring.newPoller();
        ring.addGatingSequences(poller.getSequence());
    }

    @Override
    public boolean send(final long source, final int rowCount) {
        if (!ring.hasAvailableCapacity(rowCount)) {
            return false;
        }
        final long last = ring.next(rowCount);
        final long first = last - rowCount + 1;
        for (int i = 0; i < rowCount; i++) {
            Memory.copy(source + (long) i * ROW_BYTES, ring.get(first + i).address, ROW_BYTES);
        }
        ring.publish(first, last);
        return true;
    }

    @Override
    public int receive(final Receipt newReceipt) {
        receipt = newReceipt;
        received = 0;
        try {
            poller.poll(this);
        } catch (final Exception e) {
            throw new IllegalStateException(e); // the handler throws nothing
        }
        return received;
    }

    @Override
    public boolean onEvent(final Slot slot, final long sequence, final boolean isEndOfBatch) {
        receipt.onRow(slot.address);
        received++;
        return true;
    }

    @Override
    public void close() {
        rows.close();
    }
}
