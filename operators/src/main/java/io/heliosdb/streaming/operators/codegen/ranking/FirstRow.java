package io.heliosdb.streaming.operators.codegen.ranking;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.state.table.BlobHeap;

/** Of each key the row that is first in an order: Top-1, and deduplication that keeps a row. */
public final class FirstRow {
    private final RowOrder order;
    private final boolean doesNewestWin;
    private final boolean emitsBefore;
    private final RowEmission emission;

    /**
     * Keeps first rows.
     *
     * @param doesNewestWin whether of equal rows the last one stays, and not the first
     * @param emitsBefore whether UPDATE_BEFORE rows go out
     */
    public FirstRow(
            final RowOrder order,
            final boolean doesNewestWin,
            final boolean emitsBefore,
            final RowEmission emission) {
        this.order = order;
        this.doesNewestWin = doesNewestWin;
        this.emitsBefore = emitsBefore;
        this.emission = emission;
    }

    /**
     * Takes a row in.
     *
     * @param field address of the entry's 8 bytes with the handle of the row that is kept
     * @return whether it is kept now
     */
    public boolean accept(
            final long field, final long row, final int length, final BlobHeap blobs) {
        final long kept = Memory.getLong(field);
        if (!isFirst(kept, row, blobs)) {
            return false;
        }
        if (kept == 0) {
            emission.emit(RowKind.INSERT.code(), row, 1);
        } else {
            if (emitsBefore) {
                emission.emit(RowKind.UPDATE_BEFORE.code(), KeptRows.row(kept, blobs), 1);
            }
            emission.emit(RowKind.UPDATE_AFTER.code(), row, 1);
        }
        replace(field, kept, row, length, blobs);
        return true;
    }

    /** Takes a row in whose key is emitted later. */
    public void collect(final long field, final long row, final int length, final BlobHeap blobs) {
        final long kept = Memory.getLong(field);
        if (isFirst(kept, row, blobs)) {
            replace(field, kept, row, length, blobs);
        }
    }

    private boolean isFirst(final long kept, final long row, final BlobHeap blobs) {
        if (kept == 0) {
            return true;
        }
        final int compared = order.compareRows(row, KeptRows.row(kept, blobs));
        return compared < 0 || (doesNewestWin && compared == 0);
    }

    private static void replace(
            final long field,
            final long kept,
            final long row,
            final int length,
            final BlobHeap blobs) {
        if (kept != 0) {
            blobs.free(kept);
        }
        final long handle = KeptRows.keep(row, length, blobs);
        blobs.preserve(field, Long.BYTES);
        Memory.putLong(field, handle);
    }

    /** Gives back what is kept of a key. */
    public void release(final long field, final BlobHeap blobs) {
        blobs.free(Memory.getLong(field));
        blobs.preserve(field, Long.BYTES);
        Memory.putLong(field, 0);
    }

    /** Emits the row that is kept. */
    public void emit(final long field, final BlobHeap blobs) {
        emission.emit(RowKind.INSERT.code(), KeptRows.row(Memory.getLong(field), blobs), 1);
    }
}
