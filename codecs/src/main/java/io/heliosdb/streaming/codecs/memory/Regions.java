package io.heliosdb.streaming.codecs.memory;

import java.util.Arrays;

/**
 * The open regions of native memory, kept only to check addresses while assertions are on.
 *
 * <p>A sorted array of start and end pairs, replaced as a whole when an arena opens or closes and
 * read without locks; most accesses hit the region of the access before.
 */
final class Regions {
    /** Those of the process. */
    static final Regions OPEN = new Regions();

    private volatile long[] bounds = {};

    /**
     * Where the last access was found. Threads overwrite each other's; a wrong value costs a
     * search.
     */
    private int lastHit;

    /** Always true, so that it can be called by an assertion. */
    synchronized boolean opened(final long address, final long length) {
        final long[] old = bounds;
        final int at = floor(old, address) + 2;
        final long[] grown = Arrays.copyOf(old, old.length + 2);
        System.arraycopy(old, at, grown, at + 2, old.length - at);
        grown[at] = address;
        grown[at + 1] = address + length;
        bounds = grown;
        return true;
    }

    /** Always true, so that it can be called by an assertion. */
    synchronized boolean closed(final long address) {
        final long[] old = bounds;
        final int at = floor(old, address);
        final long[] shrunk = Arrays.copyOf(old, old.length - 2);
        System.arraycopy(old, at + 2, shrunk, at, shrunk.length - at);
        bounds = shrunk;
        return true;
    }

    /** Whether all bytes lie in one open region; also true for no bytes at the very end of one. */
    boolean covers(final long address, final long length) {
        final long[] regions = bounds;
        final int hit = lastHit;
        if (hit < regions.length && address >= regions[hit] && address < regions[hit + 1]) {
            return length >= 0 && length <= regions[hit + 1] - address;
        }
        final int found = floor(regions, address);
        if (found < 0) {
            return false;
        }
        lastHit = found;
        return length >= 0 && length <= regions[found + 1] - address;
    }

    /** Index of the last region that starts at or before an address, or -2. */
    private static int floor(final long[] regions, final long address) {
        int low = 0;
        int high = regions.length / 2 - 1;
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
