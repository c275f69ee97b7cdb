package io.heliosdb.streaming.perf.tumble.engine;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.perf.tumble.contest.RoundRows;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;

import org.agrona.concurrent.Agent;

/**
 * Feeds the encoded rows of a round to the log: lent in place, or copied into the port's pages as a
 * network feed would write them.
 */
final class ArrayFeeder implements Agent {
    private final IngressPort port;
    private final boolean copies;
    private final RoundRows rows;
    private final long rowCount;
    private long fed;
    private boolean isClosed = true;

    /**
     * @param rowCount rows of a round: the first ones, a multiple of {@link EventRows#BATCH_ROWS}
     */
    ArrayFeeder(
            final IngressPort port,
            final boolean copies,
            final RoundRows rows,
            final long rowCount) {
        this.port = port;
        this.copies = copies;
        this.rows = rows;
        this.rowCount = rowCount;
    }

    /** Starts on the rows of the present round. */
    void start() {
        fed = 0;
        isClosed = false;
    }

    /** Whether the log has got all rows of the round. */
    boolean isDone() {
        return isClosed && port.flush();
    }

    @Override
    public String roleName() {
        return "feeder";
    }

    @Override
    public int doWork() {
        if (isClosed) {
            return 0;
        }
        if (fed == rowCount) {
            isClosed = feed(rows.closingStart(), rows.closingEnd(), EventRows.CLOSING_ROWS);
            return isClosed ? 1 : 0;
        }
        if (!feed(
                rows.address(fed),
                rows.address(fed + EventRows.BATCH_ROWS),
                EventRows.BATCH_ROWS)) {
            return 0;
        }
        fed += EventRows.BATCH_ROWS;
        return 1;
    }

    private boolean feed(final long start, final long end, final int count) {
        final int length = (int) (end - start);
        return copies ? copy(start, length, count) : port.lend(start, length, count);
    }

    private boolean copy(final long start, final int length, final int count) {
        final long address = port.claim(length);
        if (address < 0) {
            return false;
        }
        Memory.copy(start, address, length);
        port.commit(length, count);
        port.flush(); // if refused, it goes with the next call
        return true;
    }
}
