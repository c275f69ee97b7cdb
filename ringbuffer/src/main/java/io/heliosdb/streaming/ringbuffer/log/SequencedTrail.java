package io.heliosdb.streaming.ringbuffer.log;

import org.agrona.BitUtil;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Which row sequences the rows and positions of one port have got: so that the port's source learns
 * how much of what it gave lies below a durable row sequence.
 *
 * <p>Two threads: {@link #hasRoom} and {@link #sequenced} belong to the sequencer, {@link
 * #countBelow} to the port. Bounded: where the source is told of nothing for long, the sequencer
 * takes no more from its port.
 */
final class SequencedTrail {
    private final long[] ends;
    private final int[] counts;
    private final int mask;
    // Release by the one who moves it, acquire by the other.
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private long countBelow;

    /**
     * @param capacity records that may lie between the sequencer and durability, rounded up to a
     *     power of two
     */
    SequencedTrail(final int capacity) {
        final int size = BitUtil.findNextPositivePowerOfTwo(capacity);
        ends = new long[size];
        counts = new int[size];
        mask = size - 1;
    }

    /** Whether one more record can be noted. */
    boolean hasRoom() {
        return written.getPlain() - read.getAcquire() <= mask;
    }

    /**
     * Notes a record.
     *
     * @param endRowSequence of the record behind it
     * @param count its rows, or 1 for a position
     */
    void sequenced(final long endRowSequence, final int count) {
        final long next = written.getPlain();
        ends[(int) next & mask] = endRowSequence;
        counts[(int) next & mask] = count;
        written.setRelease(next + 1); // pairs with countBelow
    }

    /** Rows and positions in the records that lie below a row sequence as a whole. */
    long countBelow(final long rowSequence) {
        final long end = written.getAcquire(); // pairs with sequenced
        long next = read.getPlain();
        while (next < end && ends[(int) next & mask] <= rowSequence) {
            countBelow += counts[(int) next & mask];
            next++;
        }
        read.setRelease(next); // pairs with hasRoom
        return countBelow;
    }
}
