package io.heliosdb.streaming.operators.codegen.ranking;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.state.table.BlobHeap;

/** Of each key the row that came last: a change for each row that differs from the one before. */
public final class LastRow {
    private final boolean emitsBefore;
    private final boolean emitsSame;
    private final RowEmission emission;
    private final Difference difference;

    /** How rows are compared. */
    @FunctionalInterface
    public interface Difference {
        /** Whether two encoded rows differ. */
        boolean differ(long before, long after);
    }

    /**
     * Keeps last rows.
     *
     * @param emitsBefore whether UPDATE_BEFORE rows go out
     * @param emitsSame whether a row that does not differ goes out too
     */
    public LastRow(
            final boolean emitsBefore,
            final boolean emitsSame,
            final RowEmission emission,
            final Difference difference) {
        this.emitsBefore = emitsBefore;
        this.emitsSame = emitsSame;
        this.emission = emission;
        this.difference = difference;
    }

    /**
     * Takes a row in.
     *
     * @param field address of the entry's 8 bytes with the handle of the row that is kept
     */
    public void accept(final long field, final long row, final int length, final BlobHeap blobs) {
        final long kept = Memory.getLong(field);
        if (kept == 0) {
            emission.emit(RowKind.INSERT.code(), row, 0);
        } else {
            if (emitsSame || difference.differ(KeptRows.row(kept, blobs), row)) {
                if (emitsBefore) {
                    emission.emit(RowKind.UPDATE_BEFORE.code(), KeptRows.row(kept, blobs), 0);
                }
                emission.emit(RowKind.UPDATE_AFTER.code(), row, 0);
            }
            blobs.free(kept);
        }
        final long handle = KeptRows.keep(row, length, blobs);
        blobs.preserve(field, Long.BYTES);
        Memory.putLong(field, handle);
    }

    /** Gives back what is kept of a key. */
    public void release(final long field, final BlobHeap blobs) {
        blobs.free(Memory.getLong(field));
    }
}
