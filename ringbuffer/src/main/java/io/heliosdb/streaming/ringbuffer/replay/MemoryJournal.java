package io.heliosdb.streaming.ringbuffer.replay;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.RingError;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogHandler;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * A journal in memory: an agent that follows the log and keeps copies of its newest records, the
 * oldest being dropped at a limit, and the {@link LogReplay} of what it keeps.
 *
 * <p>Its consumer must stay attached, and must have joined before the first record that may be
 * wanted. Thread rule: the agent records on its thread, readers read on theirs.
 */
public final class MemoryJournal implements Agent, LogReplay, AutoCloseable {
    private static final int RECORDS_PER_CYCLE = 64;

    private final LogConsumer consumer;
    private final Ledger ledger;
    private final Counters counters;
    private final AtomicCounter dropped;
    private final Arena arena;
    private final RecordWindow window;
    private final LogHandler recorder = this::record;
    private long nextRowSequence = -1;

    /**
     * @param consumer its place in the log; closed with the journal
     * @param ledger where its memory is booked
     * @param capacityBytes bytes of records to keep
     * @param recordCapacity most records to keep
     */
    public MemoryJournal(
            final LogConsumer consumer,
            final Ledger ledger,
            final Counters counters,
            final long capacityBytes,
            final int recordCapacity) {
        this.consumer = consumer;
        this.ledger = ledger;
        this.counters = counters;
        arena = Arena.open(ledger, "journal", roleName(), capacityBytes);
        window = new RecordWindow(arena.address(), arena.capacityBytes(), recordCapacity);
        dropped = counters.open(CounterType.JOURNAL_DROPPED_RECORDS, roleName());
    }

    @Override
    public int doWork() {
        return consumer.poll(recorder, RECORDS_PER_CYCLE);
    }

    private synchronized boolean record(final LogEntry entry) {
        if (entry.length() > arena.capacityBytes()) {
            throw HeliosException.of(
                            RingError.REPLAY_LOST, "a record is longer than the journal in memory")
                    .detail(entry + ", journal " + arena.capacityBytes() + " bytes")
                    .hint("give the journal more memory");
        }
        final int droppedCount = window.add(entry);
        if (droppedCount > 0) {
            dropped.getAndAddRelease(droppedCount);
        }
        nextRowSequence = entry.nextRowSequence();
        return true;
    }

    /** Row sequence behind the last record kept, or -1 before the first. */
    public synchronized long nextRowSequence() {
        return nextRowSequence;
    }

    @Override
    public Reader open() {
        return new CopyingReader();
    }

    @Override
    public String roleName() {
        return "memory-journal";
    }

    /** Frees the copies; readers must have been closed. */
    @Override
    public void close() {
        consumer.close();
        arena.close();
        counters.close(dropped);
    }

    /** Copies each record out under the lock, into memory that grows with the longest. */
    private final class CopyingReader implements Reader {
        private Arena copy = Arena.open(ledger, "journal reader", roleName(), 64 << 10);

        @Override
        public boolean read(final long rowSequence, final LogEntry entry) {
            synchronized (MemoryJournal.this) {
                if (rowSequence >= nextRowSequence) {
                    return false;
                }
                if (window.isEmpty() || rowSequence < window.firstRowSequence()) {
                    throw lost(rowSequence);
                }
                final LogEntry found = window.find(rowSequence);
                grow(found.length());
                if (found.length() > 0) {
                    Memory.copy(found.address(), copy.address(), found.length());
                }
                entry.wrap(found, found.length() > 0 ? copy.address() : 0);
                return true;
            }
        }

        private HeliosException lost(final long rowSequence) {
            return HeliosException.of(
                            RingError.REPLAY_LOST,
                            "row sequence " + rowSequence + " is no longer kept")
                    .detail(
                            window.isEmpty()
                                    ? "nothing is kept"
                                    : "oldest kept is " + window.firstRowSequence())
                    .hint("give the journal more memory, or the job more processor time");
        }

        private void grow(final int bytes) {
            if (bytes > copy.capacityBytes()) {
                copy.close();
                copy = Arena.open(ledger, "journal reader", roleName(), bytes);
            }
        }

        @Override
        public void close() {
            copy.close();
        }
    }
}
