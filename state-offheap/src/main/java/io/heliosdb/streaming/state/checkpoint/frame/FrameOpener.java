package io.heliosdb.streaming.state.checkpoint.frame;

/** Opens what a {@link FrameSealer} of the same key sealed. One thread. */
public interface FrameOpener {
    /**
     * Opens, if not a bit of what was sealed or bound has changed.
     *
     * @param sealed address of the bytes
     * @param length how many, at least {@link FrameSealer#OVERHEAD_BYTES}
     * @param target where {@code length - OVERHEAD_BYTES} bytes go; does not overlap
     * @param bound address of the bytes that were named at sealing
     * @param boundLength how many
     * @return whether it is what was sealed; if not, the target holds nothing of use
     */
    boolean open(long sealed, int length, long target, long bound, int boundLength);
}
