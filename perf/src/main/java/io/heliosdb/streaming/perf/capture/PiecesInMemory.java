package io.heliosdb.streaming.perf.capture;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

import java.util.ArrayList;
import java.util.List;

/** Pieces kept one behind the other in touched memory, to be given once more. */
final class PiecesInMemory implements SnapshotPieces, AutoCloseable {
    private static final long ARENA_BYTES = 64L << 20;

    private final Ledger ledger;
    private final List<Arena> arenas = new ArrayList<>();
    private final List<Long> addresses = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private long length;
    private int next;
    private int offset;

    PiecesInMemory(final Ledger ledger) {
        this.ledger = ledger;
    }

    /** Takes all that are left. */
    void takeAll(final SnapshotPieces pieces) {
        long at = 0;
        long end = 0;
        while (true) {
            if (end - at < PIECE_BYTES) {
                final Arena arena = Arena.open(ledger, "pieces", "benchmark", ARENA_BYTES);
                arenas.add(arena);
                at = arena.address();
                end = at + ARENA_BYTES;
            }
            final int taken = pieces.next(at, PIECE_BYTES);
            if (taken == 0) {
                return;
            }
            if (taken == ABANDONED) {
                throw new IllegalStateException("the capture was abandoned");
            }
            addresses.add(at);
            lengths.add(taken);
            at += taken;
            length += taken;
        }
    }

    /** Bytes of all pieces. */
    long length() {
        return length;
    }

    @Override
    public int next(final long address, final int maxBytes) {
        if (next == lengths.size()) {
            return 0;
        }
        final int left = lengths.get(next) - offset;
        final int given = Math.min(left, maxBytes);
        Memory.copy(addresses.get(next) + offset, address, given);
        offset += given;
        if (given == left) {
            next++;
            offset = 0;
        }
        return given;
    }

    @Override
    public void close() {
        arenas.forEach(Arena::close);
    }
}
