package io.heliosdb.streaming.state.journal.write;

import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.output.ReleaseGate;
import io.heliosdb.streaming.state.journal.Durability;

import org.agrona.concurrent.status.AtomicCounter;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How far the log is safe, as row sequences behind the last safe one. Each has one writer, which
 * stores with release; any thread reads with acquire. The counters are copies for other processes:
 * a gate must not look at one that was given back.
 */
public final class JournalPositions implements AutoCloseable {
    private static final String NAME = "journal";

    private final Counters counters;
    private final AtomicCounter recordedCounter;
    private final AtomicCounter fsyncedCounter;
    private final AtomicLong recordedBelow;
    private final AtomicLong fsyncedBelow;

    /**
     * @param nextRowSequence where the journal begins to be written: all before is safe
     */
    public JournalPositions(final Counters counters, final long nextRowSequence) {
        this.counters = counters;
        recordedBelow = new AtomicLong(nextRowSequence);
        fsyncedBelow = new AtomicLong(nextRowSequence);
        recordedCounter = counters.open(CounterType.JOURNAL_RECORDED, NAME);
        fsyncedCounter = counters.open(CounterType.JOURNAL_FSYNCED, NAME);
        recordedCounter.setRelease(nextRowSequence);
        fsyncedCounter.setRelease(nextRowSequence);
    }

    /** Survives the death of the process. */
    public long recordedBelow() {
        return recordedBelow.getAcquire(); // pairs with recorded
    }

    /** Survives a loss of power. */
    public long fsyncedBelow() {
        return fsyncedBelow.getAcquire(); // pairs with fsynced
    }

    /** Journal agent's thread. */
    void recorded(final long below) {
        recordedBelow.setRelease(below);
        recordedCounter.setRelease(below);
    }

    /** Fsync agent's thread. */
    void fsynced(final long below) {
        fsyncedBelow.setRelease(below);
        fsyncedCounter.setRelease(below);
    }

    /** How far a level reaches. Any thread. */
    public long below(final Durability level) {
        return switch (level) {
            case MEMORY -> Long.MAX_VALUE;
            case JOURNALED -> recordedBelow();
            case FSYNCED -> fsyncedBelow();
        };
    }

    /** Lets results out whose cause is safe at a level. */
    public ReleaseGate gate(final Durability level) {
        return switch (level) {
            case MEMORY -> ReleaseGate.OPEN;
            case JOURNALED -> this::recordedBelow;
            case FSYNCED -> this::fsyncedBelow;
        };
    }

    @Override
    public void close() {
        counters.close(recordedCounter, fsyncedCounter);
    }
}
