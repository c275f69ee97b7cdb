package io.heliosdb.streaming.gateway.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;

import io.heliosdb.streaming.gateway.security.digest.Digests;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A key that signs or has signed tokens, always with HS256. Immutable. */
final class TokenKey {
    /** Of a key of which it is not known that it signs nothing any more. */
    static final long IN_USE = Long.MAX_VALUE;

    private final String id;
    private final byte[] secret;
    private final long retiredMs;

    private TokenKey(final String id, final byte[] secret, final long retiredMs) {
        this.id = id;
        this.secret = secret;
        this.retiredMs = retiredMs;
    }

    /** Named in tokens; of the secret it tells nothing. */
    String id() {
        return id;
    }

    /** At least 32 bytes; its user changes nothing in them. */
    byte[] secret() {
        return secret;
    }

    /** Epoch milliseconds after which it has signed nothing, or {@link #IN_USE}. */
    long retiredMs() {
        return retiredMs;
    }

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
