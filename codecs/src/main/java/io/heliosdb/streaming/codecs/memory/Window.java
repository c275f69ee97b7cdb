package io.heliosdb.streaming.codecs.memory;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A byte buffer that is moved over native memory, for libraries that take nothing else. One thread.
 *
 * <p>It spans up to 2 GiB of addresses, mapped or not, and is made anew only for an address outside
 * of them; so moving within a table or pool allocates nothing.
 */
public final class Window {
    /** Most bytes that a buffer of the JDK spans. */
    private static final int SPAN_BYTES = Integer.MAX_VALUE - 8;

    private static final long ALIGNMENT = 1L << 30;

    private long base;
    private ByteBuffer buffer;

    /**
     * Moves the window.
     *
     * @return the window's buffer, little endian, with these bytes between position and limit;
     *     until the next call
     */
    public ByteBuffer over(final long address, final int length) {
        assert Regions.OPEN.covers(address, length);
        if (buffer == null || address < base || address - base > SPAN_BYTES - length) {
            move(address, length);
        }
        final int position = (int) (address - base);
        return buffer.limit(position + length).position(position);
    }

    // Restricted because the length is ours to answer for; only bytes of arenas are ever reached.
    @SuppressWarnings("restricted")
    private void move(final long address, final int length) {
        base = length > SPAN_BYTES - ALIGNMENT ? address : address & -ALIGNMENT;
        buffer =
                MemorySegment.ofAddress(base)
                        .reinterpret(SPAN_BYTES)
                        .asByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN);
    }
}
