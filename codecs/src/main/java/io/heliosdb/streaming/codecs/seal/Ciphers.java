package io.heliosdb.streaming.codecs.seal;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.conscrypt.OpenSSLProvider;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM of Conscrypt, by an instance of its provider that is ours: what else is installed in
 * the process, and in which order, does not matter. Checked once, with a known answer, before it is
 * used. Any thread.
 */
public final class Ciphers {
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    /**
     * Test case 14 of D. McGrew and J. Viega, "The Galois/Counter Mode of Operation (GCM)": key,
     * nonce and one block of zeroes.
     */
    private static final byte[] ZEROES_SEALED =
            HexFormat.of()
                    .parseHex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");

    private Ciphers() {}

    /**
     * Loads the library and checks it; for the start of a process, before anything is written.
     *
     * @throws HeliosException {@link SealError#LIBRARY}
     */
    public static void check() {
        newCipher();
    }

    /** A cipher for one thread. */
    static Cipher newCipher() {
        try {
            return Cipher.getInstance(TRANSFORMATION, Loaded.provider());
        } catch (final GeneralSecurityException e) {
            throw unusable("it has no " + TRANSFORMATION, e);
        }
    }

    static GCMParameterSpec parameters(final byte[] nonce) {
        return new GCMParameterSpec(Byte.SIZE * TAG_BYTES, nonce);
    }

    private static HeliosException unusable(final String why, final Throwable cause) {
        return HeliosException.of(SealError.LIBRARY, "the library of ciphers cannot be used")
                .detail(why)
                .hint(
                        "Conscrypt unpacks a native library into the folder for temporary files;"
                                + " name one from which programs may run, with"
                                + " -Djava.io.tmpdir, and use Linux on x86-64 or aarch64")
                .causedBy(cause);
    }

    /** Loaded when first asked for; a failure is told each time. */
    private static final class Loaded {
        private static final Provider PROVIDER;
        private static final Throwable FAILURE;

        static {
            Provider provider = null;
            Throwable failure = null;
            try {
                provider = new OpenSSLProvider();
                check(provider);
            } catch (final GeneralSecurityException | RuntimeException | LinkageError e) {
                failure = e;
            }
            PROVIDER = provider;
            FAILURE = failure;
        }

        static Provider provider() {
            if (FAILURE != null) {
                throw unusable(FAILURE.toString(), FAILURE);
            }
            return PROVIDER;
        }

        private static void check(final Provider provider) throws GeneralSecurityException {
            final Cipher cipher = Cipher.getInstance(TRANSFORMATION, provider);
            final SecretKeySpec zeroes = new SecretKeySpec(new byte[DataKey.BYTES], "AES");
            cipher.init(Cipher.ENCRYPT_MODE, zeroes, parameters(new byte[NONCE_BYTES]));
            if (!Arrays.equals(cipher.doFinal(new byte[16]), ZEROES_SEALED)) {
                throw new GeneralSecurityException("AES-256-GCM gives a wrong result");
            }
        }
    }
}
