package io.heliosdb.streaming.state.capture;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Blocks that were freed while a capture may still read them: a list from the last one back. Job's
 * thread.
 *
 * <pre>
 *   element   block (8 bytes) | its length (8) | element before (8)
 * </pre>
 */
final class HeldBlocks {
    private static final int LENGTH = 8;
    private static final int BEFORE = 16;
    private static final int ELEMENT_BYTES = 24;

    private final ChunkList elements;
    private long last;

    HeldBlocks(final Ledger ledger, final String owner) {
        elements = new ChunkList(ledger, owner);
    }

    /** Keeps a block; false if there is no memory to note it. */
    boolean add(final long block, final long bytes) {
        final long element;
        try {
            element = elements.cut(ELEMENT_BYTES);
        } catch (final HeliosException e) {
            return false;
        }
        Memory.putLong(element, block);
        Memory.putLong(element + LENGTH, bytes);
        Memory.putLong(element + BEFORE, last);
        last = element;
        return true;
    }

    /** Gives all of them back. */
    void release(final StateCapture.BlockOwner owner) {
        for (; last != 0; last = Memory.getLong(last + BEFORE)) {
            owner.release(Memory.getLong(last), Memory.getLong(last + LENGTH));
        }
        elements.reset();
    }

    void close() {
        elements.close();
    }
}
