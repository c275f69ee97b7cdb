package io.heliosdb.streaming.state.checkpoint.frame;

import io.heliosdb.streaming.state.checkpoint.format.SealedKey;

/** The data key of one file. Sealers and openers of it die with it. Any thread. */
public interface FrameKey extends AutoCloseable {
    /** The key as it is stored. */
    SealedKey stored();

    /** The only sealer that there may ever be: it counts the nonces. */
    FrameSealer sealer();

    /** A new opener, for one thread. */
    FrameOpener opener();

    /** Wipes the key. */
    @Override
    void close();
}
