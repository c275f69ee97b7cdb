package io.heliosdb.streaming.codecs.memory;

import org.agrona.CloseHelper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pages that one agent fills and takes back, few enough that its bytes stay in a cache of about the
 * pool's size: the page released last is acquired first.
 *
 * <p>The pages lie side by side in one {@link Arena}, each start shifted against its predecessor's
 * by a few cache lines (its colour), so that the heads of all pages do not compete for the same
 * cache sets. A few jumbo pages take single rows longer than a page; they are address space only
 * until they are used. A row longer than a jumbo page must be refused: ask {@link #admits}.
 *
 * <p>Thread rule: all methods belong to one thread, the first that acquires (asserted); a pool
 * changes hands with {@link #handOver}. Readers on other threads get their pages through a
 * hand-over of the owner's. Exhaustion is a null: back pressure; the owner that cannot wait may
 * {@link #grow} the pool. Allocates nothing after {@link #open} but there.
 */
public final class PagePool implements AutoCloseable {
    private static final int LINE_BYTES = 64;
    private static final int COLOUR_BYTES = 3 * LINE_BYTES;

    private final Ledger ledger;
    private final String holder;
    private final List<Arena> arenas = new ArrayList<>();
    private final FreePages freePages;
    private final FreePages freeJumbos;
    private final int pageBytes;
    private final int jumboBytes;
    private Page[] pages = {};
    private int ordinaryCount;
    private Thread owner;
    private long exhaustedCount;

    private PagePool(final Ledger ledger, final String holder, final PageSizes sizes) {
        this.ledger = ledger;
        this.holder = holder;
        pageBytes = sizes.pageBytes();
        jumboBytes = sizes.jumboBytes();
        freePages = new FreePages(sizes.pageCount());
        freeJumbos = new FreePages(sizes.jumboCount());
    }

    /**
     * Opens a pool and touches its ordinary pages.
     *
     * @param owner the agent it belongs to, for the ledger
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCOD-0001} if the ledger
     *     does not allow it
     */
    public static PagePool open(final Ledger ledger, final String owner, final PageSizes sizes) {
        final PagePool pool = new PagePool(ledger, owner, sizes);
        try {
            pool.addPages(sizes.pageCount());
            pool.addJumbos(sizes.jumboCount());
            return pool;
        } catch (final RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /**
     * Adds pages, free ones: as many as there are if an ordinary page holds the bytes, otherwise
     * one jumbo page. They stay until the pool is closed.
     *
     * @param bytes what a page of that size must hold, see {@link #admits}
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCOD-0001} if the ledger
     *     does not allow it
     */
    public void grow(final int bytes) {
        assert isOwner() && admits(bytes);
        if (bytes <= pageBytes) {
            addPages(ordinaryCount);
        } else {
            addJumbos(1);
        }
    }

    private void addPages(final int count) {
        final Arena arena = arena("pages", count * stride(pageBytes));
        arena.touch();
        addTo(freePages, arena, count, stride(pageBytes), pageBytes, false);
        ordinaryCount += count;
    }

    private void addJumbos(final int count) {
        if (count > 0) {
            final Arena arena = arena("jumbo pages", (long) count * jumboBytes);
            addTo(freeJumbos, arena, count, jumboBytes, jumboBytes, true);
        }
    }

    private Arena arena(final String tag, final long bytes) {
        final Arena arena = Arena.open(ledger, tag, holder, bytes);
        arenas.add(arena);
        return arena;
    }

    private void addTo(
            final FreePages free,
            final Arena arena,
            final int count,
            final long stride,
            final int capacityBytes,
            final boolean isJumbo) {
        final int first = pages.length;
        pages = Arrays.copyOf(pages, first + count);
        for (int i = count - 1; i >= 0; i--) {
            final long address = arena.address() + i * stride;
            pages[first + i] = new Page(first + i, address, capacityBytes, isJumbo);
            free.push(pages[first + i]);
        }
    }

    private static long stride(final int pageBytes) {
        return (long) pageBytes + COLOUR_BYTES;
    }

    /** Bytes of an ordinary page. */
    public int pageBytes() {
        return pageBytes;
    }

    /** Whether a row of this many bytes fits any page; one that does not is refused for good. */
    public boolean admits(final long bytes) {
        return bytes <= Math.max(pageBytes, jumboBytes);
    }

    /**
     * Takes an ordinary page; its bytes are whatever was there. Null if all are in use: try again
     * later.
     */
    public Page acquire() {
        return acquire(pageBytes);
    }

    /**
     * Takes a page that holds this many bytes, a jumbo page only if no other does.
     *
     * @return null if all are in use: try again later
     */
    public Page acquire(final int bytes) {
        assert isOwner() && admits(bytes);
        final Page page = (bytes <= pageBytes ? freePages : freeJumbos).pop();
        if (page == null) {
            exhaustedCount++;
            return null;
        }
        page.acquired(true);
        return page;
    }

    /** Gives a page back; nobody may read it any more. */
    public void release(final Page page) {
        assert isOwner() && pages[page.index()] == page && page.isAcquired();
        page.acquired(false);
        (page.isJumbo() ? freeJumbos : freePages).push(page);
    }

    /** All pages, ordinary and jumbo; their indexes are those below. */
    public int pageCount() {
        return pages.length;
    }

    /** The page of an index. */
    public Page page(final int index) {
        return pages[index];
    }

    /** Ordinary pages not in use. */
    public int freeCount() {
        return freePages.count();
    }

    /** Jumbo pages not in use. */
    public int freeJumboCount() {
        return freeJumbos.count();
    }

    /** How often {@link #acquire} found none. */
    public long exhaustedCount() {
        return exhaustedCount;
    }

    /**
     * Lets the next thread that acquires or releases be the owner; the caller sees to the ordering
     * between both threads.
     */
    public void handOver() {
        owner = null;
    }

    private boolean isOwner() {
        if (owner == null) {
            owner = Thread.currentThread();
        }
        return owner == Thread.currentThread();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(arenas);
    }
}
