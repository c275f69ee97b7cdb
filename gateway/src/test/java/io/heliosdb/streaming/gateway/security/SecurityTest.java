package io.heliosdb.streaming.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.security.access.Permission;
import io.heliosdb.streaming.gateway.security.answer.Answer;
import io.heliosdb.streaming.gateway.security.audit.AuditError;
import io.heliosdb.streaming.gateway.security.audit.AuditRig;
import io.heliosdb.streaming.gateway.security.audit.AuditVerifier;
import io.heliosdb.streaming.gateway.security.limit.ClientAddress;
import io.heliosdb.streaming.gateway.security.limit.LimitError;
import io.heliosdb.streaming.gateway.security.store.StoreError;
import io.heliosdb.streaming.gateway.security.token.TokenError;
import io.heliosdb.streaming.gateway.security.user.UserError;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The gate and all behind it, from the first start on, with passwords of the real cost. */
@Timeout(300)
final class SecurityTest {
    private static final char[] PASSWORD = "vogel taucht im winter".toCharArray();
    private static final InetAddress PEER = InetAddress.ofLiteral("192.0.2.1");

    @TempDir private Path parent;
    private final Random random = new Random(7);
    private AuditRig rig;
    private DataFolder folder;
    private Security security;
    private long nowNs;

    @BeforeEach
    void open() {
        final Path root = parent.resolve("data");
        rig = new AuditRig(root.resolve("audit"));
        DataFolder.prepare(rig.storage, root, Optional.empty());
        folder =
                DataFolder.open(
                        rig.storage, root, () -> AuditRig.APPLIANCE, () -> 7, Optional.empty());
        security = opened(SecuritySettings.standard());
    }

    @AfterEach
    void close() {
        security.close();
    }

    private Security opened(final SecuritySettings settings) {
        return Security.open(
                settings,
                new SecurityPorts(
                        rig.storage,
                        rig.nowMs::get,
                        () -> nowNs,
                        random::nextBytes,
                        (what, details) -> rig.alarms.incrementAndGet()),
                folder);
    }

    private String registered() {
        final String code = security.firstAdmin().begin(random::nextBytes).orElseThrow();
        return token(
                security.logins()
                        .registerFirst(code, "anna", PASSWORD, ClientAddress.of(PEER))
                        .join());
    }

    private static String token(final LoginResult result) {
        assertThat(result).isInstanceOf(LoginResult.LoggedIn.class);
        return ((LoginResult.LoggedIn) result).token().text();
    }

    private String login(final String name) {
        return token(security.logins().login(name, PASSWORD, ClientAddress.of(PEER)).join());
    }

    private static GateRequest request(final String token, final Permission... needed) {
        return GateRequest.of(
                PEER,
                Optional.empty(),
                Optional.ofNullable(token),
                Set.of(needed),
                "job.test",
                "orders");
    }

    private Verdict decide(final String token, final Permission... needed) {
        return security.gate().decide(request(token, needed));
    }

    private static Refusal assertRefused(
            final ErrorCode code, final Answer answer, final Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        final Refusal refusal = ((Verdict.Refused) verdict).refusal();
        assertThat(refusal.error().code()).isEqualTo(code);
        assertThat(refusal.answer()).isEqualTo(answer);
        assertThat(refusal.error().hint()).isNotEmpty();
        assertThatThrownBy(verdict::orThrow).isSameAs(refusal.error());
        return refusal;
    }

    private String audited() throws IOException {
        final StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(rig.folder)) {
            for (final Path file : files.sorted().toList()) {
                text.append(Files.readString(file, StandardCharsets.US_ASCII));
            }
        }
        return text.toString();
    }

    @Test
    void fromTheFirstStartToADecision() throws IOException {
        final String anna = registered();
        final Caller caller = decide(anna, Permission.ADMIN).orThrow();
        assertThat(caller.name()).isEqualTo("anna");
        assertThat(caller.permissions()).containsOnly(Permission.values());
        security.accounts().create("olga", PASSWORD, Set.of("Operator")).join();
        final String olga = login("olga");
        decide(olga, Permission.READ).orThrow();
        decide(olga, Permission.EXECUTE).orThrow();
        assertRefused(GateError.FORBIDDEN, Answer.FORBIDDEN, decide(olga, Permission.WRITE));
        assertRefused(
                GateError.FORBIDDEN,
                Answer.FORBIDDEN,
                decide(olga, Permission.EXECUTE, Permission.WRITE));
        assertThat(audited())
                .contains("\"who\":\"anna\"")
                .contains("\"action\":\"auth.register\"")
                .contains("\"action\":\"auth.login\"")
                .contains("\"outcome\":\"refused\"")
                .contains("HSEC-0702")
                .doesNotContain("vogel")
                .doesNotContain(anna)
                .doesNotContain(olga);
        assertThat(
                        AuditVerifier.verify(
                                        rig.storage,
                                        rig.folder,
                                        AuditRig.APPLIANCE,
                                        Optional.of(security.audit().head()))
                                .isWhole())
                .isTrue();
    }

    @Test
    void everyRoleHasWhatItHasAndNoMore() {
        final String anna = registered();
        for (final String role : List.of("Admin", "Operator", "Viewer", "ReadOnly")) {
            security.users().changeRoles("anna", Set.of("Admin"));
            security.accounts().create(name(role), PASSWORD, Set.of(role)).join();
        }
        assertRefused(TokenError.OUTDATED, Answer.UNAUTHENTICATED, decide(anna, Permission.READ));
        for (final String role : List.of("Admin", "Operator", "Viewer", "ReadOnly")) {
            final String token = login(name(role));
            for (final Permission permission : Permission.values()) {
                final boolean isAllowed = security.roles().permissions(role).contains(permission);
                assertThat(decide(token, permission) instanceof Verdict.Admitted)
                        .as(role + " " + permission)
                        .isEqualTo(isAllowed);
            }
        }
    }

    private static String name(final String role) {
        return role.toLowerCase(Locale.ROOT);
    }

    @Test
    void theOrderOfChecksIsTheSettledOne() {
        final String anna = registered();
        assertRefused(GateError.NO_TOKEN, Answer.UNAUTHENTICATED, decide(null, Permission.READ));
        assertRefused(TokenError.MALFORMED, Answer.UNAUTHENTICATED, decide("a.b", Permission.READ));
        for (int i = 0; i < 108; i++) {
            decide(anna, Permission.READ).orThrow();
        }
        final Refusal refusal =
                assertRefused(LimitError.ADDRESS, Answer.TOO_MANY, decide("a.b", Permission.READ));
        assertThat(refusal.waitSeconds()).isEqualTo(1);
        assertThat(refusal.answer().status()).isEqualTo(429);
    }

    @Test
    void theLimitOfAUserComesAfterAuthenticationAndBeforeAuthorisation() {
        registered();
        security.accounts().create("vera", PASSWORD, Set.of("Viewer")).join();
        final String vera = login("vera");
        for (int i = 0; i < 550; i++) {
            decideFrom(i, vera, Permission.READ).orThrow();
        }
        assertRefused(LimitError.USER, Answer.TOO_MANY, decideFrom(999, vera, Permission.ADMIN));
        assertRefused(
                TokenError.MALFORMED,
                Answer.UNAUTHENTICATED,
                decideFrom(999, "a.b", Permission.READ));
        nowNs += TimeUnit.SECONDS.toNanos(1);
        assertRefused(
                GateError.FORBIDDEN, Answer.FORBIDDEN, decideFrom(999, vera, Permission.ADMIN));
    }

    private Verdict decideFrom(final int number, final String token, final Permission needed) {
        final InetAddress peer = InetAddress.ofLiteral("10.0." + number / 100 + "." + number % 100);
        return security.gate()
                .decide(
                        GateRequest.of(
                                peer,
                                Optional.of("192.0.2.99"),
                                Optional.of(token),
                                Set.of(needed),
                                "job.test",
                                ""));
    }

    @Test
    void aFloodOfStrangersLeavesUsersIn() {
        final String anna = registered();
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            final Verdict verdict = decideFrom(i, "a.b", Permission.READ);
            if (((Verdict.Refused) verdict).refusal().answer() == Answer.TOO_MANY) {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(1000);
        decide(anna, Permission.ADMIN).orThrow();
        assertRefused(
                LimitError.GLOBAL,
                Answer.TOO_MANY,
                security.gate().decide(GateRequest.open(PEER, Optional.empty(), "auth.login")));
    }

    @Test
    void eventsAreNotCountedAsRequestsAndNotedOnceInAWhile() throws IOException {
        final String anna = registered();
        final GateRequest feed = request(anna, Permission.EXECUTE).asFeed();
        final long before = security.audit().head().sequence();
        for (int i = 0; i < 5_000; i++) {
            security.gate().decide(feed).orThrow();
        }
        assertThat(security.audit().head().sequence()).isEqualTo(before + 1);
        nowNs += TimeUnit.MINUTES.toNanos(10);
        security.gate().decide(feed).orThrow();
        assertThat(security.audit().head().sequence()).isEqualTo(before + 2);
        for (int i = 0; i < 110; i++) {
            security.gate().decide(request("a.b", Permission.EXECUTE).asFeed());
        }
        assertRefused(
                LimitError.ADDRESS,
                Answer.TOO_MANY,
                security.gate().decide(request("a.b", Permission.EXECUTE).asFeed()));
        security.gate().decide(feed).orThrow();
    }

    @Test
    void probesAreNotNotedAndThoseOfThisMachineHaveNoLimit() throws IOException {
        final long before = security.audit().head().sequence();
        final GateRequest own = probe(InetAddress.getLoopbackAddress(), Optional.empty());
        for (int i = 0; i < 5_000; i++) {
            security.gate().decide(own).orThrow();
        }
        final GateRequest foreign = probe(PEER, Optional.empty());
        for (int i = 0; i < 110; i++) {
            security.gate().decide(foreign).orThrow();
        }
        assertThat(security.audit().head().sequence()).isEqualTo(before);
        assertRefused(LimitError.ADDRESS, Answer.TOO_MANY, security.gate().decide(foreign));
        final GateRequest passedOn =
                probe(InetAddress.getLoopbackAddress(), Optional.of("192.0.2.7"));
        for (int i = 0; i < 110; i++) {
            security.gate().decide(passedOn);
        }
        assertRefused(LimitError.ADDRESS, Answer.TOO_MANY, security.gate().decide(passedOn));
        security.gate().decide(own).orThrow();
    }

    private static GateRequest probe(final InetAddress peer, final Optional<String> forwardedFor) {
        return GateRequest.open(peer, forwardedFor, "health").asProbe();
    }

    @Test
    void aFloodDoesNotFillTheAuditLog() throws IOException {
        for (int i = 0; i < 1000; i++) {
            decide("a.b", Permission.READ);
        }
        assertThat(security.audit().head().sequence()).isEqualTo(110 + 10);
        nowNs += TimeUnit.SECONDS.toNanos(10);
        for (int i = 0; i < 20; i++) {
            decide("a.b", Permission.READ);
        }
        assertThat(audited()).contains("880 more before it are not listed");
    }

    @Test
    void withoutAnAuditLogWhatChangesAnythingIsRefusedAndReadingGoesOn() {
        final String anna = registered();
        rig.isFailing = true;
        final Refusal refusal =
                assertRefused(
                        AuditError.NOT_WRITTEN,
                        Answer.UNAVAILABLE,
                        decide(anna, Permission.CANCEL));
        assertThat(refusal.answer().status()).isEqualTo(503);
        decide(anna, Permission.READ).orThrow();
        assertRefused(
                AuditError.NOT_WRITTEN,
                Answer.UNAVAILABLE,
                decide(anna, Permission.READ, Permission.ADMIN));
        rig.isFailing = false;
        rig.nowMs.addAndGet(10_000);
        decide(anna, Permission.CANCEL).orThrow();
    }

    @Test
    void wrongPasswordsHaveToWait() {
        registered();
        final ClientAddress elsewhere = ClientAddress.of(InetAddress.ofLiteral("198.51.100.1"));
        for (int i = 0; i < 5; i++) {
            final LoginResult result =
                    security.logins().login("anna", "wrong".toCharArray(), elsewhere).join();
            assertThat(((LoginResult.Refused) result).refusal().error().code())
                    .isEqualTo(GateError.WRONG_LOGIN);
        }
        final LoginResult result = security.logins().login("anna", PASSWORD, elsewhere).join();
        final Refusal refusal = ((LoginResult.Refused) result).refusal();
        assertThat(refusal.error().code()).isEqualTo(GateError.BACK_OFF);
        assertThat(refusal.waitSeconds()).isEqualTo(1);
        nowNs += TimeUnit.SECONDS.toNanos(1);
        token(security.logins().login("anna", PASSWORD, elsewhere).join());
    }

    @Test
    void aWrongCodeRegistersNobody() {
        assertThat(security.firstAdmin().begin(random::nextBytes)).isPresent();
        final LoginResult result =
                security.logins()
                        .registerFirst("0000", "anna", PASSWORD, ClientAddress.of(PEER))
                        .join();
        final Refusal refusal = ((LoginResult.Refused) result).refusal();
        assertThat(refusal.error().code()).isEqualTo(UserError.WRONG_CODE);
        assertThat(refusal.answer()).isEqualTo(Answer.FORBIDDEN);
        assertThat(security.users().isEmpty()).isTrue();
    }

    @Test
    void allIsThereAfterARestartAndItsOwnersAlone() throws IOException {
        final String anna = registered();
        security.close();
        security = opened(SecuritySettings.standard());
        decide(anna, Permission.ADMIN).orThrow();
        login("anna");
        assertThat(security.firstAdmin().begin(random::nextBytes)).isEmpty();
        try (Stream<Path> files = Files.walk(folder.root())) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void whatIsGoneIsNotMadeAnew() throws IOException {
        registered();
        security.close();
        final Path users = folder.users().resolve("users.json");
        final byte[] kept = Files.readAllBytes(users);
        Files.delete(users);
        assertMissing();
        Files.write(users, kept);
        Files.delete(folder.keys().resolve("password-pepper"));
        assertMissing();
    }

    private void assertMissing() {
        assertThatThrownBy(() -> opened(SecuritySettings.standard()))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> assertThat(error.code()).isEqualTo(StoreError.MISSING));
    }

    @Test
    void secretsAreNotShown() {
        assertThat(
                        new SecuritySettings(
                                        Optional.of("s3cr3t"),
                                        List.of("0ld"),
                                        SecuritySettings.standard().tokenLifetimeMs(),
                                        SecuritySettings.standard().passwords(),
                                        SecuritySettings.standard().limits(),
                                        List.of(),
                                        Optional.empty(),
                                        List.of())
                                .toString())
                .doesNotContain("s3cr3t")
                .doesNotContain("0ld");
    }
}
