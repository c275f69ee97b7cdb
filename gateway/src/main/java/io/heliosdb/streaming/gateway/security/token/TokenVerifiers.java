package io.heliosdb.streaming.gateway.security.token;

import java.util.List;

/**
 * The appliance's own tokens and those of other issuers, each checked by the one that its issuer
 * names. Any thread.
 */
public final class TokenVerifiers implements TokenVerifier {
    private final Tokens own;
    private final List<IssuerTokens> issuers;

    public TokenVerifiers(final Tokens own, final List<IssuerTokens> issuers) {
        this.own = own;
        this.issuers = List.copyOf(issuers);
    }

    @Override
    public Identity verify(final String token) {
        for (final IssuerTokens issuer : issuers) {
            if (issuer.isNamedBy(token)) {
                return issuer.verify(token);
            }
        }
        return own.verify(token);
    }
}
