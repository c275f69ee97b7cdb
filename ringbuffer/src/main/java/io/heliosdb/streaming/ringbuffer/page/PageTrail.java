package io.heliosdb.streaming.ringbuffer.page;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Page;
import io.heliosdb.streaming.codecs.memory.PagePool;
import io.heliosdb.streaming.codecs.memory.PageSizes;

import java.util.Arrays;

/**
 * The pages of one agent: one open page that is filled from front to back, and behind it the full
 * ones that wait, in the order they were filled, until every consumer has passed them.
 *
 * <p>Thread rule: one agent; it may change while nobody uses the trail (see {@link #handOver}).
 * Allocates nothing after {@link #open} but in {@link #grow}.
 */
public final class PageTrail implements AutoCloseable {
    private final PagePool pool;
    private PageUse[] uses = {};

    /** Full pages from {@code waitingHead} to {@code waitingTail}, modulo its length. */
    private PageUse[] waiting = {};

    private long waitingHead;
    private long waitingTail;

    private PageUse open;
    private long position;
    private long limit;

    private PageTrail(final PagePool pool) {
        this.pool = pool;
        takeNewPages();
    }

    /**
     * Opens the pool.
     *
     * @param owner the agent it belongs to, for the ledger
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCOD-0001} if the ledger
     *     does not allow it
     */
    public static PageTrail open(final Ledger ledger, final String owner, final PageSizes sizes) {
        return new PageTrail(PagePool.open(ledger, owner, sizes));
    }

    /**
     * Adds free pages for an owner that cannot wait for its consumers; they stay until the trail is
     * closed.
     *
     * @param bytes bytes that such a page must hold, see {@link #admits}
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCOD-0001} if the ledger
     *     does not allow it
     */
    public void grow(final int bytes) {
        pool.grow(bytes);
        takeNewPages();
    }

    private void takeNewPages() {
        final int known = uses.length;
        uses = Arrays.copyOf(uses, pool.pageCount());
        for (int i = known; i < uses.length; i++) {
            uses[i] = new PageUse(pool.page(i));
        }
        final PageUse[] longer = new PageUse[uses.length];
        for (long i = waitingHead; i < waitingTail; i++) {
            longer[(int) (i % longer.length)] = waiting[(int) (i % waiting.length)];
        }
        waiting = longer;
    }

    /** Address of the next byte of the open page; 0 if there is none. */
    public long position() {
        return position;
    }

    /** Bytes left in the open page; 0 if there is none. */
    public int remaining() {
        return (int) (limit - position);
    }

    /** The open page's use; null if there is none. */
    public PageUse use() {
        return open;
    }

    /** Whether this many bytes fit any page at all. */
    public boolean admits(final int bytes) {
        return pool.admits(bytes);
    }

    /** Ordinary pages that could be opened now. */
    public int freePageCount() {
        return pool.freeCount();
    }

    /** Jumbo pages that could be opened now. */
    public int freeJumboCount() {
        return pool.freeJumboCount();
    }

    /** How often no page was free. */
    public long exhaustedCount() {
        return pool.exhaustedCount();
    }

    /** Takes bytes of the open page into use; at most {@link #remaining}. */
    public void append(final int bytes) {
        assert bytes >= 0 && bytes <= remaining() : bytes + " of " + remaining();
        position += bytes;
    }

    /**
     * Closes the open page and opens another; everything in the old one must have been handed over.
     *
     * @param bytes bytes that the page must hold, see {@link #admits}
     * @param consumedSequence ring sequence that every consumer has passed
     * @return false if no page is free: try again later; there is then no open page
     */
    public boolean openPage(final int bytes, final long consumedSequence) {
        closePage();
        reclaim(consumedSequence);
        final Page page = pool.acquire(bytes);
        if (page == null) {
            return false;
        }
        open = uses[page.index()];
        open.start();
        position = page.address();
        limit = position + page.capacityBytes();
        return true;
    }

    private void closePage() {
        if (open != null) {
            waiting[(int) (waitingTail++ % waiting.length)] = open;
            open = null;
            position = 0;
            limit = 0;
        }
    }

    /** Takes back the full pages that every consumer has passed. */
    public void reclaim(final long consumedSequence) {
        while (waitingHead < waitingTail) {
            final PageUse oldest = waiting[(int) (waitingHead % waiting.length)];
            if (!oldest.isPassed(consumedSequence)) {
                return;
            }
            pool.release(oldest.page());
            waitingHead++;
        }
    }

    /** Whether every byte handed over has been passed by every consumer; takes nothing back. */
    public boolean isPassed(final long consumedSequence) {
        for (long i = waitingHead; i < waitingTail; i++) {
            if (!waiting[(int) (i % waiting.length)].isPassed(consumedSequence)) {
                return false;
            }
        }
        return open == null || open.isPassed(consumedSequence);
    }

    /** Lets another thread be the owner; the caller sees to the ordering between both. */
    public void handOver() {
        pool.handOver();
    }

    /** Frees the pages; nobody may read them any more. */
    @Override
    public void close() {
        pool.close();
    }
}
