package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.heliosdb.streaming.gateway.client.ClientContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An appliance and the commands that ask it over REST. */
@Timeout(120)
class RemoteCommandsTest extends RunRig {
    private static final Pattern API = Pattern.compile("listening .*?api=(\\S+)");
    private static final String PASSWORD = "vogel taucht im winter";
    private static final String OTHER = "nebel steigt im herbst";

    private final TypedPasswords typed = new TypedPasswords();
    private final Map<String, String> environment = new TreeMap<>();

    private String api() {
        final Matcher found = API.matcher(notices.toString(StandardCharsets.UTF_8));
        String api = "";
        while (found.find()) {
            api = found.group(1); // of the newest start
        }
        return api;
    }

    private Path data() {
        return folder.resolve("heliosdb-data");
    }

    private Path codeFile() {
        return data().resolve("users/first-administrator");
    }

    /** Runs a command against the API; both streams are the answer. */
    private int remote(final String... command) {
        return local(
                Stream.concat(Stream.of(command), Stream.of("--url", api()))
                        .toArray(String[]::new));
    }

    private int local(final String... command) {
        output.reset();
        return command(output, environment, typed, command);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(answer());
    }

    private void loginFirst(final String name, final String password) {
        typed.type(password, password);
        assertThat(remote("login", "--user", name, "--code-file", codeFile().toString()))
                .as(this::answer)
                .isZero();
    }

    @Test
    void usersAreMadeAndLoggedIn() throws Exception {
        start("run");
        assertThat(remote("users", "list")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HCLI-0303", "heliosdb-streaming login");
        typed.type(PASSWORD, "something else entirely");
        assertThat(remote("login", "--user", "anna", "--code-file", codeFile().toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HCLI-0308");
        loginFirst("anna", PASSWORD);
        assertThat(answer()).startsWith("anna (Admin) is logged in at " + api());

        final Path kept;
        try (Stream<Path> files = Files.list(folder.resolve("home/.config/heliosdb/logins"))) {
            kept = files.findFirst().orElseThrow();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(remote("users", "list", "--json")).isEqualTo(ExitCode.FAILED);
        assertThat(json().path("code").asText()).isEqualTo("HCLI-0306");
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-------"));

        typed.type(OTHER);
        assertThat(remote("users", "create", "bert", "--roles", "Viewer", "--password-stdin"))
                .as(this::answer)
                .isZero();
        assertThat(remote("users", "list")).isZero();
        assertThat(answer().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly("anna enabled Admin", "bert enabled Viewer");
        assertThat(remote("users", "list", "--json")).isZero();
        assertThat(json().path("users")).hasSize(2);
        assertThat(remote("users", "roles", "bert", "--roles", "Operator,Viewer")).isZero();
        assertThat(answer()).contains("Operator, Viewer");
        assertThat(remote("users", "disable", "bert")).isZero();
        assertThat(answer()).contains("disabled");
        assertThat(remote("users", "enable", "bert")).isZero();
        assertThat(remote("users", "disable", "anna")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HSEC-0304");
        typed.type("x");
        assertThat(remote("users", "passwd", "bert", "--password-stdin", "--json"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(json().path("code").asText()).isEqualTo("HSEC-0306");
        assertThat(json().path("hint").asText()).isNotBlank();
        assertThat(remote("users", "delete", "bert/../anna")).isEqualTo(ExitCode.FAILED);
        assertThat(remote("users")).isEqualTo(ExitCode.USAGE);

        assertThat(remote("users", "delete", "bert", "--json")).isZero();
        assertThat(json().path("deleted").asText()).isEqualTo("bert");
        final String token = new ObjectMapper().readTree(kept.toFile()).path("token").asText();
        assertThat(remote("logout")).isZero();
        assertThat(kept).doesNotExist();
        environment.put(ClientContext.TOKEN_VARIABLE, token);
        assertThat(remote("users", "list")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HSEC-0406"); // revoked
        assertThat(remote("logout")).isZero();
        environment.clear();
        typed.type("anna", PASSWORD);
        assertThat(remote("login", "--json")).isZero();
        assertThat(json().has("token")).isFalse();
        assertThat(remote("users", "revoke", "anna")).isZero();
        assertThat(remote("users", "list")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HSEC-0407");
        end();
        assertThat(remote("users", "list")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HCLI-0301");
    }

    @Test
    void secretsAreNotSentInTheClear() {
        typed.type("anna", PASSWORD);
        assertThat(local("login", "--url", "http://192.0.2.1:8080")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HCLI-0304").doesNotContain(PASSWORD);
        for (final String url :
                new String[] {
                    "ftp://x", "http://anna:geheim@x:1", "http://", "x:y:z", "http://h?q"
                }) {
            typed.type("anna", PASSWORD);
            assertThat(local("login", "--url", url)).isEqualTo(ExitCode.FAILED);
            assertThat(answer()).contains("HCLI-0305").doesNotContain("geheim");
        }
    }

    @Test
    void ordersAreInTheAuditLogWhoeverGaveThem() throws Exception {
        start("run");
        loginFirst("anna", PASSWORD);
        assertThat(remote("top", "--count", "1", "--interval", "0.1")).as(this::answer).isZero();
        assertThat(answer()).contains("ROWS/S", "copy  ", " running ");
        assertThat(ask("top", "--count", "2", "--interval", "0.1", "--json")).isZero();
        assertThat(answer().lines()).hasSize(2).allMatch(line -> line.contains("\"job\":\"copy\""));
        assertThat(answer()).contains("\"durability\":\"fsynced\"", "\"dead_letters\":0");
        assertThat(ask("top", "--interval", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(ask("jobs", "pause", "copy")).isZero();
        assertThat(ask("jobs", "resume", "nothing")).isEqualTo(ExitCode.FAILED);
        assertThat(ask("jobs", "resume", "copy")).isZero();
        assertThat(ask("savepoint", "create")).as(this::answer).isZero();
        assertThat(remote("audit", "list", "--json")).isZero();
        final String local = "local:" + System.getProperty("user.name");
        final String entry = "\"who\":\"" + local + "\",\"address\":\"local\",\"action\":\"";
        assertThat(answer())
                .contains(
                        entry + "job.pause\",\"object\":\"copy\",\"outcome\":\"ordered\"",
                        entry + "job.pause\",\"object\":\"copy\",\"outcome\":\"done\"",
                        entry
                                + "job.resume\",\"object\":\"nothing\",\"outcome\":\"failed\","
                                + "\"detail\":\"HSRV-",
                        entry + "savepoint.create\",\"object\":\"\",\"outcome\":\"done\"");
        assertThat(remote("audit", "list", "--user", "anna")).isZero();
        assertThat(answer()).contains("auth.register").doesNotContain("local:");
        assertThat(remote("audit", "list", "--since", "2999-01-01T00:00:00Z")).isZero();
        assertThat(answer()).isEmpty();
        assertThat(remote("audit", "list", "--since", "yesterday")).isEqualTo(ExitCode.USAGE);
        assertThat(local("audit", "verify", "--data", data().toString())).as(this::answer).isZero();
        assertThat(ask("stop")).isZero();
        assertThat(running.get()).isZero();

        assertThat(local("audit", "verify", "--data", data().toString(), "--json"))
                .as(this::answer)
                .isZero();
        final String head = json().path("head").asText();
        final Path log;
        try (Stream<Path> files = Files.list(data().resolve("audit"))) {
            log = files.findFirst().orElseThrow();
        }
        final String whole = Files.readString(log);
        assertThat(whole).contains("\"action\":\"appliance.stop\",\"object\":\"\",\"outcome\":");
        Files.writeString(log, whole.substring(0, whole.lastIndexOf("{\"seq\"")));
        assertThat(local("audit", "verify", "--data", data().toString())).as(this::answer).isZero();
        assertThat(local("audit", "verify", "--data", data().toString(), "--head", head))
                .isEqualTo(ExitCode.FAILED);
        Files.writeString(log, whole.replaceFirst("job.pause", "job.cause"));
        assertThat(local("audit", "verify", "--data", data().toString()))
                .isEqualTo(ExitCode.FAILED);
        final long line = whole.substring(0, whole.indexOf("job.pause")).lines().count();
        assertThat(answer()).contains("BROKEN: ", ", line " + line + ": the entry was changed");
        assertThat(local("audit", "verify", "--data", folder.resolve("jobs").toString()))
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void whoForgetsHisPasswordOwnsTheMachine() throws Exception {
        start("run");
        loginFirst("anna", PASSWORD);
        assertThat(local("users", "reset-admin", "--data", data().toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HSRV-0201"); // it runs
        end();
        start("run");
        assertThat(codeFile()).doesNotExist();
        end();
        assertThat(local("users", "reset-admin", "--data", data().toString())).isZero();
        assertThat(answer()).contains("--code-file " + codeFile());

        start("run");
        typed.type(PASSWORD); // nothing has changed yet
        assertThat(remote("login", "--user", "anna", "--password-stdin")).as(this::answer).isZero();
        loginFirst("anna", OTHER);
        typed.type(PASSWORD);
        assertThat(remote("login", "--user", "anna", "--password-stdin"))
                .isEqualTo(ExitCode.FAILED);
        typed.type(OTHER, OTHER);
        assertThat(remote("login", "--user", "eve", "--code-file", codeFile().toString()))
                .isEqualTo(ExitCode.FAILED); // it is good once
        assertThat(answer()).contains("HSEC-0309");
        assertThat(remote("audit", "list")).isZero();
        assertThat(answer()).contains("users.reset-admin");
        end();
        start("run");
        assertThat(codeFile()).doesNotExist();
        end();
    }
}
