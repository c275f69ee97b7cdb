package io.heliosdb.streaming.perf.journal;

import io.heliosdb.streaming.ringbuffer.log.LogEntry;

/** What follows the log beside its journal. The benchmark's thread. */
interface RowTaker {
    /** Takes none of the rows in. */
    RowTaker NONE = entry -> {};

    /** Takes the rows of a record in. */
    void onRows(LogEntry entry);
}
