package io.heliosdb.streaming.state.memory;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.state.capture.StateCapture;

import java.util.ArrayList;
import java.util.List;

/**
 * Blocks above {@link StateMemory#SMALL_BLOCK_BYTES}, an arena each. Freed ones are kept, touched
 * as they are, for the next block of the same size; {@link #closeFree} gives them back to the
 * machine when memory runs short. Few exist (a table of ten million 48-byte entries has 39), so
 * lists are searched.
 */
final class LargeBlocks {
    private final List<Arena> used = new ArrayList<>();
    private final List<Arena> free = new ArrayList<>();

    /** Takes a free block of exactly this size, or null. */
    Arena reuse(final long bytes) {
        for (int i = free.size() - 1; i >= 0; i--) {
            final Arena arena = free.get(i);
            if (arena.capacityBytes() == bytes) {
                removeAt(free, i);
                used.add(arena);
                return arena;
            }
        }
        return null;
    }

    void opened(final Arena arena) {
        used.add(arena);
    }

    void free(final long address) {
        for (int i = used.size() - 1; i >= 0; i--) {
            if (used.get(i).address() == address) {
                free.add(removeAt(used, i));
                return;
            }
        }
        throw new IllegalStateException("no such block");
    }

    int usedCount() {
        return used.size();
    }

    /** Brings the blocks in use under a capture. */
    void cover(final StateCapture capture) {
        used.forEach(arena -> capture.cover(arena.address(), arena.capacityBytes()));
    }

    /** Unmaps all free blocks and returns how many bytes that were. */
    long closeFree() {
        long bytes = 0;
        for (final Arena arena : free) {
            bytes += arena.capacityBytes();
            arena.close();
        }
        free.clear();
        return bytes;
    }

    void close() {
        closeFree();
        used.forEach(Arena::close);
        used.clear();
    }

    /** Order does not matter: the last one fills the gap. */
    private static Arena removeAt(final List<Arena> arenas, final int index) {
        final Arena last = arenas.removeLast();
        return index == arenas.size() ? last : arenas.set(index, last);
    }
}
