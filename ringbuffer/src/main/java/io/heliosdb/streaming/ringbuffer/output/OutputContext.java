package io.heliosdb.streaming.ringbuffer.output;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import java.util.Objects;

/** Settings of an {@link OutputRing}. Set, {@link #conclude}d once, then read only. */
public final class OutputContext {
    /** Default of {@link #ringCapacity(int)}. */
    public static final int RING_CAPACITY = 1024;

    /**
     * Default of {@link #maxRowBytes(int)}: four rows in a page of the default size, with their
     * headers.
     */
    public static final int MAX_ROW_BYTES = (16 << 10) - ResultDescriptor.HEADER_LENGTH;

    private int ringCapacity = RING_CAPACITY;
    private PageSizes pageSizes = PageSizes.DEFAULT;
    private int maxRowBytes = MAX_ROW_BYTES;
    private ReleaseGate releaseGate = ReleaseGate.OPEN;
    private Ledger ledger;
    private Counters counters;
    private boolean isConcluded;

    /** Checks the settings; may be called once. */
    public OutputContext conclude() {
        change();
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(counters, "counters");
        Objects.requireNonNull(releaseGate, "releaseGate");
        if (Integer.bitCount(ringCapacity) != 1 || ringCapacity < 4) {
            throw new IllegalArgumentException(
                    "ring capacity is not a power of two from 4: " + ringCapacity);
        }
        if (pageSizes.pageCount() < 2) {
            throw new IllegalArgumentException("fewer than two pages");
        }
        final int largest =
                Math.max(
                        pageSizes.pageBytes(),
                        pageSizes.jumboCount() > 0 ? pageSizes.jumboBytes() : 0);
        if (maxRowBytes % Long.BYTES != 0
                || maxRowBytes > largest - ResultDescriptor.HEADER_LENGTH) {
            throw new IllegalArgumentException(
                    "rows of " + maxRowBytes + " bytes in pages of " + largest);
        }
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

    /** Batches of results that the ring holds; a power of two. */
    public OutputContext ringCapacity(final int batches) {
        change();
        ringCapacity = batches;
        return this;
    }

    public int ringCapacity() {
        return ringCapacity;
    }

    /** Pages of results: the bound of the output in bytes. */
    public OutputContext pageSizes(final PageSizes sizes) {
        change();
        pageSizes = sizes;
        return this;
    }

    public PageSizes pageSizes() {
        return pageSizes;
    }

    /**
     * Largest row of a result; above a page's size each row must have a jumbo page at hand before
     * its step begins.
     */
    public OutputContext maxRowBytes(final int bytes) {
        change();
        maxRowBytes = bytes;
        return this;
    }

    public int maxRowBytes() {
        return maxRowBytes;
    }

    /** What may leave; open by default. */
    public OutputContext releaseGate(final ReleaseGate gate) {
        change();
        releaseGate = gate;
        return this;
    }

    public ReleaseGate releaseGate() {
        return releaseGate;
    }

    /** Where pages are booked. */
    public OutputContext ledger(final Ledger account) {
        change();
        ledger = account;
        return this;
    }

    public Ledger ledger() {
        return ledger;
    }

    public OutputContext counters(final Counters allCounters) {
        change();
        counters = allCounters;
        return this;
    }

    public Counters counters() {
        return counters;
    }
}
