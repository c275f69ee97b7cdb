package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.KeyHash;

/**
 * Texts in table entries: 16 bytes that hold a short text whole, or the start of a long one and the
 * handle of all of it.
 *
 * <pre>
 *   offset  0        4             8                     16
 *           +--------+-------------+---------------------+
 *           | length | first bytes | bytes 4 to 11       |   length of at most 12: zeroes behind the text
 *           | uint32 |             +---------------------+
 *           |        |             | blob handle, int64  |   longer
 *           +--------+-------------+---------------------+
 *           |       head           |        tail         |
 * </pre>
 *
 * A short text in a slot looks as it does in a row, so its address is the slot's. Two short texts
 * are equal if their heads and tails are (the form is that of the "German strings" of Neumann and
 * Freitag, "Umbra", CIDR 2020). A <em>reference</em> is a slot whose first 8 bytes are the address
 * of a text kept elsewhere.
 */
final class TextSlots {
    private static final int SHORT_LENGTH = 12;
    private static final int HEAD_BYTES = 4;

    private TextSlots() {}

    /** The first 8 bytes of a text's slot. Reads nothing behind the text. */
    static long head(final long text) {
        final int length = Memory.getInt(text);
        return length >= HEAD_BYTES ? Memory.getLong(text) : shortHead(text, length);
    }

    private static long shortHead(final long text, final int length) {
        long head = length;
        for (int i = 0; i < length; i++) {
            head |=
                    (Memory.getByte(text + Integer.BYTES + i) & 0xffL)
                            << (Integer.SIZE + i * Byte.SIZE);
        }
        return head;
    }

    /** The last 8 bytes of a short text's slot; 0 for a long text. */
    static long tail(final long text) {
        final int length = Memory.getInt(text);
        if (length <= HEAD_BYTES || length > SHORT_LENGTH) {
            return 0;
        }
        // the text's last bytes, which start behind its length field because it has more than four
        return Memory.getLong(text + length - HEAD_BYTES) >>> ((SHORT_LENGTH - length) * Byte.SIZE);
    }

    static long hash(final long head, final long tail, final long text) {
        final int length = (int) head;
        return length <= SHORT_LENGTH
                ? KeyHash.combine(head, tail)
                : KeyHash.bytes(text + Integer.BYTES, length);
    }

    /** Whether the text in a slot equals the one with this head and tail. */
    static boolean matches(
            final long slot,
            final long head,
            final long tail,
            final long text,
            final BlobHeap blobs) {
        if (Memory.getLong(slot) != head) {
            return false;
        }
        final long stored = Memory.getLong(slot + Long.BYTES);
        return (int) head <= SHORT_LENGTH
                ? stored == tail
                : Texts.equal(blobs.address(stored), text);
    }

    /** Fills a zeroed slot. */
    static void store(
            final long slot,
            final long head,
            final long tail,
            final long text,
            final BlobHeap blobs) {
        Memory.putLong(slot, head);
        Memory.putLong(slot + Long.BYTES, (int) head <= SHORT_LENGTH ? tail : blobs.copyOf(text));
    }

    /** Puts another text into a slot that holds one or is zeroed. */
    static void replace(final long slot, final long text, final BlobHeap blobs) {
        release(slot, blobs);
        store(slot, head(text), tail(text), text, blobs);
    }

    /**
     * Puts bytes from the heap into a slot that holds a text or is zeroed; a long text of the same
     * length is overwritten where it lies.
     */
    static void replace(
            final long slot, final byte[] bytes, final int length, final BlobHeap blobs) {
        if (length > SHORT_LENGTH) {
            if (Memory.getInt(slot) != length) {
                release(slot, blobs);
                Memory.putLong(slot + Long.BYTES, blobs.allocate(length));
            }
            final long text = blobs.address(Memory.getLong(slot + Long.BYTES));
            blobs.preserve(text, Integer.BYTES + (long) length);
            Memory.copyFromArray(bytes, 0, text + Integer.BYTES, length);
            Memory.putLong(slot, Memory.getLong(text));
            return;
        }
        clear(slot, blobs);
        Memory.putInt(slot, length);
        Memory.copyFromArray(bytes, 0, slot + Integer.BYTES, length);
    }

    /** Empties a slot. */
    static void clear(final long slot, final BlobHeap blobs) {
        release(slot, blobs);
        Memory.putLong(slot, 0);
        Memory.putLong(slot + Long.BYTES, 0);
    }

    /** Gives back the blob of a slot that is no longer needed. */
    static void release(final long slot, final BlobHeap blobs) {
        if (Memory.getInt(slot) > SHORT_LENGTH) {
            blobs.free(Memory.getLong(slot + Long.BYTES));
        }
    }

    /** Address of the text in a slot; good until the slot changes. */
    static long address(final long slot, final BlobHeap blobs) {
        return Memory.getInt(slot) <= SHORT_LENGTH
                ? slot
                : blobs.address(Memory.getLong(slot + Long.BYTES));
    }

    /** Compares the text in a slot with another. */
    static int compare(final long slot, final long text, final BlobHeap blobs) {
        return Texts.compare(address(slot, blobs), text);
    }

    static void refer(final long slot, final long text) {
        Memory.putLong(slot, text);
    }

    static long reference(final long slot) {
        return Memory.getLong(slot);
    }

    static int compareReference(final long slot, final long text) {
        return Texts.compare(reference(slot), text);
    }
}
