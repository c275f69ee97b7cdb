package io.heliosdb.streaming.state.journal.scan;

import io.heliosdb.streaming.ringbuffer.log.LogEntry;

/** Sees every log entry that the scan has verified, in order. */
@FunctionalInterface
public interface EntryVisitor {
    /** Looks at nothing. */
    EntryVisitor NONE = entry -> {};

    /**
     * Looks at an entry.
     *
     * @param entry descriptor; its bytes are in place until this returns
     */
    void onEntry(LogEntry entry);
}
