package io.heliosdb.streaming.gateway.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.gateway.security.user.User;
import io.heliosdb.streaming.gateway.security.user.Users;

import org.agrona.concurrent.EpochClock;

import java.util.Base64;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The appliance's own tokens: JWT, HS256, type {@code at+jwt} (RFC 9068 names the type). A token
 * names its user and his token version and no roles: what he may do is asked of {@link Users} each
 * time.
 *
 * <p>Any thread; checking never waits.
 */
public final class Tokens implements TokenVerifier {
    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    /** Token version of the user. */
    static final String VERSION = "ver";

    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
    private static final int ID_BYTES = 16;

    private final TokenSettings settings;
    private final TokenKeys keys;
    private final Users users;
    private final Revocations revocations;
    private final EpochClock clock;
    private final Entropy entropy;

    public Tokens(
            final TokenSettings settings,
            final TokenKeys keys,
            final Users users,
            final Revocations revocations,
            final EpochClock clock,
            final Entropy entropy) {
        this.settings = settings;
        this.keys = keys;
        this.users = users;
        this.revocations = revocations;
        this.clock = clock;
        this.entropy = entropy;
    }

    /** Makes a token for a user who has just proved himself. */
    public IssuedToken issue(final User user) {
        final byte[] random = new byte[ID_BYTES];
        entropy.fill(random);
        final String id = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        final long beginSeconds = TimeUnit.MILLISECONDS.toSeconds(clock.time());
        final long endSeconds =
                beginSeconds + TimeUnit.MILLISECONDS.toSeconds(settings.lifetimeMs());
        final TokenKey key = keys.current();
        final JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).keyID(key.id()).build();
        final JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(settings.issuer())
                        .audience(settings.audience())
                        .subject(user.name())
                        .claim("iat", beginSeconds)
                        .claim("nbf", beginSeconds)
                        .claim("exp", endSeconds)
                        .jwtID(id)
                        .claim(VERSION, user.tokenVersion())
                        .build();
        final SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(key.signer());
        } catch (final JOSEException e) {
            throw new IllegalStateException("a token cannot be signed", e);
        }
        return new IssuedToken(token.serialize(), id, TimeUnit.SECONDS.toMillis(endSeconds));
    }

    @Override
    public Identity verify(final String token) {
        final TokenText text = TokenText.parse(token, HEADER);
        final TokenKey key = checkedKey(text);
        final Claims claims = new Claims(text.claims());
        claims.checkIssuer(settings.issuer());
        claims.checkAudience(settings.audience());
        final String name = claims.text("sub");
        final String id = claims.text("jti");
        final long version = claims.number(VERSION);
        claims.checkTimes(clock.time(), settings.lifetimeMs(), true);
        final long issuedMs = TimeUnit.SECONDS.toMillis(claims.number("iat"));
        if (issuedMs > key.retiredMs()) {
            throw notAuthentic();
        }
        if (revocations.contains(id)) {
            throw revoked();
        }
        final User user =
                users.find(name)
                        .filter(each -> each.isEnabled() && each.tokenVersion() == version)
                        .orElseThrow(Tokens::outdated);
        return new Identity(
                name, user.roles(), true, id, TimeUnit.SECONDS.toMillis(claims.number("exp")));
    }

    /** The key says which algorithm it is for, never the token. */
    private TokenKey checkedKey(final TokenText text) {
        final TokenKey key = keys.find(text.header("kid")).orElseThrow(Tokens::notAuthentic);
        final boolean isRight =
                text.header("alg").equals(JWSAlgorithm.HS256.getName())
                        && text.header("typ").equals(TYPE.getType())
                        && text.isSigned(key.verifier());
        if (!isRight) {
            throw notAuthentic();
        }
        return key;
    }

    /**
     * Ends a token; durable when this returns. If the list of revoked tokens is full, all tokens of
     * its user end.
     *
     * @throws HeliosException {@link TokenError#TOO_MANY_REVOKED} if the list is full and the user
     *     is another issuer's
     */
    public void revoke(final Identity identity) {
        final long endMs = identity.endMs() + TimeUnit.SECONDS.toMillis(Claims.SKEW_SECONDS);
        if (revocations.add(identity.tokenId(), endMs)) {
            return;
        }
        if (!identity.isLocal()) {
            throw HeliosException.of(TokenError.TOO_MANY_REVOKED, "the token cannot be revoked")
                    .detail(revocations.size() + " others are")
                    .hint("end the session at its issuer");
        }
        users.endTokens(identity.name());
    }

    static HeliosException notAuthentic() {
        return HeliosException.of(TokenError.NOT_AUTHENTIC, "the token is not authentic")
                .hint("log in again");
    }

    static HeliosException revoked() {
        return HeliosException.of(TokenError.REVOKED, "the token was revoked").hint("log in again");
    }

    private static HeliosException outdated() {
        return HeliosException.of(TokenError.OUTDATED, "the token's user was changed since")
                .hint("log in again");
    }
}
