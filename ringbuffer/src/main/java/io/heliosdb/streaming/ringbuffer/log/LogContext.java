package io.heliosdb.streaming.ringbuffer.log;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.ringbuffer.arrival.ArrivalTrail;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import org.agrona.concurrent.EpochClock;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Settings of the log: its ring, its sequencer and the ports. Set, {@link #conclude}d once, then
 * read only.
 */
public final class LogContext {
    /** Default of {@link #ringCapacity(int)}. */
    public static final int RING_CAPACITY = 1024;

    /** Default of {@link #handOverCapacity(int)}. */
    public static final int HAND_OVER_CAPACITY = 256;

    private int ringCapacity = RING_CAPACITY;
    private int handOverCapacity = HAND_OVER_CAPACITY;
    private int batchRowLimit = Integer.MAX_VALUE;
    private PageSizes pageSizes = PageSizes.DEFAULT;
    private long firstRowSequence;
    private long epoch;
    private long timeMs = LogEntry.NO_TIME;
    private BooleanSupplier admission = () -> true;
    private ArrivalTrail arrivals = ArrivalTrail.off();
    private Ledger ledger;
    private EpochClock epochClock;
    private Counters counters;
    private boolean isConcluded;

    /** Checks the settings; may be called once. */
    public LogContext conclude() {
        change();
        if (Integer.bitCount(ringCapacity) != 1 || ringCapacity < 4) {
            throw new IllegalArgumentException(
                    "ring capacity is not a power of two from 4: " + ringCapacity);
        }
        if (handOverCapacity < 4) {
            throw new IllegalArgumentException("hand-over capacity below 4: " + handOverCapacity);
        }
        if (batchRowLimit < 1) {
            throw new IllegalArgumentException("batch row limit below 1: " + batchRowLimit);
        }
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(epochClock, "epochClock");
        Objects.requireNonNull(counters, "counters");
        isConcluded = true;
        return this;
    }

    boolean isConcluded() {
        return isConcluded;
    }

    private void change() {
        if (isConcluded) {
            throw new IllegalStateException("already concluded");
        }
    }

    /** Records that the ring holds; a power of two. */
    public LogContext ringCapacity(final int records) {
        change();
        ringCapacity = records;
        return this;
    }

    public int ringCapacity() {
        return ringCapacity;
    }

    /** Batches that a port can have on their way to the sequencer. */
    public LogContext handOverCapacity(final int batches) {
        change();
        handOverCapacity = batches;
        return this;
    }

    public int handOverCapacity() {
        return handOverCapacity;
    }

    /** Most rows in one record, for tests that vary it; normally a page's worth. */
    public LogContext batchRowLimit(final int rows) {
        change();
        batchRowLimit = rows;
        return this;
    }

    public int batchRowLimit() {
        return batchRowLimit;
    }

    /** Where it is noted when rows arrived; off unless it is given. */
    public LogContext arrivals(final ArrivalTrail trail) {
        change();
        arrivals = trail;
        return this;
    }

    public ArrivalTrail arrivals() {
        return arrivals;
    }

    /** Pages of each port. */
    public LogContext pageSizes(final PageSizes sizes) {
        change();
        pageSizes = sizes;
        return this;
    }

    public PageSizes pageSizes() {
        return pageSizes;
    }

    /** Row sequence of the first record: where the journal ended. */
    public LogContext firstRowSequence(final long rowSequence) {
        change();
        firstRowSequence = rowSequence;
        return this;
    }

    public long firstRowSequence() {
        return firstRowSequence;
    }

    /** Number of the leadership under which records are written. */
    public LogContext epoch(final long number) {
        change();
        epoch = number;
        return this;
    }

    public long epoch() {
        return epoch;
    }

    /**
     * Whether rows may come in at present; asked by the sequencer in each duty cycle. While not,
     * sources are held back, and commands still get into the log.
     */
    public LogContext admission(final BooleanSupplier isOpen) {
        change();
        admission = isOpen;
        return this;
    }

    public BooleanSupplier admission() {
        return admission;
    }

    /** Processing time at which the journal ended: ticks go on from there, never back. */
    public LogContext timeMs(final long epochMs) {
        change();
        timeMs = epochMs;
        return this;
    }

    public long timeMs() {
        return timeMs;
    }

    /** Where pages are booked. */
    public LogContext ledger(final Ledger account) {
        change();
        ledger = account;
        return this;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Where ticks come from. */
    public LogContext epochClock(final EpochClock clock) {
        change();
        epochClock = clock;
        return this;
    }

    public EpochClock epochClock() {
        return epochClock;
    }

    public LogContext counters(final Counters allCounters) {
        change();
        counters = allCounters;
        return this;
    }

    public Counters counters() {
        return counters;
    }
}
