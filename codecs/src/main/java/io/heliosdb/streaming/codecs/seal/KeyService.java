package io.heliosdb.streaming.codecs.seal;

import io.heliosdb.streaming.codecs.error.HeliosException;

/**
 * Keeps the key that wraps data keys. A call may take as long as a network does: never on the
 * thread of a pipeline. Any thread.
 */
public interface KeyService extends AutoCloseable {
    /** Wraps a data key, to be kept beside what the data key seals. */
    WrappedKey wrap(DataKey key);

    /**
     * Takes a data key out of its wrapping, for opening only.
     *
     * @throws HeliosException {@link SealError#WRONG_KEY} if another key wrapped it, {@link
     *     SealError#NOT_AUTHENTIC} if the bytes were changed
     */
    DataKey unwrap(WrappedKey wrapped);

    /** Which key it is that wraps; printable, and nobody can make the key of it. */
    String keyId();

    /** Wipes what it holds. */
    @Override
    void close();
}
