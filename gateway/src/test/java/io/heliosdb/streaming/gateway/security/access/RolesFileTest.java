package io.heliosdb.streaming.gateway.security.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;

final class RolesFileTest {
    private static RolesFile parse(final String text) {
        return RolesFile.parse("rbac-config.yaml", text);
    }

    @Test
    void standardRoles() {
        assertThat(Roles.STANDARD.permissions("Admin")).containsOnly(Permission.values());
        assertThat(Roles.STANDARD.permissions("Operator"))
                .containsOnly(Permission.READ, Permission.EXECUTE, Permission.CANCEL);
        assertThat(Roles.STANDARD.permissions("Viewer")).containsOnly(Permission.READ);
        assertThat(Roles.STANDARD.permissions("ReadOnly")).containsOnly(Permission.READ);
        assertThat(Roles.STANDARD.permissions("admin")).as("names are exact").isEmpty();
    }

    @Test
    void readsTheFileAsWritten() {
        final RolesFile file =
                parse(
                        """
                        users:
                          - username: admin
                            password_hash: "$2b$12$abc"
                            roles: [Admin]
                            enabled: true
                          - username: olga
                            password_hash: "$2b$12$def"
                            roles:
                              - Operator
                              - Auditor
                            enabled: false
                        roles:
                          - name: Operator
                            permissions: [Read, Execute, Cancel, Manage]
                          - name: Auditor
                            permissions:
                              - Read
                        """);
        assertThat(file.roles().permissions("Operator")).contains(Permission.MANAGE);
        assertThat(file.roles().permissions("Auditor")).containsOnly(Permission.READ);
        assertThat(file.roles().permissions("Viewer")).containsOnly(Permission.READ);
        assertThat(file.users()).hasSize(2);
        assertThat(file.users().get(0).isEnabled()).isTrue();
        assertThat(file.users().get(1).isEnabled()).isFalse();
        assertThat(file.users().get(1).roles()).isEqualTo(Set.of("Operator", "Auditor"));
        assertThat(file.users().get(1).place().line()).isEqualTo(6);
    }

    @Test
    void rolesMayBeAMapping() {
        final Roles roles =
                parse(
                                """
                                roles:
                                  Viewer: [Read, Execute]
                                  Writer:
                                    permissions: [Write]
                                """)
                        .roles();
        assertThat(roles.permissions("Viewer")).containsOnly(Permission.READ, Permission.EXECUTE);
        assertThat(roles.permissions("Writer")).containsOnly(Permission.WRITE);
    }

    @Test
    void anUnknownPermissionIsNamedWithTheNearestAndItsLine() {
        assertThatThrownBy(
                        () ->
                                parse(
                                        """
                                        roles:
                                          - name: Operator
                                            permissions: [Read, Excute]
                                        """))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(AccessError.UNKNOWN_PERMISSION);
                            assertThat(error.hint()).contains("Execute");
                            assertThat(error.position().orElseThrow().line()).isEqualTo(3);
                        });
    }

    @Test
    void anAdminWithoutPowerIsRefused() {
        assertThatThrownBy(() -> parse("roles: {Admin: [Read]}"))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> assertThat(error.code()).isEqualTo(AccessError.POWERLESS_ADMIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "- a",
                "roles: [",
                "roles: 7",
                "rolse: {}",
                "roles: {A: [Read]}\nroles: {B: [Read]}",
                "roles: {A: [Read], A: [Write]}",
                "roles: [{name: A, permissions: [Read]}, {name: A, permissions: [Write]}]",
                "roles: [{permissions: [Read]}]",
                "roles: [{name: A}]",
                "roles: {A: [true]}",
                "roles: {'A B': [Read]}",
                "users: [{username: a, password_hash: b}]",
                "users: [{username: 7, password_hash: b, roles: [Admin]}]",
                "users: [{username: a, password_hash: b, roles: [Admin], enabled: maybe}]",
                "users: [{username: a, password_hash: b, roles: [Admin], admin: true}]",
                "a: &a [x]\nb: *a",
            })
    void whatIsNoSuchFileIsRefused(final String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> assertThat(error.code()).isEqualTo(AccessError.SYNTAX));
    }

    @Test
    void usersHaveRolesThatExist() {
        assertThatThrownBy(
                        () ->
                                parse(
                                        "users: [{username: a, password_hash: b, roles:"
                                                + " [Opreator]}]"))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(AccessError.UNKNOWN_ROLE);
                            assertThat(error.hint()).contains("Operator");
                            assertThat(error.position()).isPresent();
                        });
    }
}
