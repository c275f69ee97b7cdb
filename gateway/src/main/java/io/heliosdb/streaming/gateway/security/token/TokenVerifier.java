package io.heliosdb.streaming.gateway.security.token;

import io.heliosdb.streaming.codecs.error.HeliosException;

/** Finds out whom a token is of. Any thread. */
@FunctionalInterface
public interface TokenVerifier {
    /**
     * Checks a token.
     *
     * @throws HeliosException with a {@link TokenError}
     */
    Identity verify(String token);
}
