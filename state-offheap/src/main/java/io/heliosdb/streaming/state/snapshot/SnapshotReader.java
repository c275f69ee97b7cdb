package io.heliosdb.streaming.state.snapshot;

/**
 * Gives a snapshot back, in the order it was written. A read that does not match what was written
 * is an error in the snapshot and throws {@code HeliosException}.
 */
public interface SnapshotReader {
    /** Enters the next section, which must have this name. */
    void section(String name);

    /** Name of the next section, without entering it; the one before has been read to its end. */
    String next();

    /** Passes over what is left of the section that was entered. */
    void skip();

    long getLong();

    /** Reads bytes into native memory. */
    void getBytes(long address, long length);
}
