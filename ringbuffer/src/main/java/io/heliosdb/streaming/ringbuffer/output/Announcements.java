package io.heliosdb.streaming.ringbuffer.output;

import io.heliosdb.streaming.ringbuffer.page.PageUse;
import io.heliosdb.streaming.ringbuffer.ring.RingFollower;
import io.heliosdb.streaming.ringbuffer.ring.RingProducer;

/**
 * The output ring's producing side: batches in the order they were added, those in front in the
 * ring and those for which it has no slot waiting here, so that whether a result has room depends
 * on pages alone.
 *
 * <p>No more than two batches of a page can wait, since batches are added when a page is full, or
 * when none waits; there is room for those of the pages that the ring starts with, and more when it
 * has grown. Thread rule: the job's agent, except for making followers.
 */
final class Announcements {
    private final RingProducer<OutputEntry> ring;
    private long[] addresses;
    private int[] lengths;
    private PageUse[] uses;
    private long head;
    private long tail;

    /**
     * No batches.
     *
     * @param ringCapacity slots of the ring; a power of two
     * @param pageCount pages whose batches may have to wait
     */
    Announcements(final int ringCapacity, final int pageCount) {
        ring = new RingProducer<>(OutputEntry::new, ringCapacity);
        addresses = new long[2 * pageCount];
        lengths = new int[addresses.length];
        uses = new PageUse[addresses.length];
    }

    RingFollower<OutputEntry> newFollower() {
        return ring.newFollower();
    }

    void add(final long address, final int length, final PageUse use) {
        if (tail - head == addresses.length) {
            grow();
        }
        final int slot = (int) (tail % addresses.length);
        addresses[slot] = address;
        lengths[slot] = length;
        uses[slot] = use;
        use.handedOver();
        tail++;
    }

    private void grow() {
        final int size = addresses.length;
        final long[] moreAddresses = new long[2 * size];
        final int[] moreLengths = new int[2 * size];
        final PageUse[] moreUses = new PageUse[2 * size];
        for (int i = 0; i < size; i++) {
            final int slot = (int) ((head + i) % size);
            moreAddresses[i] = addresses[slot];
            moreLengths[i] = lengths[slot];
            moreUses[i] = uses[slot];
        }
        addresses = moreAddresses;
        lengths = moreLengths;
        uses = moreUses;
        head = 0;
        tail = size;
    }

    /** Puts what waits into the ring; false if something has to wait on. */
    boolean publish() {
        while (head < tail) {
            final long sequence = ring.tryClaim();
            if (sequence == RingProducer.FULL) {
                return false;
            }
            final int slot = (int) (head % addresses.length);
            ring.entry(sequence).wrap(addresses[slot], lengths[slot]);
            uses[slot].sequenced(sequence, 1);
            ring.publish(sequence);
            head++;
        }
        return true;
    }

    /** Ring sequence that every consumer has passed. */
    long passedSequence() {
        return ring.passedSequence();
    }

    boolean isDrained() {
        return head == tail && ring.isDrained();
    }
}
