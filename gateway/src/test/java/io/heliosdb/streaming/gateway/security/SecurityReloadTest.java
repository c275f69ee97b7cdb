package io.heliosdb.streaming.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.security.access.AccessError;
import io.heliosdb.streaming.gateway.security.access.Permission;
import io.heliosdb.streaming.gateway.security.limit.ClientAddress;
import io.heliosdb.streaming.gateway.security.limit.LimitSettings;
import io.heliosdb.streaming.gateway.security.user.PasswordRules;
import io.heliosdb.streaming.gateway.security.user.UserError;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Roles, users, proxies and limits that change while the gate stands. */
@Timeout(120)
final class SecurityReloadTest {
    private static final char[] PASSWORD = "vogel taucht im winter".toCharArray();
    private static final InetAddress PEER = InetAddress.ofLiteral("192.0.2.1");

    private static final String ROLES =
            """
            roles:
              - name: Auditor
                permissions: [Read, Manage]
            users:
              - username: olga
                password_hash: "$2b$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"
                roles: [Auditor]
                enabled: true
            """;

    @TempDir private Path parent;
    private final Random random = new Random(7);
    private Path roles;
    private Security security;
    private long nowNs;

    @BeforeEach
    void open() throws IOException {
        roles = Files.writeString(parent.resolve("rbac-config.yaml"), "roles: []\n");
        final FileStorage storage = new FileStorage();
        final Path root = parent.resolve("data");
        DataFolder.prepare(storage, root, Optional.empty());
        final DataFolder folder =
                DataFolder.open(storage, root, () -> 7, () -> 7, Optional.empty());
        security =
                Security.open(
                        settings(LimitSettings.standard(), List.of()),
                        new SecurityPorts(
                                storage,
                                () -> 7,
                                () -> nowNs,
                                random::nextBytes,
                                (what, details) -> {}),
                        folder);
    }

    @AfterEach
    void close() {
        security.close();
    }

    private SecuritySettings settings(final LimitSettings limits, final List<String> proxies) {
        return new SecuritySettings(
                Optional.empty(),
                List.of(),
                3_600_000,
                PasswordRules.standard(),
                limits,
                proxies,
                Optional.of(roles),
                List.of());
    }

    private void reload(final LimitSettings limits, final List<String> proxies) {
        security.prepare(settings(limits, proxies)).apply();
    }

    private void reload() {
        reload(LimitSettings.standard(), List.of());
    }

    private String registered() {
        final String code = security.firstAdmin().begin(random::nextBytes).orElseThrow();
        return ((LoginResult.LoggedIn)
                        security.logins()
                                .registerFirst(code, "anna", PASSWORD, ClientAddress.of(PEER))
                                .join())
                .token()
                .text();
    }

    private boolean isAdmitted(final String token, final Permission needed) {
        return security.gate()
                        .decide(
                                GateRequest.of(
                                        PEER,
                                        Optional.empty(),
                                        Optional.of(token),
                                        Set.of(needed),
                                        "job.test",
                                        "orders"))
                instanceof Verdict.Admitted;
    }

    private long admittedOf(final int count, final String forwardedFor) {
        long admitted = 0;
        for (int i = 0; i < count; i++) {
            if (security.gate().decide(GateRequest.open(PEER, Optional.of(forwardedFor), "health"))
                    instanceof Verdict.Admitted) {
                admitted++;
            }
        }
        return admitted;
    }

    @Test
    void newRolesAndUsersCountAtTheNextRequest() throws IOException {
        final String admin = registered();
        assertThatThrownBy(() -> security.users().changeRoles("anna", Set.of("Auditor")))
                .extracting("code")
                .isEqualTo(AccessError.UNKNOWN_ROLE);
        Files.writeString(roles, ROLES);
        reload();
        assertThat(security.users().find("olga").orElseThrow().roles()).containsOnly("Auditor");
        assertThat(security.roles().names()).contains("Auditor");
        Files.writeString(
                roles,
                """
                roles:
                  - name: Admin
                    permissions: [Admin, Read]
                """);
        assertThat(isAdmitted(admin, Permission.DELETE)).isTrue();
        reload();
        assertThat(isAdmitted(admin, Permission.DELETE)).isFalse();
        assertThat(isAdmitted(admin, Permission.READ)).isTrue();
        assertThat(security.users().find("olga")).as("users stay").isPresent();
    }

    @Test
    void whatCannotBeTakenChangesNothing() throws IOException {
        registered();
        Files.writeString(roles, ROLES.replace("[Auditor]", "[Auditr]"));
        assertThatThrownBy(this::reload).extracting("code").isEqualTo(AccessError.UNKNOWN_ROLE);
        Files.writeString(
                roles,
                """
                roles:
                  - name: Chief
                    permissions: [Read, Admin]
                """);
        reload();
        security.accounts().create("chief", PASSWORD, Set.of("Chief")).join();
        security.users().delete("anna");
        Files.writeString(roles, "roles: []\n");
        assertThatThrownBy(this::reload).extracting("code").isEqualTo(UserError.LAST_ADMIN);
        assertThat(security.roles().names()).contains("Chief");
        Files.delete(roles);
        assertThatThrownBy(this::reload).extracting("code").isEqualTo(AccessError.UNREADABLE);
    }

    @Test
    void newLimitsBeginAnewAndTheSameOnesGoOn() {
        assertThat(admittedOf(200, "")).isEqualTo(110);
        reload();
        assertThat(admittedOf(10, "")).isZero();
        reload(LimitSettings.standard().withPerAddress(20), List.of());
        assertThat(admittedOf(200, "")).isEqualTo(30);
        reload(LimitSettings.standard().off(), List.of());
        assertThat(admittedOf(200, "")).isEqualTo(200);
    }

    @Test
    void newProxiesAreBelieved() {
        admittedOf(200, "198.51.100.7");
        assertThat(admittedOf(1, "198.51.100.8")).as("the same peer").isZero();
        reload(LimitSettings.standard(), List.of("192.0.2.0/24"));
        assertThat(admittedOf(1, "198.51.100.8")).isOne();
    }
}
