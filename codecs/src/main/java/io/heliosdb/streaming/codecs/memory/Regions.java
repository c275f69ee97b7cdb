package io.heliosdb.streaming.codecs.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The open regions of native memory, kept only to check addresses while assertions are on; never consulted otherwise. */
final class Regions {
    private static final ConcurrentSkipListMap<Long, Long> LENGTH_BY_START = new ConcurrentSkipListMap<>();

    private Regions() {}

    static void opened(final long address, final long length) {
        LENGTH_BY_START.put(address, length);
    }

    static void closed(final long address) {
        LENGTH_BY_START.remove(address);
    }

    static boolean covers(final long address, final long length) {
        final Map.Entry<Long, Long> region = LENGTH_BY_START.floorEntry(address);
        return region != null && address + length <= region.getKey() + region.getValue() && length >= 0;
    }
}
