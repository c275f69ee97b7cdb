package io.heliosdb.streaming.gateway.result;

import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.operators.plan.RowKind;

/** Writes rows in one format. One thread. */
public interface RowPrinter extends AutoCloseable {
    /** Before the first row; also when there will be none. */
    void start();

    /**
     * One row, or one change.
     *
     * @param rowSequence with {@code ordinal} its id within the job and sink
     */
    void row(RowKind kind, long rowSequence, int ordinal, RowReader row);

    /** Nothing more is waiting: show what was printed. */
    void flush();

    /** Behind the last row. */
    void finish();

    /** Frees its memory. */
    @Override
    void close();
}
