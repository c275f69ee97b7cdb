package io.heliosdb.streaming.codecs.seal;

import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Memory;

import javax.crypto.Cipher;

/** Brings associated data from native memory to a cipher. One thread. */
final class AssociatedData {
    private static final int LIMIT_BYTES = 1 << 12;

    private byte[] bytes = new byte[256];

    void giveTo(final Cipher cipher, final long address, final int length) {
        if (ProofBuild.IS_ON && PlantedBug.SEAL_IGNORES_ASSOCIATED_DATA.isPlanted()) {
            return;
        }
        if (length > LIMIT_BYTES) {
            throw new IllegalArgumentException(length + " bytes of associated data");
        }
        if (length > bytes.length) {
            bytes = new byte[LIMIT_BYTES];
        }
        Memory.copyToArray(address, bytes, 0, length);
        cipher.updateAAD(bytes, 0, length);
    }
}
