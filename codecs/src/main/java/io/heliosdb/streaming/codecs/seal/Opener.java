package io.heliosdb.streaming.codecs.seal;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Window;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;

/** Checks and decrypts what a {@link Sealer} has made. One thread. */
public final class Opener {
    private final DataKey key;
    private final Cipher cipher = Ciphers.newCipher();
    private final AssociatedData associated = new AssociatedData();
    private final Window input = new Window();
    private final Window output = new Window();
    private final byte[] nonce = new byte[Ciphers.NONCE_BYTES];

    Opener(final DataKey key) {
        this.key = key;
    }

    /**
     * Opens sealed bytes.
     *
     * @param sealed where they lie
     * @param length how many
     * @param plain where the result goes: length - {@link Sealer#OVERHEAD_BYTES}, apart from the
     *     sealed bytes; zeroes if it cannot be opened
     * @param associatedData where that lies with which they were sealed
     * @param associatedLength its length
     * @return bytes of the result
     * @throws HeliosException {@link SealError#NOT_AUTHENTIC} if these are not the bytes that were
     *     sealed, with this key and this associated data
     */
    public int open(
            final long sealed,
            final int length,
            final long plain,
            final long associatedData,
            final int associatedLength) {
        if (!tryOpen(sealed, length, plain, associatedData, associatedLength)) {
            throw HeliosException.of(
                            SealError.NOT_AUTHENTIC, "sealed bytes cannot be authenticated")
                    .detail(length + " bytes")
                    .hint("they are damaged, or not where they belong: use another copy");
        }
        return length - Sealer.OVERHEAD_BYTES;
    }

    /** As {@link #open}; whether the bytes are authentic, in place of an error. */
    public boolean tryOpen(
            final long sealed,
            final int length,
            final long plain,
            final long associatedData,
            final int associatedLength) {
        if (length < Sealer.OVERHEAD_BYTES) {
            return false;
        }
        try {
            final ByteBuffer source = input.over(sealed, length).get(nonce);
            cipher.init(Cipher.DECRYPT_MODE, key.secret(), Ciphers.parameters(nonce));
            associated.giveTo(cipher, associatedData, associatedLength);
            cipher.doFinal(source, output.over(plain, length - Sealer.OVERHEAD_BYTES));
            return true;
        } catch (final BadPaddingException e) {
            Memory.fill(plain, length - Sealer.OVERHEAD_BYTES, (byte) 0);
            return false;
        } catch (final GeneralSecurityException e) {
            throw HeliosException.of(SealError.LIBRARY, "opening sealed bytes failed").causedBy(e);
        }
    }
}
