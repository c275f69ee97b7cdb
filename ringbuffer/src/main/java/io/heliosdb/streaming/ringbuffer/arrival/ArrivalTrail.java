package io.heliosdb.streaming.ringbuffer.arrival;

import org.agrona.concurrent.NanoClock;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The newest marks: up to which row sequence the log went, when the oldest row behind the mark
 * before had arrived, and how many rows there have been.
 *
 * <pre>
 *   mark   | row sequence behind it | arrival of its oldest row | rows up to it |
 * </pre>
 *
 * <p>Rows that arrive within {@value #SPACING_US} µs share a mark, unless the sequencer has nothing
 * to do meanwhile: under load times are up to so much too long, never too short. Marks that are
 * overwritten before they are read count for the oldest one that is left. Allocates nothing after
 * it is made.
 */
public final class ArrivalTrail {
    /** Least microseconds between marks under load. */
    static final int SPACING_US = 100;

    /** Marks kept: more than ten seconds of the densest. */
    static final int CAPACITY = 1 << 17;

    private static final long SPACING_NS = TimeUnit.MICROSECONDS.toNanos(SPACING_US);
    private static final int FIELDS = 3;

    private final NanoClock clock;
    private final boolean isOn;
    private final int mask;
    private final AtomicLongArray marks;

    /** Marks written; published behind each mark. */
    private final AtomicLong written = new AtomicLong();

    private long rowCount;
    private long endRowSequence;
    private long oldestNs;
    private boolean isPending;
    private long lastNs;

    ArrivalTrail(final NanoClock clock, final boolean isOn, final int capacity) {
        this.clock = clock;
        this.isOn = isOn;
        mask = capacity - 1;
        marks = new AtomicLongArray(FIELDS * capacity);
        lastNs = clock.nanoTime() - SPACING_NS;
    }

    /** One that marks. */
    public static ArrivalTrail of(final NanoClock clock) {
        return new ArrivalTrail(clock, true, CAPACITY);
    }

    /** One that costs nothing and has no marks; its time stands still. */
    public static ArrivalTrail off() {
        return new ArrivalTrail(() -> 0, false, 1);
    }

    /** The time, for those that hand rows over. Any thread. */
    public long nanoTime() {
        return clock.nanoTime();
    }

    /**
     * Sequencer's thread: rows have got their place.
     *
     * @param rowSequence behind them
     * @param count how many
     * @param arrivalNs of the oldest of them
     */
    public void sequenced(final long rowSequence, final int count, final long arrivalNs) {
        if (!isOn) {
            return;
        }
        if (!isPending) {
            isPending = true;
            oldestNs = arrivalNs;
        }
        endRowSequence = rowSequence;
        rowCount += count;
        if (arrivalNs - lastNs >= SPACING_NS) {
            publish();
        }
    }

    /** Sequencer's thread: there was nothing to do, so that rows need not wait for a mark. */
    public void idle() {
        if (isPending) {
            publish();
        }
    }

    private void publish() {
        final long mark = written.getPlain();
        final int at = FIELDS * (int) (mark & mask);
        marks.setRelease(at, endRowSequence); // behind the last written, see ArrivalReader#isThere
        marks.setRelease(at + 1, oldestNs);
        marks.setRelease(at + 2, rowCount);
        written.setRelease(mark + 1); // pairs with written()
        lastNs = oldestNs;
        isPending = false;
    }

    /** A reader of all marks from now on. Any thread. */
    public ArrivalReader open() {
        final long mark = written();
        return new ArrivalReader(this, mark);
    }

    long written() {
        return written.getAcquire();
    }

    int capacity() {
        return mask + 1;
    }

    long endRowSequence(final long mark) {
        return marks.getAcquire(FIELDS * (int) (mark & mask));
    }

    long arrivalNs(final long mark) {
        return marks.getAcquire(FIELDS * (int) (mark & mask) + 1);
    }

    long rowCount(final long mark) {
        return marks.getAcquire(FIELDS * (int) (mark & mask) + 2);
    }
}
