package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogHandler;
import io.heliosdb.streaming.ringbuffer.log.RecordType;

import org.agrona.concurrent.Agent;

import java.util.function.LongSupplier;

/**
 * Follows the log as far as it is safe at the appliance's durability level, and keeps the {@link
 * Books}: what it has taken is decided. At each barrier it puts a copy of the books aside for the
 * checkpoint.
 *
 * <p>Writes the books and the two fields below on its thread; others read the fields.
 */
final class Bookkeeper implements Agent, LogHandler {
    private static final int RECORDS_PER_DUTY = 256;

    private final LogConsumer consumer;
    private final Books books;
    private final LongSupplier safeBelow;
    private final long lastBarrierBefore;
    private volatile long decidedBelow;
    private volatile BooksCopy copy;
    private volatile byte[] askedCopy;
    private volatile boolean isAsked;
    private long safe;

    /**
     * @param consumer at the end of what the books hold
     * @param safeBelow row sequence behind the last record that is safe at the level
     */
    Bookkeeper(final LogConsumer consumer, final Books books, final LongSupplier safeBelow) {
        this.consumer = consumer;
        this.books = books;
        this.safeBelow = safeBelow;
        decidedBelow = books.appliedBelow();
        lastBarrierBefore = books.lastBarrier();
    }

    /** Greatest number of a barrier in the log of earlier processes, or 0. Any thread. */
    long lastBarrierBefore() {
        return lastBarrierBefore;
    }

    @Override
    public int doWork() {
        safe = safeBelow.getAsLong();
        final int work = consumer.poll(this, RECORDS_PER_DUTY);
        if (work > 0) {
            decidedBelow = books.appliedBelow();
        }
        if (isAsked) {
            isAsked = false; // first: who asks meanwhile asks again
            askedCopy = books.toBytes();
        }
        return work;
    }

    @Override
    public boolean onRecord(final LogEntry entry) {
        if (entry.nextRowSequence() > safe) {
            return false;
        }
        books.apply(entry);
        if (entry.type() == RecordType.COMMAND
                && LogCommands.decode(entry) instanceof LogCommand.Barrier barrier) {
            copy = new BooksCopy(barrier.checkpoint(), entry.firstRowSequence(), books.toBytes());
        }
        return true;
    }

    /** Row sequence behind the last record that is decided. Any thread. */
    long decidedBelow() {
        return decidedBelow;
    }

    /** The copy taken at the last barrier, or null. Any thread. */
    BooksCopy copy() {
        return copy;
    }

    /** Asks for a copy of the books; {@link #askedCopy} has it afterwards. One other thread. */
    void askForCopy() {
        askedCopy = null;
        isAsked = true;
    }

    /** The copy asked for, or null while it is not there. */
    byte[] askedCopy() {
        return askedCopy;
    }

    @Override
    public String roleName() {
        return "bookkeeper";
    }

    @Override
    public void onClose() {
        consumer.close();
    }
}
