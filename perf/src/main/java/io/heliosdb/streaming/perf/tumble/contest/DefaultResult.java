package io.heliosdb.streaming.perf.tumble.contest;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;

import java.io.Serializable;
import java.util.List;

/**
 * A result of the default query, {@code k, count, sum, min, max}, hashed from its values as {@link
 * RowHash} hashes the encoded row. For contestants whose results are no encoded rows.
 *
 * @param presenceShare share of the presence word, in which every column is there
 */
public record DefaultResult(long presenceShare) implements Serializable {
    /** Takes the presence bits from the columns of the query's result. */
    public static DefaultResult of(final List<Column> columns) {
        final RowLayout layout = RowLayout.of(columns);
        long present = 0;
        for (int column = 0; column < layout.columnCount(); column++) {
            present |= layout.isNullable(column) ? layout.presenceMask(column) : 0;
        }
        return new DefaultResult(RowHash.word(0, present));
    }

    /** The row's hash. */
    public long hash(
            final long key, final long count, final long sum, final long min, final long max) {
        return RowHash.finish(
                presenceShare
                        + RowHash.word(1, key)
                        + RowHash.word(2, count)
                        + RowHash.word(3, sum)
                        + RowHash.word(4, min)
                        + RowHash.word(5, max));
    }
}
