package io.heliosdb.streaming.gateway.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;

import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.security.store.CheckedFile;
import io.heliosdb.streaming.gateway.security.store.StoreError;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

@Timeout(300)
final class TokensTest {
    @TempDir private Path folder;
    private TokenRig rig;

    @BeforeEach
    void open() {
        rig = new TokenRig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void assertRefused(final ErrorCode code, final String token) {
        assertThatThrownBy(() -> rig.tokens.verify(token))
                .isInstanceOfSatisfying(
                        HeliosException.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private boolean isAccepted(final String token) {
        try {
            rig.tokens.verify(token);
            return true;
        } catch (final HeliosException refused) {
            assertThat(refused.code()).isInstanceOf(TokenError.class);
            return false;
        }
    }

    private String issued() {
        return rig.tokens.issue(rig.anna).text();
    }

    @Test
    void whatIsIssuedIsAccepted() {
        final Identity identity = rig.tokens.verify(issued());
        assertThat(identity.name()).isEqualTo("anna");
        assertThat(identity.roles()).isEqualTo(Set.of("Admin"));
        assertThat(identity.isLocal()).isTrue();
        assertThat(identity.endMs()).isEqualTo(TokenRig.START_MS + 24 * 3_600_000);
        assertThat(isAccepted(rig.signed(rig.header(), rig.claims())))
                .as("what the attacks are made of is good")
                .isTrue();
    }

    @Test
    void noAttackIsAccepted() {
        final Map<String, String> attacks = new AttackTokens(rig).all();
        assertThat(attacks).hasSizeGreaterThan(200);
        final List<String> accepted = new ArrayList<>();
        attacks.forEach(
                (name, token) -> {
                    if (isAccepted(token)) {
                        accepted.add(name);
                    }
                });
        assertThat(accepted).isEmpty();
    }

    @Test
    void noMutationIsAccepted() {
        final String good = issued();
        final List<String> mutations = new AttackTokens(rig).mutations(good);
        assertThat(mutations).hasSize(9 * good.length());
        assertThat(mutations)
                .filteredOn(token -> !token.equals(good))
                .hasSizeGreaterThan(7 * good.length())
                .noneMatch(this::isAccepted);
    }

    @Test
    void timeEndsTokens() {
        final String token = issued();
        rig.passSeconds(24 * 3600 + 29);
        assertThat(isAccepted(token)).isTrue();
        rig.passSeconds(1);
        assertRefused(TokenError.EXPIRED, token);
        rig.passSeconds(-2 * 24 * 3600);
        assertRefused(TokenError.NOT_YET, token);
    }

    @Test
    void aShorterLifetimeHoldsForOldTokensToo() {
        final String token = issued();
        final Tokens shorter =
                new Tokens(
                        TokenSettings.of(0xCAFE, 3_600_000),
                        rig.keys,
                        rig.userRig.users,
                        rig.revocations,
                        () -> rig.nowMs,
                        rig.entropy);
        shorter.verify(token);
        rig.passSeconds(3600 + 30);
        assertThat(isAccepted(token)).isTrue();
        assertThatThrownBy(() -> shorter.verify(token)).hasMessageContaining("HSEC-0403");
    }

    @Test
    void whatChangesAUserEndsHisTokens() {
        final String token = issued();
        rig.userRig.add("root", "Admin");
        rig.userRig.users.changeRoles("anna", Set.of("Admin", "Viewer"));
        assertRefused(TokenError.OUTDATED, token);
        final String second = rig.tokens.issue(rig.userRig.users.find("anna").orElseThrow()).text();
        assertThat(rig.tokens.verify(second).roles()).containsOnly("Admin", "Viewer");
        rig.userRig.users.changeEnabled("anna", false);
        assertRefused(TokenError.OUTDATED, second);
        rig.userRig.users.changeEnabled("anna", true);
        assertRefused(TokenError.OUTDATED, second);
        rig.userRig.users.delete("anna");
        rig.userRig.add("anna", "Viewer");
        assertRefused(TokenError.OUTDATED, token);
    }

    @Test
    void aRevokedTokenStaysSoOverARestart() {
        final String token = issued();
        final String other = issued();
        rig.tokens.revoke(rig.tokens.verify(token));
        assertRefused(TokenError.REVOKED, token);
        final Revocations again =
                Revocations.open(
                        rig.userRig.storage,
                        rig.userRig.folder.resolve("revoked-tokens"),
                        () -> rig.nowMs);
        assertThat(again.size()).isEqualTo(1);
        assertThat(isAccepted(other)).isTrue();
        rig.passSeconds(25 * 3600);
        rig.tokens.revoke(rig.tokens.verify(issued()));
        assertThat(rig.revocations.size())
                .as("the one whose time is over is forgotten")
                .isEqualTo(1);
    }

    @Test
    void whenTheListIsFullAllTokensOfTheUserEnd() {
        final Revocations small =
                new Revocations(
                        new CheckedFile(rig.userRig.storage, folder.resolve("small"), "r", 1),
                        () -> rig.nowMs,
                        2);
        final Tokens tokens =
                new Tokens(
                        TokenRig.SETTINGS,
                        rig.keys,
                        rig.userRig.users,
                        small,
                        () -> rig.nowMs,
                        rig.entropy);
        final String last = issued();
        final String other = issued();
        for (int i = 0; i < 2; i++) {
            tokens.revoke(tokens.verify(issued()));
        }
        tokens.verify(other);
        tokens.revoke(tokens.verify(last));
        assertThat(small.size()).isEqualTo(2);
        assertThatThrownBy(() -> tokens.verify(last)).hasMessageContaining("HSEC-0407");
        assertThatThrownBy(() -> tokens.verify(other)).hasMessageContaining("HSEC-0407");
    }

    @Test
    void aRetiredKeyIsGoodForWhatItHasSigned() {
        final byte[] stolen = rig.keys.current().secret();
        final String header = rig.header();
        final String token = issued();
        rig.passSeconds(60);
        final String id = rig.keys.rotate(rig.entropy, rig.nowMs);
        assertThat(rig.keys.ids()).hasSize(2).first().isEqualTo(id);
        assertThat(isAccepted(token)).isTrue();
        assertThat(isAccepted(issued())).isTrue();
        rig.passSeconds(1);
        assertRefused(TokenError.NOT_AUTHENTIC, TokenRig.signed(header, rig.claims(), stolen));
        final TokenKeys again =
                TokenKeys.stored(rig.userRig.storage, folder.resolve("token-keys"), rig.entropy);
        assertThat(again.ids()).isEqualTo(rig.keys.ids());
        rig.passSeconds(32 * 24 * 3600);
        rig.keys.rotate(rig.entropy, rig.nowMs);
        rig.passSeconds(32 * 24 * 3600);
        rig.keys.rotate(rig.entropy, rig.nowMs);
        assertThat(rig.keys.ids()).as("old ones are forgotten").hasSize(2);
    }

    @Test
    void theFileOfKeysIsItsOwnersAlone() throws IOException {
        final Path file = folder.resolve("token-keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> TokenKeys.stored(rig.userRig.storage, file, rig.entropy))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> assertThat(error.code()).isEqualTo(StoreError.NOT_PRIVATE));
    }

    @Test
    void anotherApplianceWithTheSameSecretTakesNone() {
        final Tokens other =
                new Tokens(
                        TokenSettings.of(0xBEEF, TokenSettings.STANDARD_LIFETIME_MS),
                        rig.keys,
                        rig.userRig.users,
                        rig.revocations,
                        () -> rig.nowMs,
                        rig.entropy);
        assertThatThrownBy(() -> other.verify(issued())).hasMessageContaining("HSEC-0405");
    }

    @Test
    void aLongSecretSignsWithNothingButItsOwnAlgorithm() throws JOSEException {
        final byte[] random = new byte[64];
        rig.entropy.fill(random);
        final String secret = HexFormat.of().formatHex(random);
        final TokenKeys long512 = TokenKeys.configured(secret, List.of());
        final Tokens tokens =
                new Tokens(
                        TokenRig.SETTINGS,
                        long512,
                        rig.userRig.users,
                        rig.revocations,
                        () -> rig.nowMs,
                        rig.entropy);
        tokens.verify(tokens.issue(rig.anna).text());
        for (final JWSAlgorithm other : List.of(JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
            final JWSObject token =
                    new JWSObject(
                            new JWSHeader.Builder(other)
                                    .type(Tokens.TYPE)
                                    .keyID(long512.ids().getFirst())
                                    .build(),
                            new Payload(rig.claims()));
            token.sign(new MACSigner(secret));
            assertThatThrownBy(() -> tokens.verify(token.serialize()))
                    .hasMessageContaining("HSEC-0402");
        }
    }

    @Test
    void nothingShowsASecret() {
        assertThat(rig.keys.current().toString())
                .isEqualTo("TokenKey[" + rig.keys.ids().getFirst() + "]");
        assertThat(rig.tokens.issue(rig.anna).toString()).doesNotContain("ey");
    }
}
