package io.heliosdb.streaming.codecs.memory;

/**
 * One page of a {@link PagePool}: a stretch of native memory that is filled by its owner and then
 * read until the owner takes it back.
 *
 * <p>The object stands for the page all its life, so descriptors may hold it or its {@link
 * #index()}.
 */
public final class Page {
    private final int index;
    private final long address;
    private final int capacityBytes;
    private final boolean isJumbo;
    private boolean isAcquired;

    Page(final int index, final long address, final int capacityBytes, final boolean isJumbo) {
        this.index = index;
        this.address = address;
        this.capacityBytes = capacityBytes;
        this.isJumbo = isJumbo;
    }

    /** Number of the page within its pool, from 0; {@link PagePool#page} is the way back. */
    public int index() {
        return index;
    }

    /** First byte; divisible by 64. */
    public long address() {
        return address;
    }

    public int capacityBytes() {
        return capacityBytes;
    }

    /**
     * Whether this is one of the few large pages that each take one row too long for the others.
     */
    public boolean isJumbo() {
        return isJumbo;
    }

    boolean isAcquired() {
        return isAcquired;
    }

    void acquired(final boolean nowAcquired) {
        isAcquired = nowAcquired;
    }
}
