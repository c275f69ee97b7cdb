package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Commands that ask over TLS, and what a start thinks of certificates. */
@Timeout(300)
class TlsCommandsTest extends TlsRig {
    private final TypedPasswords typed = new TypedPasswords();

    private int remote(final Map<String, String> environment, final String... command) {
        output.reset();
        return command(output, environment, typed, command);
    }

    @Test
    void commandsAskOverTls() throws Exception {
        encrypt("client_certificates = \"required\"", "client_ca_file = \"ours.pem\"");
        ours.sign("anna");
        start("run");
        final String code = file("heliosdb-data").resolve("users/first-administrator").toString();
        final Map<String, String> given =
                Map.of("HELIOS_URL", address("api"), "HELIOS_CA", ours.authority().toString());
        final String[] login = {"login", "--user", "anna", "--code-file", code};
        typed.type("vogel taucht im winter", "vogel taucht im winter");
        assertThat(remote(Map.of("HELIOS_URL", address("api")), login)).isNotZero();
        assertThat(answer()).contains("HCLI-0310", "--ca");
        typed.type("vogel taucht im winter", "vogel taucht im winter");
        assertThat(remote(given, login)).isNotZero();
        assertThat(answer()).contains("HCLI-0310", "certificate_required");
        typed.type("vogel taucht im winter", "vogel taucht im winter");
        assertThat(
                        remote(
                                given,
                                "login",
                                "--user",
                                "anna",
                                "--code-file",
                                code,
                                "--certificate",
                                ours.certificateFile("anna").toString(),
                                "--key",
                                ours.keyFile("anna").toString()))
                .as(answer())
                .isZero();
        assertThat(
                        remote(
                                Map.of(
                                        "HELIOS_CERTIFICATE",
                                        ours.certificateFile("anna").toString(),
                                        "HELIOS_KEY",
                                        ours.keyFile("anna").toString()),
                                "users",
                                "list",
                                "--url",
                                address("api"),
                                "--ca",
                                ours.authority().toString()))
                .as(answer())
                .isZero();
        assertThat(answer()).contains("anna");
        assertThat(remote(given, "users", "list", "--key", ours.keyFile("anna").toString()))
                .isNotZero();
        assertThat(answer()).contains("HCLI-0309");
    }

    @Test
    void itIsSaidWhoSpeaksTlsAndWhoDoesNot() throws Exception {
        encrypt();
        start("run");
        final Map<String, String> given =
                Map.of("HELIOS_TOKEN", "none", "HELIOS_CA", ours.authority().toString());
        for (final Map<String, String> environment :
                List.of(given, Map.of("HELIOS_TOKEN", "none"))) {
            for (final String[] command :
                    new String[][] {{"users", "list"}, {"subscribe", "copies"}}) {
                final String[] all = Arrays.copyOf(command, 4);
                all[2] = "--url";
                all[3] = "http://127.0.0.1:" + port("api");
                assertThat(remote(environment, all)).isEqualTo(ExitCode.FAILED);
                assertThat(answer()).contains("HCLI-0310", "speaks TLS", "https://");
            }
        }
        assertThat(
                        remote(
                                given,
                                "users",
                                "list",
                                "--url",
                                address("health").replace("http:", "https:")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HCLI-0310", "speaks no TLS", "http://");
    }

    @Test
    void otherMachinesMayConnectWithTlsOnly() throws Exception {
        encrypt();
        Files.writeString(
                file("streaming.toml"),
                Files.readString(file("streaming.toml"))
                        .replace("[server]", "[server]\nhost = \"0.0.0.0\""));
        assertThat(ask("config", "check")).as(answer()).isZero();
        start("run");
        assertThat(address("api")).startsWith("https://0.0.0.0:");
        try (Socket socket =
                ours.client().getSocketFactory().createSocket("127.0.0.1", port("api"))) {
            assertThat(socket.isConnected()).isTrue();
        }
        end();
        Files.writeString(
                file("streaming.toml"),
                Files.readString(file("streaming.toml"))
                        .replace("certificate_file =", "#")
                        .replace("key_file =", "#"));
        assertThat(ask("run")).isNotZero();
        assertThat(answer()).contains("HSRV-0107", "tls.certificate_file");
    }

    @Test
    void aStartWithABadCertificateIsRefused() throws Exception {
        encrypt();
        ours.sign("old", "-startdate", "-10d", "-validity", "5")
                .sign("other")
                .sign("client", "-ext", "eku=clientAuth");
        final Path certificate = file("server.pem");
        Files.copy(certificate, file("good.pem"));
        assertRefused("old", "HTLS-0005");
        assertRefused("client", "HNET-0502");
        Files.copy(ours.certificateFile("other"), certificate, StandardCopyOption.REPLACE_EXISTING);
        assertRefused("HTLS-0004");
        Files.copy(file("good.pem"), certificate, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(
                file("server.key"), PosixFilePermissions.fromString("rw-r-----"));
        assertRefused("HTLS-0003");
        Files.delete(file("server.key"));
        assertRefused("HTLS-0001");
    }

    private void assertRefused(final String alias, final String code) throws Exception {
        Files.copy(
                ours.certificateFile(alias),
                file("server.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                ours.keyFile(alias),
                file("server.key"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        assertRefused(code);
    }

    private void assertRefused(final String code) {
        assertThat(ask("run")).isNotZero();
        assertThat(answer()).contains(code);
        assertThat(ask("config", "check")).isNotZero();
        assertThat(answer()).contains(code);
    }
}
