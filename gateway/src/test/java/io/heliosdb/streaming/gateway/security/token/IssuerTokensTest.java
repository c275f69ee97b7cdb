package io.heliosdb.streaming.gateway.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

@Timeout(300)
final class IssuerTokensTest {
    private static RSAKey rsa;
    private static RSAKey smallRsa;
    private static ECKey curve;
    private static ECKey otherCurve;

    @TempDir private Path folder;
    private TokenRig rig;
    private long nowNs;
    private String keySet;
    private int fetches;
    private boolean isDown;

    @BeforeAll
    static void makeKeys() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("r1").generate();
        smallRsa = new RSAKeyGenerator(1024, true).keyID("small").generate();
        curve = new ECKeyGenerator(Curve.P_256).keyID("e1").generate();
        otherCurve = new ECKeyGenerator(Curve.P_384).keyID("e384").generate();
    }

    @BeforeEach
    void open() {
        rig = new TokenRig(folder);
        keySet = set(rsa, smallRsa, curve, otherCurve);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static String set(final JWK... keys) {
        return new JWKSet(List.of(keys)).toPublicJWKSet().toString();
    }

    private String fetch() {
        fetches++;
        if (isDown) {
            throw new IllegalStateException("down");
        }
        return keySet;
    }

    private IssuerTokens verifier(final IssuerSettings.Family family) {
        final IssuerSettings settings =
                new IssuerSettings(
                        "corp",
                        "https://id.example",
                        "heliosdb",
                        family,
                        "at+jwt",
                        "groups",
                        Map.of("stream-admins", "Admin", "everyone", "Viewer"),
                        TimeUnit.HOURS.toMillis(2));
        return new IssuerTokens(
                settings,
                new IssuerKeys(this::fetch, family, () -> nowNs),
                rig.revocations,
                () -> rig.nowMs);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://id.example")
                .audience(List.of("other", "heliosdb"))
                .subject("u-17")
                .claim("iat", inSeconds(0))
                .claim("exp", inSeconds(3600))
                .claim("groups", List.of("everyone", "stream-admins", "sales"));
    }

    private long inSeconds(final long seconds) {
        return rig.nowMs / 1000 + seconds;
    }

    private String token(final JWSAlgorithm algorithm, final String id, final JWSSigner signer) {
        return token(algorithm, id, "at+jwt", signer, claims -> {});
    }

    private String token(
            final JWSAlgorithm algorithm,
            final String id,
            final String type,
            final JWSSigner signer,
            final Consumer<JWTClaimsSet.Builder> change) {
        final JWTClaimsSet.Builder claims = claims();
        change.accept(claims);
        final SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(algorithm)
                                .type(new JOSEObjectType(type))
                                .keyID(id)
                                .build(),
                        claims.build());
        try {
            token.sign(signer);
        } catch (final JOSEException e) {
            throw new AssertionError(e);
        }
        return token.serialize();
    }

    private static void assertRefused(
            final ErrorCode code, final TokenVerifier verifier, final String token) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(
                        HeliosException.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    @Test
    void tokensOfBothFamiliesAreAccepted() throws JOSEException {
        final Identity byRsa =
                verifier(IssuerSettings.Family.RSA)
                        .verify(token(JWSAlgorithm.RS256, "r1", new RSASSASigner(rsa)));
        assertThat(byRsa.name()).isEqualTo("corp/u-17");
        assertThat(byRsa.isLocal()).isFalse();
        assertThat(byRsa.roles()).isEqualTo(Set.of("Admin", "Viewer"));
        final Identity byCurve =
                verifier(IssuerSettings.Family.EC)
                        .verify(token(JWSAlgorithm.ES256, "e1", new ECDSASigner(curve)));
        assertThat(byCurve.name()).isEqualTo("corp/u-17");
    }

    @Test
    void noOtherAlgorithmKeyOrTypeIs() throws JOSEException {
        final IssuerTokens byRsa = verifier(IssuerSettings.Family.RSA);
        final IssuerTokens byCurve = verifier(IssuerSettings.Family.EC);
        final RSASSASigner signer = new RSASSASigner(rsa);
        for (final JWSAlgorithm other :
                List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            assertRefused(TokenError.NOT_AUTHENTIC, byRsa, token(other, "r1", signer));
        }
        assertRefused(TokenError.NOT_AUTHENTIC, byCurve, token(JWSAlgorithm.RS256, "r1", signer));
        assertRefused(TokenError.NOT_AUTHENTIC, byRsa, token(JWSAlgorithm.RS256, "e1", signer));
        assertRefused(
                TokenError.NOT_AUTHENTIC,
                byRsa,
                token(
                        JWSAlgorithm.RS256,
                        "small",
                        new RSASSASigner(
                                smallRsa.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()))));
        assertRefused(
                TokenError.NOT_AUTHENTIC,
                byRsa,
                token(JWSAlgorithm.RS256, "r1", "JWT", signer, claims -> {}));
        final byte[] publicKey = rsa.toRSAPublicKey().getEncoded();
        assertRefused(
                TokenError.NOT_AUTHENTIC,
                byRsa,
                token(JWSAlgorithm.HS256, "r1", new MACSigner(publicKey)));
        final String good = token(JWSAlgorithm.ES256, "e1", new ECDSASigner(curve));
        final String psychic = good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(86);
        assertRefused(TokenError.NOT_AUTHENTIC, byCurve, psychic);
    }

    @Test
    void noMutationIsAccepted() throws JOSEException {
        final IssuerTokens byCurve = verifier(IssuerSettings.Family.EC);
        final String good = token(JWSAlgorithm.ES256, "e1", new ECDSASigner(curve));
        byCurve.verify(good);
        for (int i = 0; i < good.length(); i++) {
            final char other = good.charAt(i) == 'A' ? 'B' : 'A';
            final String bad = good.substring(0, i) + other + good.substring(i + 1);
            assertThatThrownBy(() -> byCurve.verify(bad)).isInstanceOf(HeliosException.class);
        }
    }

    @Test
    void claimsArePinned() throws JOSEException {
        final IssuerTokens byRsa = verifier(IssuerSettings.Family.RSA);
        final RSASSASigner signer = new RSASSASigner(rsa);
        final List<Consumer<JWTClaimsSet.Builder>> changes =
                List.of(
                        claims -> claims.issuer("https://id.example/"),
                        claims -> claims.audience("other"),
                        claims -> claims.audience((String) null),
                        claims -> claims.subject(null),
                        claims -> claims.subject("a b"),
                        claims -> claims.claim("iat", null),
                        claims -> claims.claim("groups", Map.of("a", "b")));
        for (final Consumer<JWTClaimsSet.Builder> change : changes) {
            assertRefused(
                    TokenError.FOREIGN,
                    byRsa,
                    token(JWSAlgorithm.RS256, "r1", "at+jwt", signer, change));
        }
        assertRefused(
                TokenError.NOT_YET,
                byRsa,
                token(
                        JWSAlgorithm.RS256,
                        "r1",
                        "at+jwt",
                        signer,
                        claims -> claims.claim("nbf", inSeconds(31))));
        final String forever =
                token(
                        JWSAlgorithm.RS256,
                        "r1",
                        "at+jwt",
                        signer,
                        claims -> claims.claim("exp", inSeconds(900_000_000)));
        byRsa.verify(forever);
        rig.passSeconds(2 * 3600 + 30);
        assertRefused(TokenError.EXPIRED, byRsa, forever);
    }

    @Test
    void keysAreFetchedAnewButNotAtEveryWish() throws JOSEException {
        final IssuerTokens byRsa = verifier(IssuerSettings.Family.RSA);
        final String good = token(JWSAlgorithm.RS256, "r1", new RSASSASigner(rsa));
        byRsa.verify(good);
        assertThat(fetches).isEqualTo(1);
        final String unknown = token(JWSAlgorithm.RS256, "r2", new RSASSASigner(rsa));
        for (int i = 0; i < 100; i++) {
            assertRefused(TokenError.NOT_AUTHENTIC, byRsa, unknown);
        }
        assertThat(fetches).isEqualTo(1);
        keySet = set(new RSAKey.Builder(rsa).keyID("r2").build());
        nowNs += TimeUnit.MINUTES.toNanos(1);
        byRsa.verify(unknown);
        assertThat(fetches).isEqualTo(2);
        assertRefused(TokenError.NOT_AUTHENTIC, byRsa, good);
    }

    @Test
    void anIssuerThatIsDownIsGoodForADay() throws JOSEException {
        final IssuerTokens byRsa = verifier(IssuerSettings.Family.RSA);
        final String good = token(JWSAlgorithm.RS256, "r1", new RSASSASigner(rsa));
        isDown = true;
        assertRefused(TokenError.KEYS_UNAVAILABLE, byRsa, good);
        isDown = false;
        nowNs += TimeUnit.MINUTES.toNanos(1);
        byRsa.verify(good);
        isDown = true;
        nowNs += TimeUnit.HOURS.toNanos(23);
        byRsa.verify(good);
        nowNs += TimeUnit.HOURS.toNanos(1);
        assertRefused(TokenError.KEYS_UNAVAILABLE, byRsa, good);
    }

    @Test
    void whatTwoKeysAreNamedIsNobodys() throws JOSEException {
        final RSAKey twin = new RSAKeyGenerator(2048).keyID("r1").generate();
        keySet = set(rsa, twin);
        assertRefused(
                TokenError.NOT_AUTHENTIC,
                verifier(IssuerSettings.Family.RSA),
                token(JWSAlgorithm.RS256, "r1", new RSASSASigner(rsa)));
    }

    @Test
    void eachTokenGoesToItsIssuer() throws JOSEException {
        final IssuerTokens byRsa = verifier(IssuerSettings.Family.RSA);
        final TokenVerifiers all = new TokenVerifiers(rig.tokens, List.of(byRsa));
        final String foreign = token(JWSAlgorithm.RS256, "r1", new RSASSASigner(rsa));
        assertThat(all.verify(foreign).name()).isEqualTo("corp/u-17");
        assertThat(all.verify(rig.tokens.issue(rig.anna).text()).name()).isEqualTo("anna");
        rig.tokens.revoke(all.verify(foreign));
        assertRefused(TokenError.REVOKED, all, foreign);
    }
}
