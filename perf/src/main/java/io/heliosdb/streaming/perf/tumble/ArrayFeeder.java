package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;

import org.agrona.concurrent.Agent;

/**
 * Feeds the encoded rows of a round to the log: lent in place, or copied into the port's pages as a
 * network feed would write them.
 */
final class ArrayFeeder implements Agent {
    private static final int BATCH_ROWS = 1024;

    private final IngressPort port;
    private final boolean copies;
    private final TumbleRows rows;
    private final long rowCount;
    private final int stride;
    private long next;
    private long end;
    private boolean isAtLastRow = true;

    ArrayFeeder(
            final IngressPort port,
            final boolean copies,
            final TumbleRows rows,
            final long rowCount) {
        this.port = port;
        this.copies = copies;
        this.rows = rows;
        this.rowCount = rowCount;
        stride = rows.layout().blockLength();
    }

    /** Starts on the rows of the present round. */
    void start() {
        next = rows.address(0);
        end = rows.address(rowCount);
        isAtLastRow = false;
    }

    /** Whether the log has got all rows of the round. */
    boolean isDone() {
        return isAtLastRow && next == end;
    }

    @Override
    public String roleName() {
        return "feeder";
    }

    @Override
    public int doWork() {
        if (next == end) {
            if (isAtLastRow) {
                return 0;
            }
            isAtLastRow = true;
            next = rows.closingRow();
            end = next + stride;
        }
        final int length = (int) Math.min(end - next, (long) BATCH_ROWS * stride);
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
