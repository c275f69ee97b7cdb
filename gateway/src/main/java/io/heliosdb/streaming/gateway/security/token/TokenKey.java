package io.heliosdb.streaming.gateway.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;

import io.heliosdb.streaming.gateway.security.digest.Digests;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A key that signs or has signed tokens, always with HS256.
 *
 * @param id named in tokens; of the secret it tells nothing
 * @param secret at least 32 bytes
 * @param retiredMs epoch milliseconds after which it has signed nothing, or {@link #IN_USE} if that
 *     is not known
 */
record TokenKey(String id, byte[] secret, long retiredMs) {
    static final long IN_USE = Long.MAX_VALUE;

    static TokenKey of(final byte[] secret) {
        final byte[] purpose = "HeliosDB id of a token key".getBytes(StandardCharsets.US_ASCII);
        final byte[] hash = Digests.sha256(purpose, secret);
        return new TokenKey(HexFormat.of().formatHex(hash, 0, 8), secret.clone(), IN_USE);
    }

    TokenKey retired(final long nowMs) {
        return new TokenKey(id, secret, nowMs);
    }

    JWSSigner signer() {
        try {
            return new MACSigner(secret);
        } catch (final JOSEException tooShort) {
            throw new AssertionError(tooShort);
        }
    }

    JWSVerifier verifier() {
        try {
            return new MACVerifier(secret);
        } catch (final JOSEException tooShort) {
            throw new AssertionError(tooShort);
        }
    }

    /** Without the secret, for logs. */
    @Override
    public String toString() {
        return "TokenKey[" + id + "]";
    }
}
