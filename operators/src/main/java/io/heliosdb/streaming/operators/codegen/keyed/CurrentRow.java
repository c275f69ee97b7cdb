package io.heliosdb.streaming.operators.codegen.keyed;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.codegen.ranking.KeptRows;
import io.heliosdb.streaming.operators.codegen.ranking.RowEmission;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.state.table.BlobHeap;

/** Of each key the row that came last, while it has not been removed: changes by key made whole. */
public final class CurrentRow {
    private final boolean emitsBefore;
    private final RowEmission emission;

    /**
     * Keeps last rows.
     *
     * @param emitsBefore whether UPDATE_BEFORE rows go out
     */
    public CurrentRow(final boolean emitsBefore, final RowEmission emission) {
        this.emitsBefore = emitsBefore;
        this.emission = emission;
    }

    /** Whether the row that is kept, which must exist, is the same, byte by byte. */
    public static boolean isSame(
            final long field, final long row, final int length, final BlobHeap blobs) {
        return KeptRows.isSame(Memory.getLong(field), row, length, blobs);
    }

    /** Address of the row that is kept, which must exist. */
    public static long row(final long field, final BlobHeap blobs) {
        return KeptRows.row(Memory.getLong(field), blobs);
    }

    /**
     * Takes the first row of a key, or another one in place of the one before.
     *
     * @param field address of the entry's 8 bytes with the handle of the row that is kept
     */
    public void put(final long field, final long row, final int length, final BlobHeap blobs) {
        final long kept = Memory.getLong(field);
        if (kept == 0) {
            emission.emit(RowKind.INSERT.code(), row, 1);
        } else {
            if (emitsBefore) {
                emission.emit(RowKind.UPDATE_BEFORE.code(), KeptRows.row(kept, blobs), 1);
            }
            emission.emit(RowKind.UPDATE_AFTER.code(), row, 1);
            blobs.free(kept);
        }
        final long handle = KeptRows.keep(row, length, blobs);
        blobs.preserve(field, Long.BYTES);
        Memory.putLong(field, handle);
    }

    /** Removes the row that is kept. */
    public void remove(final long field, final BlobHeap blobs) {
        final long kept = Memory.getLong(field);
        emission.emit(RowKind.DELETE.code(), KeptRows.row(kept, blobs), 1);
        blobs.free(kept);
    }

    /** Gives back what is kept of a key. */
    public void release(final long field, final BlobHeap blobs) {
        blobs.free(Memory.getLong(field));
    }
}
