package io.heliosdb.streaming.operators.codegen.ranking;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.state.table.BlobHeap;

/**
 * Of each key the row that came last. One that is the same as the one before changes nothing as
 * long as the key's result has not been updated; from then on each row is a change, as in Flink.
 */
public final class LastRow {
    private final RowOrder sameness;
    private final boolean emitsBefore;
    private final boolean emitsSame;
    private final RowEmission emission;

    /**
     * Keeps last rows.
     *
     * @param sameness in which rows are equal that are the same
     * @param emitsBefore whether UPDATE_BEFORE rows go out
     * @param emitsSame whether a row goes out always
     */
    public LastRow(
            final RowOrder sameness,
            final boolean emitsBefore,
            final boolean emitsSame,
            final RowEmission emission) {
        this.sameness = sameness;
        this.emitsBefore = emitsBefore;
        this.emitsSame = emitsSame;
        this.emission = emission;
    }

    /**
     * Takes a row in.
     *
     * @param field address of the entry's 8 bytes with the handle of the row that is kept
     */
    public void accept(final long field, final long row, final int length, final BlobHeap blobs) {
        final long kept = Memory.getLong(field);
        final boolean isUpdate = kept != 0 && isChange(kept, row, blobs);
        if (kept == 0) {
            emission.emit(RowKind.INSERT.code(), row, 0);
        } else {
            if (isUpdate) {
                if (emitsBefore) {
                    emission.emit(RowKind.UPDATE_BEFORE.code(), KeptRows.row(kept, blobs), 0);
                }
                emission.emit(RowKind.UPDATE_AFTER.code(), row, 0);
            }
            blobs.free(kept);
        }
        final long handle = KeptRows.keep(row, length, blobs);
        KeptRows.count(handle, isUpdate ? 1 : 0, blobs);
        blobs.preserve(field, Long.BYTES);
        Memory.putLong(field, handle);
    }

    /** The number kept with a row is 1 if it has gone out as an update. */
    private boolean isChange(final long kept, final long row, final BlobHeap blobs) {
        return emitsSame
                || KeptRows.count(kept, blobs) != 0
                || sameness.compareRows(KeptRows.row(kept, blobs), row) != 0;
    }

    /** Gives back what is kept of a key. */
    public void release(final long field, final BlobHeap blobs) {
        blobs.free(Memory.getLong(field));
    }
}
