package io.heliosdb.streaming.state.checkpoint.frame;

import io.heliosdb.streaming.state.checkpoint.format.SealedKey;

/** Where the keys of files come from. May ask a service and take long: never on a pipeline. */
public interface FrameKeys {
    /** Makes a key for a new file. */
    FrameKey create();

    /**
     * Gets the key of a file back.
     *
     * @param what file it is, for errors
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCKP-0009} if the file is
     *     not encrypted and must be, or is and cannot be; {@code HSEA} if the key cannot be had
     */
    FrameKey unwrap(SealedKey key, String what);
}
