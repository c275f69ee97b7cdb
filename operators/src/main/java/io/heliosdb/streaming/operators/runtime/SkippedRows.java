package io.heliosdb.streaming.operators.runtime;

import io.heliosdb.streaming.codecs.row.RowLayout;

import java.util.Arrays;
import java.util.List;

/**
 * Rows that a job passes over, since they have made it fail. Immutable but for what a search leaves
 * behind; one thread.
 */
public final class SkippedRows {
    /** No row is passed over. */
    public static final SkippedRows NONE = new SkippedRows(new long[0], List.of());

    private final long[] rowSequences;
    private final List<RowLayout> layouts;

    /**
     * @param rowSequences those of the rows
     * @param layouts of the rows of each input
     */
    public SkippedRows(final long[] rowSequences, final List<RowLayout> layouts) {
        this.rowSequences = Arrays.stream(rowSequences).sorted().toArray();
        this.layouts = List.copyOf(layouts);
    }

    /** The first at or behind a row sequence, or {@link Long#MAX_VALUE}. */
    long nextFrom(final long rowSequence) {
        final int found = Arrays.binarySearch(rowSequences, rowSequence);
        final int index = found < 0 ? -found - 1 : found;
        return index < rowSequences.length ? rowSequences[index] : Long.MAX_VALUE;
    }

    /** Bytes of a row of an input. */
    int rowLength(final int input, final long address) {
        return layouts.get(input).rowLength(address);
    }
}
