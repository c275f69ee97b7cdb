package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.gateway.security.limit.BoundedTable;

import java.util.concurrent.TimeUnit;

/**
 * Attempts of one account, or of one address, that were not right. Each counts as wrong until it
 * has turned out to be right, so that many at once get no further than one after another. One
 * thread at a time.
 */
final class AttemptRecord implements BoundedTable.Entry {
    /** Attempts before there is anything to wait for. */
    static final int FREE = 5;

    /** After which all is forgotten if nothing was wrong meanwhile. */
    static final long MEMORY_NS = TimeUnit.MINUTES.toNanos(15);

    /** In which wrong ones are counted for an alarm. */
    static final long WINDOW_NS = TimeUnit.MINUTES.toNanos(5);

    private int count;
    private long lastNs;
    private long openNs;
    private int windowCount;
    private long windowNs;
    private boolean isAlarmed;

    /**
     * Counts an attempt that begins, unless it comes too early.
     *
     * @return 0, or seconds to wait; then it does not begin
     */
    long begin(final long nowNs, final long mostSeconds) {
        if (nowNs - lastNs >= MEMORY_NS) {
            count = 0;
        }
        if (count >= FREE && nowNs - openNs < 0) {
            final long second = TimeUnit.SECONDS.toNanos(1);
            return (openNs - nowNs + second - 1) / second;
        }
        count++;
        lastNs = nowNs;
        if (count >= FREE) {
            final long seconds = Math.min(mostSeconds, 1L << Math.min(count - FREE, 30));
            openNs = nowNs + TimeUnit.SECONDS.toNanos(seconds);
        }
        return 0;
    }

    /** One that began says nothing about anybody. */
    void undo() {
        count = Math.max(0, count - 1);
    }

    /** The account is its caller's. */
    void clear() {
        count = 0;
    }

    /**
     * Counts one that was wrong.
     *
     * @return whether that is to be told, which it is once in a window
     */
    boolean isAlarming(final long nowNs, final int threshold) {
        if (windowCount == 0 || nowNs - windowNs >= WINDOW_NS) {
            windowCount = 0;
            windowNs = nowNs;
            isAlarmed = false;
        }
        windowCount++;
        lastNs = nowNs;
        final boolean isNew = windowCount >= threshold && !isAlarmed;
        isAlarmed |= isNew;
        return isNew;
    }

    @Override
    public boolean isForgettable(final long nowNs) {
        return (count == 0 && windowCount == 0) || nowNs - lastNs >= MEMORY_NS;
    }
}
