package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.runtime.ResultOutput;
import io.heliosdb.streaming.operators.runtime.RuntimeError;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * One sink of a pipeline, or the late rows of one window: numbers the rows that each cause gives
 * it, and refuses rows that are too long.
 */
final class SinkPort {
    private final ResultOutput output;
    private final int maxRowBytes;
    private long lastCause = -1;
    private int nextOrdinal;

    SinkPort(final ResultOutput output) {
        this.output = output;
        maxRowBytes = output.maxRowBytes();
    }

    boolean hasRoom(final int rowCount) {
        return output.hasRoom(rowCount);
    }

    int roomFor(final int rowBytes) {
        return output.roomFor(rowBytes);
    }

    /** Claims a row; there is room, as {@link #hasRoom} has said. */
    long claim(final int length) {
        if (length > maxRowBytes) {
            throw tooLarge(length);
        }
        return output.claim(length);
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
        output.commit(kind, cause, nextOrdinal++);
    }

    /** Publishes a copy of an encoded row. */
    void copy(final long row, final int length, final byte kind, final long cause) {
        final long target = claim(length);
        Memory.copy(row, target, length);
        commit(kind, cause);
    }

    void snapshot(final SnapshotWriter writer) {
        writer.putLong(lastCause);
        writer.putLong(nextOrdinal);
    }

    void restore(final SnapshotReader reader) {
        lastCause = reader.getLong();
        nextOrdinal = (int) reader.getLong();
    }

    private HeliosException tooLarge(final int length) {
        return HeliosException.of(
                        RuntimeError.ROW_TOO_LARGE, "a result row is larger than its sink takes")
                .detail(length + " bytes, at most " + maxRowBytes)
                .hint("project fewer or shorter texts, or raise the row limit");
    }
}
