package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.runtime.ResultOutput;
import io.heliosdb.streaming.operators.runtime.RuntimeError;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * One sink of a pipeline, or the late rows of one window: numbers the rows that each cause gives
 * it, and refuses rows that are too long.
 */
final class SinkPort {
    /** In a snapshot, behind the next ordinal: rows that wait follow. */
    private static final long ROWS_FOLLOW = 1L << Integer.SIZE;

    private final ResultOutput output;
    private final StateMemory memory;
    private final int maxRowBytes;
    private GeneratedPipeline pipeline;
    private long lastCause = -1;
    private int nextOrdinal;

    /** Rows that wait for room; null where room is always asked for ahead. */
    private Overflow overflow;

    private boolean isOverflowing;

    SinkPort(final ResultOutput output, final StateMemory memory) {
        this.output = output;
        this.memory = memory;
        maxRowBytes = output.maxRowBytes();
    }

    /** Says which pipeline writes here. */
    void owner(final GeneratedPipeline owner) {
        pipeline = owner;
    }

    /** Takes more rows than there is room for, from now on; interrupts the pipeline then. */
    void mayOverflow() {
        if (overflow == null) {
            overflow = new Overflow(memory);
        }
    }

    boolean hasRoom(final int rowCount) {
        return (overflow == null || overflow.isEmpty()) && output.hasRoom(rowCount);
    }

    /** Gives rows that wait to the output; true when none is left. */
    boolean drain() {
        return overflow == null || overflow.drainTo(output);
    }

    int roomFor(final int rowBytes) {
        return output.roomFor(rowBytes);
    }

    /** Claims a row; there is room, as {@link #hasRoom} has said, or the row waits. */
    long claim(final int length) {
        if (length > maxRowBytes) {
            throw tooLarge(length);
        }
        return overflow == null ? output.claim(length) : claimOrWait(length);
    }

    private long claimOrWait(final int length) {
        isOverflowing = !hasRoom(1);
        return isOverflowing ? overflow.claim(length) : output.claim(length);
    }

    /**
     * Publishes the row claimed last.
     *
     * @param cause row sequence of the log record being processed
     */
    void commit(final byte kind, final long cause) {
        if (cause != lastCause) {
            lastCause = cause;
            nextOrdinal = 0;
        }
        if (isOverflowing) {
            overflow.commit(kind, cause, nextOrdinal++);
            pipeline.interrupt();
        } else {
            output.commit(kind, cause, nextOrdinal++);
        }
    }

    /** Publishes a copy of an encoded row. */
    void copy(final long row, final int length, final byte kind, final long cause) {
        final long target = claim(length);
        Memory.copy(row, target, length);
        commit(kind, cause);
    }

    void snapshot(final SnapshotWriter writer) {
        writer.putLong(lastCause);
        final boolean doRowsFollow = overflow != null && !overflow.isEmpty();
        writer.putLong(nextOrdinal | (doRowsFollow ? ROWS_FOLLOW : 0));
        if (doRowsFollow) {
            overflow.snapshot(writer);
        }
    }

    void restore(final SnapshotReader reader) {
        lastCause = reader.getLong();
        final long ordinal = reader.getLong();
        nextOrdinal = (int) ordinal;
        if ((ordinal & ROWS_FOLLOW) != 0) {
            mayOverflow();
            overflow.restore(reader);
        }
    }

    private HeliosException tooLarge(final int length) {
        return HeliosException.of(
                        RuntimeError.ROW_TOO_LARGE, "a result row is larger than its sink takes")
                .detail(length + " bytes, at most " + maxRowBytes)
                .hint("project fewer or shorter texts, or raise the row limit");
    }
}
