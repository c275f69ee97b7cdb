package io.heliosdb.streaming.gateway.security.token;

import com.nimbusds.jose.JWSVerifier;

import io.heliosdb.streaming.gateway.security.digest.Digests;

import org.agrona.concurrent.EpochClock;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Tokens of another issuer, as of OpenID Connect. Issuer, audience, algorithm and type are those of
 * the settings, whatever a token says. {@code nbf} and {@code jti} are checked if they are there:
 * many issuers leave them out.
 *
 * <p>Any thread; the first one of a while waits for the issuer's keys.
 */
public final class IssuerTokens implements TokenVerifier {
    /** Thumbprints of certificates change nothing: keys are found by their id alone. */
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid", "x5t", "x5t#S256");

    private final IssuerSettings settings;
    private final IssuerKeys keys;
    private final Revocations revocations;
    private final EpochClock clock;

    public IssuerTokens(
            final IssuerSettings settings,
            final IssuerKeys keys,
            final Revocations revocations,
            final EpochClock clock) {
        this.settings = settings;
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** Whether a token says that it is of this issuer; believed by nobody. */
    public boolean isNamedBy(final String token) {
        return TokenText.parse(token, HEADER)
                .claims()
                .path("iss")
                .asText()
                .equals(settings.issuer());
    }

    @Override
    public Identity verify(final String token) {
        final TokenText text = TokenText.parse(token, HEADER);
        final Claims claims = new Claims(text.claims());
        claims.checkIssuer(settings.issuer());
        if (!text.header("alg").equals(IssuerKeys.algorithm(settings.family()))
                || !text.header("typ").equals(settings.type())) {
            throw Tokens.notAuthentic();
        }
        final JWSVerifier key = keys.find(text.header("kid")).orElseThrow(Tokens::notAuthentic);
        if (!text.isSigned(key)) {
            throw Tokens.notAuthentic();
        }
        claims.checkAudience(settings.audience());
        final String name = settings.label() + "/" + claims.text("sub");
        claims.checkTimes(clock.time(), settings.lifetimeMs(), false);
        final String given = claims.optionalText("jti");
        final String id =
                settings.label() + "/" + (given.isEmpty() ? Digests.sha256Hex(token) : given);
        if (revocations.contains(id)) {
            throw Tokens.revoked();
        }
        return new Identity(
                name, roles(claims), false, id, TimeUnit.SECONDS.toMillis(claims.number("exp")));
    }

    private Set<String> roles(final Claims claims) {
        final Set<String> roles = new LinkedHashSet<>();
        for (final String each : claims.texts(settings.rolesClaim())) {
            final String role = settings.roles().get(each);
            if (role != null) {
                roles.add(role);
            }
        }
        return roles;
    }
}
