package io.heliosdb.streaming.state.memory;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.capture.CapturePool;
import io.heliosdb.streaming.state.capture.StateCapture;
import io.heliosdb.streaming.state.error.StateError;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The pool from which all state of one job takes its blocks.
 *
 * <p>Blocks up to {@link #SMALL_BLOCK_BYTES} are cut from shared arenas of 2 MiB and more and
 * return to a free list of their size, threaded through the blocks themselves; so a table of a few
 * keys costs a few hundred bytes, and ten thousand such tables are cheap. Larger blocks are arenas
 * of their own. Freed memory stays with the job until {@link #close}, except that free large blocks
 * go back to the machine before the limit refuses anything. A block freed in one size is not joined
 * with its neighbours to serve another.
 *
 * <p>A block starts at a multiple of 64 and holds arbitrary bytes: whoever takes it writes before
 * reading. With assertions on, freed blocks are overwritten so that a reader of stale bytes is
 * noticed. Thread rule: the job's thread. No allocation on the heap except when an arena opens.
 *
 * <p>While a {@link #capture} is under way, whoever changes bytes that a snapshot may have calls
 * {@link #preserve} before, and freed blocks stay as they are until the capture ends.
 */
public final class StateMemory implements AutoCloseable {
    /** Largest block that is cut from a shared arena. */
    public static final int SMALL_BLOCK_BYTES = 1 << 20;

    private static final int LINE_BYTES = 64;
    private static final int SMALL_SIZES = sizeIndex(SMALL_BLOCK_BYTES) + 1;
    private static final String TAG = "state";
    private static final long HUGE_PAGE_BYTES = 2L << 20;
    private static final long GREATEST_ARENA_BYTES = 32L << 20;
    private static final byte STALE = (byte) 0xdb;

    private final Ledger ledger;
    private final String owner;
    private final long limitBytes;
    private final List<Arena> arenas = new ArrayList<>();
    private final LargeBlocks largeBlocks = new LargeBlocks();
    private final long[] freeBySize = new long[SMALL_SIZES];
    private StateCapture capture;
    private boolean isCapturing;
    private long cut;
    private long cutEnd;
    private long usedBytes;
    private long openBytes;
    private long limitHitCount;

    /**
     * Opens nothing yet: the first block opens the first arena.
     *
     * @param ledger where arenas are booked, under the tag "state"
     * @param owner the job, for the ledger and for errors
     * @param limitBytes most bytes of arenas open at once
     */
    public StateMemory(final Ledger ledger, final String owner, final long limitBytes) {
        this.ledger = ledger;
        this.owner = owner;
        this.limitBytes = limitBytes;
    }

    /**
     * Takes a block.
     *
     * @param bytes at least 1
     * @return its address, a multiple of 64
     * @throws HeliosException {@code HSTA-0001} if the limit or the machine refuses
     */
    public long allocate(final long bytes) {
        if (bytes > SMALL_BLOCK_BYTES) {
            return allocateLarge(bytes);
        }
        final int size = sizeIndex(bytes);
        final int rounded = sizeBytes(size);
        if (freeBySize[size] == 0 && rounded > cutEnd - cut) {
            makeRoom(arenaBytes());
        }
        long block = freeBySize[size];
        if (block != 0) {
            freeBySize[size] = Memory.getLong(block);
        } else {
            block = cut(rounded);
        }
        usedBytes += rounded;
        if (isCapturing) {
            capture.unused(block, rounded);
        }
        return block;
    }

    /** Takes a block and fills it with zero. */
    public long allocateZeroed(final long bytes) {
        final long block = allocate(bytes);
        Memory.fill(block, bytes, (byte) 0);
        return block;
    }

    /**
     * Gives a block back.
     *
     * @param bytes the size it was taken with
     */
    public void free(final long block, final long bytes) {
        if (capture == null) {
            release(block, bytes);
        } else if (!capture.hold(block, bytes)) {
            giveUpCapture();
            release(block, bytes);
        }
    }

    private void release(final long block, final long bytes) {
        assert block % LINE_BYTES == 0 && stale(block, bytes);
        if (bytes > SMALL_BLOCK_BYTES) {
            usedBytes -= largeBytes(bytes);
            largeBlocks.free(block);
            return;
        }
        final int size = sizeIndex(bytes);
        usedBytes -= sizeBytes(size);
        Memory.putLong(block, freeBySize[size]);
        freeBySize[size] = block;
    }

    /**
     * Begins to capture what structures of this memory write next; they write before anything
     * changes. Work for each arena.
     *
     * @param pool not in use by another capture
     */
    public StateCapture capture(final CapturePool pool) {
        capture = pool.begin(openBytes, arenas.size() + largeBlocks.usedCount(), this::ended);
        arenas.forEach(arena -> capture.cover(arena.address(), arena.capacityBytes()));
        largeBlocks.cover(capture);
        isCapturing = true;
        return capture;
    }

    /** Whether {@link #preserve} has something to do, for loops that ask once. */
    public boolean isCapturing() {
        return isCapturing;
    }

    /** Keeps bytes for a capture that may be under way, before they are changed. Any address. */
    public void preserve(final long address, final long length) {
        if (isCapturing) {
            isCapturing = capture.preserve(address, length);
        }
    }

    private void ended() {
        final StateCapture last = capture;
        capture = null;
        isCapturing = false;
        last.releaseHeld(this::release);
    }

    /** Gives up a capture if what it holds back could be used instead of refusing an arena. */
    private void makeRoom(final long bytes) {
        if (capture != null && bytes > limitBytes - openBytes) {
            giveUpCapture();
        }
    }

    private void giveUpCapture() {
        capture.abandon();
        capture.close();
    }

    /**
     * Opens memory for small blocks ahead of need and touches every page of it.
     *
     * @throws HeliosException {@code HSTA-0001} if the limit or the machine refuses
     */
    public void preTouch(final long bytes) {
        openForCutting(roundToHugePages(bytes));
        arenas.getLast().touch();
    }

    /** Bytes in blocks that are in use, rounding included. */
    public long usedBytes() {
        return usedBytes;
    }

    /** Bytes of arenas that are open. */
    public long openBytes() {
        return openBytes;
    }

    public long limitBytes() {
        return limitBytes;
    }

    /** How often a block was refused. */
    public long limitHitCount() {
        return limitHitCount;
    }

    /** The job all this belongs to. */
    public String owner() {
        return owner;
    }

    /** Frees everything; no block may be touched any more. */
    @Override
    public void close() {
        if (capture != null) {
            capture.close();
        }
        largeBlocks.close();
        arenas.forEach(Arena::close);
        arenas.clear();
        openBytes = 0;
        usedBytes = 0;
        cut = 0;
        cutEnd = 0;
        Arrays.fill(freeBySize, 0);
    }

    private long cut(final int bytes) {
        if (bytes > cutEnd - cut) {
            openForCutting(arenaBytes());
        }
        final long block = cut;
        cut += bytes;
        return block;
    }

    private long arenaBytes() {
        return Math.clamp(openBytes / 4, HUGE_PAGE_BYTES, GREATEST_ARENA_BYTES) & -HUGE_PAGE_BYTES;
    }

    /** What is left of the arena before goes to the free lists, largest pieces first. */
    private void openForCutting(final long bytes) {
        final Arena arena = open(bytes);
        arenas.add(arena);
        while (cut < cutEnd) {
            final long left = Math.min(cutEnd - cut, SMALL_BLOCK_BYTES);
            final int fitting = sizeIndex(left);
            final int size = sizeBytes(fitting) > left ? fitting - 1 : fitting;
            Memory.putLong(cut, freeBySize[size]);
            freeBySize[size] = cut;
            cut += sizeBytes(size);
        }
        cut = arena.address();
        cutEnd = cut + arena.capacityBytes();
    }

    private long allocateLarge(final long bytes) {
        final long rounded = largeBytes(bytes);
        Arena arena = largeBlocks.reuse(rounded);
        if (arena == null) {
            makeRoom(rounded);
            arena = largeBlocks.reuse(rounded);
        }
        if (arena == null) {
            arena = open(rounded);
            largeBlocks.opened(arena);
        }
        usedBytes += rounded;
        if (isCapturing) {
            capture.unused(arena.address(), rounded);
        }
        return arena.address();
    }

    private Arena open(final long bytes) {
        HeliosException cause = null;
        for (int attempt = 0; attempt < 2; attempt++) {
            if (bytes <= limitBytes - openBytes) {
                try {
                    final Arena arena = Arena.open(ledger, TAG, owner, bytes);
                    openBytes += bytes;
                    return arena;
                } catch (final HeliosException e) {
                    cause = e;
                }
            }
            openBytes -= largeBlocks.closeFree();
        }
        limitHitCount++;
        throw refused(bytes, cause);
    }

    private HeliosException refused(final long bytes, final HeliosException cause) {
        final HeliosException error =
                HeliosException.of(
                                StateError.MEMORY_LIMIT,
                                "the state of " + owner + " reached its memory limit")
                        .detail(
                                bytes
                                        + " bytes wanted, "
                                        + openBytes
                                        + " of "
                                        + limitBytes
                                        + " open, "
                                        + usedBytes
                                        + " in use")
                        .hint(
                                "raise the state memory limit, or reduce the number of keys or of"
                                        + " open windows");
        return cause == null ? error : error.causedBy(cause);
    }

    private static int sizeIndex(final long bytes) {
        return SizeSteps.indexFor((bytes + LINE_BYTES - 1) / LINE_BYTES);
    }

    private static int sizeBytes(final int index) {
        return (int) SizeSteps.units(index) * LINE_BYTES;
    }

    private static long largeBytes(final long bytes) {
        return bytes >= HUGE_PAGE_BYTES ? roundToHugePages(bytes) : (bytes + 4095) & -4096;
    }

    private static long roundToHugePages(final long bytes) {
        return Math.addExact(bytes, HUGE_PAGE_BYTES - 1) & -HUGE_PAGE_BYTES;
    }

    private static boolean stale(final long block, final long bytes) {
        Memory.fill(block, bytes, STALE);
        return true;
    }
}
