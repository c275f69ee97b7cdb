package io.heliosdb.streaming.codecs.seal;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Window;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;

/**
 * Encrypts with AES-256-GCM (NIST SP 800-38D), so that a change of any bit of the result or of what
 * is associated with it is found.
 *
 * <pre>
 *  0               4                      12                12 + length
 *  +---------------+-----------------------+-----------------+----------+
 *  | stream id, BE | number of the seal, BE| encrypted bytes | tag (16) |
 *  +---------------+-----------------------+-----------------+----------+
 * </pre>
 *
 * <p>The first twelve bytes are the nonce. A key has one sealer and the sealer counts, so no nonce
 * comes twice. One thread; what the cipher allocates for a call is some 250 bytes of heap, whatever
 * the length.
 */
public final class Sealer {
    /** Bytes by which sealed ones are longer. */
    public static final int OVERHEAD_BYTES = Ciphers.NONCE_BYTES + Ciphers.TAG_BYTES;

    private final DataKey key;
    private final Cipher cipher = Ciphers.newCipher();
    private final AssociatedData associated = new AssociatedData();
    private final Window input = new Window();
    private final Window output = new Window();
    private final byte[] nonce = new byte[Ciphers.NONCE_BYTES];
    private final ByteBuffer nonceFields = ByteBuffer.wrap(nonce).order(ByteOrder.BIG_ENDIAN);
    private long sealedCount;

    Sealer(final DataKey key, final long sealedCount) {
        this.key = key;
        this.sealedCount = sealedCount;
    }

    /**
     * Seals bytes.
     *
     * @param plain where they lie
     * @param length how many
     * @param sealed where the result goes: length + {@link #OVERHEAD_BYTES}, apart from the plain
     *     bytes
     * @param streamId a number that the caller gives to this kind of bytes
     * @param associatedData where that lies without which the result is not to be opened: which
     *     file, which place in it
     * @param associatedLength its length, at most 4 KiB
     * @return bytes of the result
     * @throws HeliosException {@link SealError#NONCES_USED_UP} after 2^63 calls
     */
    public int seal(
            final long plain,
            final int length,
            final long sealed,
            final int streamId,
            final long associatedData,
            final int associatedLength) {
        if (sealedCount == Long.MAX_VALUE) {
            throw HeliosException.of(SealError.NONCES_USED_UP, "a data key is used up")
                    .hint("start the process again: each start has new keys");
        }
        nonceFields.putInt(0, streamId).putLong(Integer.BYTES, sealedCount);
        if (!(ProofBuild.IS_ON && PlantedBug.SEAL_REUSES_A_NONCE.isPlanted())) {
            sealedCount++;
        }
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key.secret(), Ciphers.parameters(nonce));
            associated.giveTo(cipher, associatedData, associatedLength);
            final int bytes = length + OVERHEAD_BYTES;
            final ByteBuffer result = output.over(sealed, bytes).put(nonce);
            cipher.doFinal(input.over(plain, length), result);
            return bytes;
        } catch (final GeneralSecurityException e) {
            throw HeliosException.of(SealError.LIBRARY, "sealing failed").causedBy(e);
        }
    }
}
