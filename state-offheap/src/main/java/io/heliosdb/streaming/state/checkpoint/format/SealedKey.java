package io.heliosdb.streaming.state.checkpoint.format;

/**
 * A data key as it is stored: wrapped by a key that lies elsewhere, or none.
 *
 * @param bytes the wrapped key and what wrapped it; empty if encryption is off; not to be changed
 */
// The bytes are handed through and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record SealedKey(byte[] bytes) {
    /** Encryption is off. */
    public static final SealedKey NONE = new SealedKey(new byte[0]);

    /** Whether what the key is for is encrypted. */
    public boolean isPresent() {
        return bytes.length > 0;
    }
}
