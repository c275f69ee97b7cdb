package io.heliosdb.streaming.codecs.format;

/** Where bytes come from: a file, a decompressor, a test. One thread. */
public interface ByteSource extends AutoCloseable {
    /** Returned by {@link #read} when no byte will ever follow. */
    int END = -1;

    /**
     * Copies the next bytes to native memory.
     *
     * @param address where to
     * @param capacityBytes most bytes to copy, more than 0
     * @return how many were copied; 0 if none are there at present; {@link #END} if none will
     *     follow
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if they cannot be read
     */
    int read(long address, int capacityBytes);

    @Override
    void close();
}
