package io.heliosdb.streaming.codecs.memory;

import org.agrona.UnsafeApi;

/**
 * Small regions that were closed, for those that are opened next. Campaigns of proof builds start
 * and end a program thousands of times; without it they spend half of their time in the kernel.
 * Releases give memory back at once.
 *
 * <p>What is used after it was closed reads as nonsense here, not as an error. Any thread.
 */
final class SpareRegions {
    /** The one of proof builds. */
    static final SpareRegions SHARED = new SpareRegions();

    private static final int MOST_PAGES = 64;
    private static final int MOST_OF_A_SIZE = 32;
    private static final byte NONSENSE = (byte) 0xa5;

    private final long[][] addresses = new long[MOST_PAGES + 1][];
    private final int[] counts = new int[MOST_PAGES + 1];

    /** A zeroed region of this size, or 0 if there is none. */
    long take(final long bytes) {
        final long address = taken(bytes / Mapping.PAGE_BYTES);
        if (address != 0) {
            UnsafeApi.setMemory(address, bytes, (byte) 0);
        }
        return address;
    }

    private synchronized long taken(final long pages) {
        if (pages > MOST_PAGES || counts[(int) pages] == 0) {
            return 0;
        }
        return addresses[(int) pages][--counts[(int) pages]];
    }

    /**
     * Keeps a region that is not used any more.
     *
     * @return false if it is too large, or enough of its size are kept: the caller unmaps it
     */
    boolean keep(final long address, final long bytes) {
        final long pages = bytes / Mapping.PAGE_BYTES;
        if (pages > MOST_PAGES) {
            return false;
        }
        UnsafeApi.setMemory(address, bytes, NONSENSE);
        return kept((int) pages, address);
    }

    private synchronized boolean kept(final int pages, final long address) {
        if (counts[pages] == MOST_OF_A_SIZE) {
            return false;
        }
        if (addresses[pages] == null) {
            addresses[pages] = new long[MOST_OF_A_SIZE];
        }
        addresses[pages][counts[pages]++] = address;
        return true;
    }
}
