package io.heliosdb.streaming.state.snapshot;

/** Receives a snapshot, section by section. */
public interface SnapshotWriter {
    /** Starts a section; sections are read back in the order written and checked by name. */
    void section(String name);

    void putLong(long value);

    /** Writes bytes of native memory. */
    void putBytes(long address, long length);
}
