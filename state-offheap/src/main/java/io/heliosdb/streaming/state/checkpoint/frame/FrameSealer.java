package io.heliosdb.streaming.state.checkpoint.frame;

/** Seals bytes with one key. One thread. */
public interface FrameSealer {
    /** Bytes that sealing adds: a nonce of 12 in front, a tag of 16 behind. */
    int OVERHEAD_BYTES = 28;

    /**
     * Seals.
     *
     * @param plain address of the bytes
     * @param length how many
     * @param target where {@code length + OVERHEAD_BYTES} bytes go; does not overlap
     * @param bound address of bytes that opening must name again, unchanged
     * @param boundLength how many
     */
    void seal(long plain, int length, long target, long bound, int boundLength);
}
