package io.heliosdb.streaming.codecs.memory;

/**
 * A fixed set of pages that one agent fills and takes back, so that its bytes stay in a cache of
 * about the pool's size: the page released last is acquired first.
 *
 * <p>The pages lie side by side in one {@link Arena}, each start shifted against its predecessor's
 * by a few cache lines (its colour), so that the heads of all pages do not compete for the same
 * cache sets. A few jumbo pages take single rows longer than a page; they are address space only
 * until they are used. A row longer than a jumbo page must be refused: ask {@link #admits}.
 *
 * <p>Thread rule: {@link #acquire} and {@link #release} belong to one thread, the first that
 * acquires (asserted); a pool changes hands with {@link #handOver}. Readers on other threads get
 * their pages through a hand-over of the owner's. Exhaustion is a null: back pressure. Allocates
 * nothing after {@link #open}.
 */
public final class PagePool implements AutoCloseable {
    private static final int LINE_BYTES = 64;
    private static final int COLOUR_BYTES = 3 * LINE_BYTES;

    private final Arena arena;
    private final Arena jumboArena;
    private final Page[] pages;
    private final FreePages freePages;
    private final FreePages freeJumbos;
    private final int pageBytes;
    private final int jumboBytes;
    private Thread owner;
    private long exhaustedCount;

    private PagePool(final Arena arena, final Arena jumboArena, final PageSizes sizes) {
        this.arena = arena;
        this.jumboArena = jumboArena;
        pageBytes = sizes.pageBytes();
        jumboBytes = sizes.jumboBytes();
        pages = new Page[sizes.pageCount() + sizes.jumboCount()];
        freePages = new FreePages(sizes.pageCount());
        freeJumbos = new FreePages(sizes.jumboCount());
        for (int i = sizes.pageCount() - 1; i >= 0; i--) {
            pages[i] =
                    new Page(i, arena.address() + (long) i * stride(pageBytes), pageBytes, false);
            freePages.push(pages[i]);
        }
        for (int i = pages.length - 1; i >= sizes.pageCount(); i--) {
            final long offset = (long) (i - sizes.pageCount()) * jumboBytes;
            pages[i] = new Page(i, jumboArena.address() + offset, jumboBytes, true);
            freeJumbos.push(pages[i]);
        }
    }

    /**
     * Opens a pool and touches its ordinary pages.
     *
     * @param owner the agent it belongs to, for the ledger
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCOD-0001} if the ledger
     *     does not allow it
     */
    public static PagePool open(final Ledger ledger, final String owner, final PageSizes sizes) {
        final Arena arena =
                Arena.open(
                        ledger,
                        "pages",
                        owner,
                        (long) sizes.pageCount() * stride(sizes.pageBytes()));
        arena.touch();
        if (sizes.jumboCount() == 0) {
            return new PagePool(arena, null, sizes);
        }
        try {
            final long bytes = (long) sizes.jumboCount() * sizes.jumboBytes();
            return new PagePool(arena, Arena.open(ledger, "jumbo pages", owner, bytes), sizes);
        } catch (final RuntimeException e) {
            arena.close();
            throw e;
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

    /** The page of an index. Any thread. */
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
        arena.close();
        if (jumboArena != null) {
            jumboArena.close();
        }
    }
}
