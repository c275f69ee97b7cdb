package io.heliosdb.streaming.state.journal;

/**
 * Reads the records of one recording as they lie on the medium, without trust in any byte: what is
 * damaged may be missing, cut or arbitrary, and never makes a read run on for ever. One thread.
 */
public interface RecordingReader extends AutoCloseable {
    /**
     * Reads the record that starts at a position, or behind the padding there.
     *
     * @param position 0, or what {@link #nextPosition} answered
     * @param address where the bytes go, divisible by 8
     * @param capacity bytes that fit there
     * @return the record's length; 0 if no whole record is there (yet); if it does not fit, the
     *     bytes needed as a negative number
     */
    int read(long position, long address, int capacity);

    /** Position behind the record that was read last. */
    long nextPosition();

    /**
     * Looks behind damage, for what has come through it.
     *
     * @param position where to begin looking
     * @return the next position at which {@link #read} may find a whole record, or -1; what it
     *     finds may still be anything
     */
    long seek(long position);

    @Override
    void close();
}
