package io.heliosdb.streaming.gateway.security.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.gateway.security.access.AccessError;
import io.heliosdb.streaming.gateway.security.access.DeclaredUser;
import io.heliosdb.streaming.gateway.security.access.Roles;
import io.heliosdb.streaming.gateway.security.store.StoreError;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

@Timeout(300)
final class UsersTest {
    @TempDir private Path parent;
    private long nowMs = 1_000;
    private UserRig rig;
    private Users users;

    @BeforeEach
    void open() {
        rig = new UserRig(parent.resolve("users"), () -> nowMs);
        users = rig.users;
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Users reopened(final boolean hadUsers) {
        return Users.open(rig.storage, rig.folder, Roles.STANDARD, () -> nowMs, hadUsers);
    }

    private static void assertRefused(final ErrorCode code, final ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(code);
                            assertThat(error.hint()).isNotEmpty();
                        });
    }

    @Test
    void whatWasDoneIsThereAfterARestart() {
        rig.accounts.create("anna", "vogel im winter".toCharArray(), Set.of("Admin")).join();
        rig.add("bert", "Viewer");
        users.changeRoles("bert", Set.of("Operator", "Viewer"));
        users.changeEnabled("bert", false);
        rig.add("carl", "Viewer");
        users.delete("carl");
        final Users again = reopened(true);
        assertThat(again.all()).isEqualTo(users.all()).hasSize(2);
        assertThat(again.find("anna").orElseThrow().scram()).isPresent();
        assertThat(again.find("bert").orElseThrow().isEnabled()).isFalse();
    }

    @Test
    void theFileIsItsOwnersAlone() throws IOException {
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(rig.folder.resolve("users.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void everyDamagedByteIsSeen() throws IOException {
        rig.add("anna", "Admin");
        final Path file = rig.folder.resolve("users.json");
        final byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            final byte[] bad = good.clone();
            bad[i] ^= 1;
            Files.write(file, bad);
            assertThatThrownBy(() -> reopened(true))
                    .as("byte " + i)
                    .isInstanceOfSatisfying(
                            HeliosException.class,
                            error ->
                                    assertThat(error.code())
                                            .isIn(StoreError.DAMAGED, StoreError.NEWER));
        }
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertRefused(StoreError.DAMAGED, () -> reopened(true));
        }
        Files.write(file, good);
        assertThat(reopened(true).find("anna")).isPresent();
    }

    @Test
    void aNewerFileIsRefusedAsSuch() throws IOException {
        final Path file = rig.folder.resolve("users.json");
        final String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.writeString(file, text.replaceFirst("heliosdb-users 1 ", "heliosdb-users 2 "));
        assertRefused(StoreError.NEWER, () -> reopened(true));
    }

    @Test
    void aFileThatIsGoneIsNotTakenForAnEmptyOne() throws IOException {
        Files.delete(rig.folder.resolve("users.json"));
        assertRefused(StoreError.MISSING, () -> reopened(true));
        assertThat(reopened(false).isEmpty()).isTrue();
    }

    @Test
    void theLastAdministratorStays() {
        rig.add("anna", "Admin");
        rig.add("bert", "Admin");
        users.changeEnabled("bert", false);
        assertRefused(UserError.LAST_ADMIN, () -> users.delete("anna"));
        assertRefused(UserError.LAST_ADMIN, () -> users.changeEnabled("anna", false));
        assertRefused(UserError.LAST_ADMIN, () -> users.changeRoles("anna", Set.of("Operator")));
        assertThat(users.find("anna").orElseThrow().roles()).containsExactly("Admin");
        users.changeEnabled("bert", true);
        users.delete("anna");
        assertRefused(UserError.LAST_ADMIN, () -> users.delete("bert"));
    }

    @Test
    void namesHaveOneForm() {
        for (final String good : List.of("a", "anna", "a.b_c-d@e", "0", "a".repeat(64))) {
            rig.add(good, "Viewer");
        }
        for (final String bad :
                List.of(
                        "",
                        "Anna",
                        "a b",
                        "a/b",
                        ".a",
                        "a.",
                        "-a",
                        "a\n",
                        "ä",
                        "a".repeat(65),
                        "a\u0000",
                        "../a")) {
            assertRefused(UserError.NAME, () -> rig.add(bad, "Viewer"));
        }
        assertRefused(UserError.PRESENT, () -> rig.add("anna", "Viewer"));
        assertRefused(UserError.UNKNOWN, () -> users.delete("nobody"));
        assertRefused(AccessError.UNKNOWN_ROLE, () -> rig.add("zoe", "Opreator"));
        assertRefused(UserError.NO_ROLE, () -> users.changeRoles("anna", Set.of()));
    }

    @Test
    void aVersionOfTokensNeverComesAgain() {
        rig.add("root", "Admin");
        final long first = rig.add("anna", "Viewer").tokenVersion();
        final long second = users.endTokens("anna").tokenVersion();
        assertThat(second).isGreaterThan(first);
        users.delete("anna");
        final Users again = reopened(true);
        final long third =
                again.create(
                                "anna",
                                users.find("root").orElseThrow().credentials(),
                                Set.of("Viewer"))
                        .tokenVersion();
        assertThat(third).as("another user of the name").isGreaterThan(second);
    }

    @Test
    void aPasswordOfAFileIsKeptInABetterFormAfterTheFirstLogin() {
        final String hash =
                Bcrypt.ofCost(12)
                        .hash(new byte[16], "vogel im winter".getBytes(StandardCharsets.UTF_8));
        final DeclaredUser declared =
                new DeclaredUser("anna", hash, Set.of("Admin"), true, new Position("f", 1, 1));
        assertThat(users.adopt(List.of(declared))).isEqualTo(1);
        assertThat(users.adopt(List.of(declared))).as("is there already").isZero();
        final char[] password = "vogel im winter".toCharArray();
        final long version = users.find("anna").orElseThrow().tokenVersion();
        assertThat(rig.accounts.authenticate("anna", password).join()).isPresent();
        assertThat(users.find("anna").orElseThrow().credentials().hash().scheme())
                .isEqualTo(PasswordHash.Scheme.PEPPERED);
        assertThat(users.find("anna").orElseThrow().tokenVersion()).isEqualTo(version);
        assertThat(rig.accounts.authenticate("anna", password).join()).isPresent();
    }

    @Test
    void aDeclaredUserWithAWeakHashIsRefusedWithItsPlace() {
        final DeclaredUser declared =
                new DeclaredUser(
                        "anna", "$2b$10$x", Set.of("Admin"), true, new Position("f", 7, 1));
        assertThatThrownBy(() -> users.adopt(List.of(declared)))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(UserError.FOREIGN_HASH);
                            assertThat(error.position().orElseThrow().line()).isEqualTo(7);
                        });
    }

    @Test
    void whoIsDisabledOrUnknownStaysOut() {
        final char[] password = "vogel im winter".toCharArray();
        rig.add("root", "Admin");
        rig.accounts.create("anna", password, Set.of("Viewer")).join();
        assertThat(rig.accounts.authenticate("anna", password).join().map(User::name))
                .isEqualTo(Optional.of("anna"));
        assertThat(rig.accounts.authenticate("nobody", password).join()).isEmpty();
        users.changeEnabled("anna", false);
        assertThat(rig.accounts.authenticate("anna", password).join()).isEmpty();
        users.changeEnabled("anna", true);
        rig.accounts.changePassword("anna", "taucht im sommer".toCharArray()).join();
        assertThat(rig.accounts.authenticate("anna", password).join()).isEmpty();
    }
}
