package io.heliosdb.streaming.ringbuffer.page;

import io.heliosdb.streaming.codecs.memory.Page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One use of a page, from its acquisition to its release: how many batches of it were handed over,
 * how many of them have reached the ring, and where the last one lies.
 *
 * <p>Two writers, a field each: the page's owner counts what it hands over; the ring's producer
 * counts what it has put into the ring, in the same order.
 */
public final class PageUse {
    private static final VarHandle SEQUENCED_COUNT;

    static {
        try {
            SEQUENCED_COUNT =
                    MethodHandles.lookup()
                            .findVarHandle(PageUse.class, "sequencedCount", int.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Page page;
    private int handedOverCount;
    private long lastRingSequence;

    @SuppressWarnings("unused") // accessed through SEQUENCED_COUNT
    private int sequencedCount;

    PageUse(final Page page) {
        this.page = page;
    }

    /**
     * What stands for all memory that one owner lends in place of pages: counted in the same way.
     */
    public static PageUse ofLentMemory() {
        return new PageUse(null);
    }

    Page page() {
        return page;
    }

    /** Owner's thread: starts a use; the page is read by nobody. */
    void start() {
        handedOverCount = 0;
        SEQUENCED_COUNT.setRelease(this, 0);
    }

    /** Owner's thread: one more batch of this page is on its way to the ring. */
    public void handedOver() {
        handedOverCount++;
    }

    /**
     * Ring producer's thread: batches of this page have been published.
     *
     * @param ringSequence where, or the last of them
     * @param batchCount how many of those handed over
     */
    public void sequenced(final long ringSequence, final int batchCount) {
        lastRingSequence = ringSequence;
        SEQUENCED_COUNT.setRelease(this, sequencedCount + batchCount); // pairs with isPassed
    }

    /**
     * Owner's thread: whether everything handed over has been published and passed by every
     * consumer.
     */
    public boolean isPassed(final long consumedSequence) {
        final int sequenced =
                (int)
                        SEQUENCED_COUNT.getAcquire(
                                this); // pairs with sequenced: lastRingSequence follows
        return sequenced == handedOverCount
                && (handedOverCount == 0 || lastRingSequence <= consumedSequence);
    }
}
