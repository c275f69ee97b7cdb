package io.heliosdb.streaming.codecs.memory;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The open regions of native memory, kept only to check addresses while assertions are on.
 *
 * <p>A sorted array of start and end pairs, changed in place under a sequence lock: readers never
 * wait for each other, and look again if an arena was opened or closed meanwhile. Most accesses hit
 * the region of the access before. A change allocates only when the array has to grow, so that
 * memory which grows costs the Java heap the same with and without assertions.
 */
final class Regions {
    /** Those of the process. */
    static final Regions OPEN = new Regions();

    private static final int FIRST_LENGTH = 512;

    /** Even while nobody changes the array. */
    private volatile int version;

    private volatile long[] bounds = new long[FIRST_LENGTH];

    /** Longs of the array that are in use. */
    private int used;

    /**
     * Where the last access was found. Threads overwrite each other's; a wrong value costs a
     * search.
     */
    private int lastHit;

    /** Always true, so that it can be called by an assertion. */
    synchronized boolean opened(final long address, final long length) {
        beginChange();
        if (used == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * used);
        }
        final long[] regions = bounds;
        final int at = floor(regions, used, address) + 2;
        System.arraycopy(regions, at, regions, at + 2, used - at);
        regions[at] = address;
        regions[at + 1] = address + length;
        used += 2;
        endChange();
        return true;
    }

    /** Always true, so that it can be called by an assertion. */
    synchronized boolean closed(final long address) {
        beginChange();
        final long[] regions = bounds;
        final int at = floor(regions, used, address);
        System.arraycopy(regions, at + 2, regions, at, used - at - 2);
        used -= 2;
        endChange();
        return true;
    }

    private synchronized void beginChange() {
        version = version + 1;
        VarHandle.fullFence();
    }

    private synchronized void endChange() {
        version = version + 1;
    }

    /** Whether all bytes lie in one open region; also true for no bytes at the very end of one. */
    boolean covers(final long address, final long length) {
        while (true) {
            final int before = version;
            final boolean isCovered = isCoveredNow(address, length);
            VarHandle.acquireFence();
            if ((before & 1) == 0 && before == version) {
                return isCovered;
            }
            Thread.onSpinWait();
        }
    }

    /** What a reader sees, which is of no meaning if there was a change meanwhile. */
    private boolean isCoveredNow(final long address, final long length) {
        final long[] regions = bounds;
        final int end = Math.min(used, regions.length);
        final int hit = lastHit;
        if (hit < end && address >= regions[hit] && address < regions[hit + 1]) {
            return length >= 0 && length <= regions[hit + 1] - address;
        }
        final int found = floor(regions, end, address);
        if (found < 0) {
            return false;
        }
        lastHit = found;
        return length >= 0 && length <= regions[found + 1] - address;
    }

    /** Index of the last region that starts at or before an address, or -2. */
    private static int floor(final long[] regions, final int end, final long address) {
        int low = 0;
        int high = end / 2 - 1;
        while (low <= high) {
            final int middle = (low + high) >>> 1;
            if (regions[2 * middle] <= address) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return 2 * high;
    }
}
