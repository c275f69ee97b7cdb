package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.runtime.ResultOutput;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.Arrays;

/**
 * Result rows that wait for room in their output: for operators that make so many rows of one that
 * room for all of them cannot be asked for ahead. First in, first out, in blocks of state memory;
 * part of the state.
 *
 * <pre>
 *   row   cause (8) | ordinal (4) | length (4) | kind (8) | bytes of the row
 * </pre>
 */
final class Overflow {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int ORDINAL = 8;
    private static final int LENGTH = 12;
    private static final int KIND = 16;
    private static final int HEADER_BYTES = 24;
    private static final int GREATEST_COUNT = 1 << 24;
    private static final int GREATEST_BYTES = 1 << 30;

    private final StateMemory memory;

    /** Blocks in use, the oldest first: where each is, how long it is, how much is written. */
    private long[] blocks = new long[4];

    private int[] capacities = new int[4];
    private int[] ends = new int[4];
    private int blockCount;

    /** Where the next row to leave is in the first block. */
    private int start;

    private long claimed;

    Overflow(final StateMemory memory) {
        this.memory = memory;
    }

    boolean isEmpty() {
        return blockCount == 0;
    }

    /** Space for a row behind all others. */
    long claim(final int length) {
        final int bytes = HEADER_BYTES + length;
        final int last = blockCount - 1;
        if (last < 0 || bytes > capacities[last] - ends[last]) {
            open(Math.max(BLOCK_BYTES, bytes));
        }
        claimed = blocks[blockCount - 1] + ends[blockCount - 1];
        Memory.putInt(claimed + LENGTH, length);
        return claimed + HEADER_BYTES;
    }

    /** Takes the row claimed last in. */
    void commit(final byte kind, final long cause, final int ordinal) {
        Memory.putLong(claimed, cause);
        Memory.putInt(claimed + ORDINAL, ordinal);
        Memory.putLong(claimed + KIND, kind);
        ends[blockCount - 1] += HEADER_BYTES + Memory.getInt(claimed + LENGTH);
    }

    /** Gives rows to the output as long as it takes them; true when none is left. */
    boolean drainTo(final ResultOutput output) {
        while (blockCount > 0) {
            while (start < ends[0]) {
                if (!output.hasRoom(1)) {
                    return false;
                }
                final long row = blocks[0] + start;
                final int length = Memory.getInt(row + LENGTH);
                Memory.copy(row + HEADER_BYTES, output.claim(length), length);
                output.commit(
                        (byte) Memory.getLong(row + KIND),
                        Memory.getLong(row),
                        Memory.getInt(row + ORDINAL));
                start += HEADER_BYTES + length;
            }
            removeFirst();
        }
        return true;
    }

    private void open(final int bytes) {
        if (blockCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * blockCount);
            capacities = Arrays.copyOf(capacities, 2 * blockCount);
            ends = Arrays.copyOf(ends, 2 * blockCount);
        }
        blocks[blockCount] = memory.allocate(bytes);
        capacities[blockCount] = bytes;
        ends[blockCount] = 0;
        blockCount++;
    }

    private void removeFirst() {
        memory.free(blocks[0], capacities[0]);
        blockCount--;
        System.arraycopy(blocks, 1, blocks, 0, blockCount);
        System.arraycopy(capacities, 1, capacities, 0, blockCount);
        System.arraycopy(ends, 1, ends, 0, blockCount);
        start = 0;
    }

    void snapshot(final SnapshotWriter writer) {
        writer.putLong(blockCount);
        for (int i = 0; i < blockCount; i++) {
            final int from = i == 0 ? start : 0;
            writer.putLong(ends[i] - from);
            writer.putBytes(blocks[i] + from, ends[i] - from);
        }
    }

    /** Reads what {@link #snapshot} wrote; nothing waits yet. */
    void restore(final SnapshotReader reader) {
        final int count = SnapshotCheck.readInt(reader, 0, GREATEST_COUNT, "blocks of rows");
        for (int i = 0; i < count; i++) {
            final int bytes = SnapshotCheck.readInt(reader, 0, GREATEST_BYTES, "bytes of rows");
            open(Math.max(BLOCK_BYTES, bytes));
            reader.getBytes(blocks[i], bytes);
            ends[i] = bytes;
        }
    }
}
