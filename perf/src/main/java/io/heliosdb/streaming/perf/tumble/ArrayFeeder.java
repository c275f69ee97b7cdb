package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;

import org.agrona.concurrent.Agent;

/**
 * Feeds encoded rows of an array to the log: lent in place, or copied into the port's pages as a
 * network feed would write them.
 */
final class ArrayFeeder implements Agent {
    private static final int BATCH_ROWS = 1024;

    private final IngressPort port;
    private final boolean copies;
    private long next;
    private long end;
    private int stride;
    private boolean hasEnded = true;

    ArrayFeeder(final IngressPort port, final boolean copies) {
        this.port = port;
        this.copies = copies;
    }

    /** Starts on some rows; the stream ends behind them. */
    void start(final long address, final long rowCount, final int rowLength) {
        next = address;
        stride = rowLength;
        end = address + rowCount * rowLength;
        hasEnded = false;
    }

    @Override
    public String roleName() {
        return "feeder";
    }

    @Override
    public int doWork() {
        if (hasEnded) {
            return 0;
        }
        final int length = (int) Math.min(end - next, (long) BATCH_ROWS * stride);
        if (length == 0) {
            hasEnded = port.endOfInput();
            return 1;
        }
        final boolean isTaken = copies ? copy(length) : port.lend(next, length, length / stride);
        if (!isTaken) {
            return 0;
        }
        next += length;
        return 1;
    }

    private boolean copy(final int length) {
        final long address = port.claim(length);
        if (address < 0) {
            return false;
        }
        Memory.copy(next, address, length);
        port.commit(length, length / stride);
        port.flush(); // if refused, it goes with the next batch
        return true;
    }
}
