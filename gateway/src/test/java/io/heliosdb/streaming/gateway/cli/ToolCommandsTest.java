package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Commands about the machine: doctor, capacity, completion, support-bundle. */
@Timeout(120)
class ToolCommandsTest extends RunRig {
    private static final String SECRET = "q7Vx2LmN9tRw4KzB8yHc3PdF6sGj1AeUnY5WkQ0oTbXi7J";

    private int run(final String... command) {
        output.reset();
        return Main.execute(streams(output, output), command);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(answer());
    }

    @Test
    void doctorLooksAtThisMachine() throws IOException {
        final int exitCode = ask("doctor");
        assertThat(answer()).contains("fsync ", "file system ", "nofile ", "clock source ");
        final boolean isFit = answer().contains("\n0 failed, ");
        assertThat(exitCode).as(this::answer).isEqualTo(isFit ? ExitCode.OK : ExitCode.FAILED);
        ask("doctor", "--json");
        for (final String line : answer().lines().toList()) {
            final JsonNode finding = new ObjectMapper().readTree(line);
            assertThat(finding.path("level").asText()).isIn("ok", "warn", "fail");
            assertThat(finding.path("wanted").asText()).isNotBlank();
        }
        Files.writeString(folder.resolve("streaming.toml"), "[server]\nport = \"x\"\n");
        assertThat(ask("doctor", "--json")).isEqualTo(ExitCode.FAILED);
        assertThat(json().path("code").asText()).startsWith("HSRV-");
    }

    @Test
    void capacityPrintsBothAnswers() throws IOException {
        final String[] load = {
            "capacity", "--events-per-sec", "50000", "--event-bytes", "512", "--window-secs", "3600"
        };
        assertThat(run(load)).isZero();
        assertThat(answer().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "50,000 events/s of 512 bytes: 204.8 Mbit/s; all events of a window: 85.8"
                                + " GiB",
                        "memory GB 175 61");
        assertThat(answer()).contains("One appliance on two busy cores journaled");
        assertThat(run(Stream.concat(Stream.of(load), Stream.of("--json")).toArray(String[]::new)))
                .isZero();
        assertThat(json().path("guide").path("storage_gb").asInt()).isEqualTo(1287);
        assertThat(json().path("growth")).hasSize(4);
        assertThat(run("capacity")).isEqualTo(ExitCode.USAGE);
        assertThat(run("capacity", "--events-per-sec", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(run("capacity", "--events-per-sec", "1", "--window-secs", "99999999999"))
                .isEqualTo(ExitCode.USAGE);
    }

    /** The script is asked by a real shell. */
    @Test
    void bashCompletes() throws Exception {
        assertThat(run("completion", "bash")).isZero();
        final Path script = folder.resolve("completion.bash");
        Files.writeString(script, answer());
        assertThat(completed(script, "heliosdb-streaming", "aud")).contains("audit");
        assertThat(completed(script, "heliosdb-streaming", "users", "reset"))
                .contains("reset-admin");
        assertThat(completed(script, "heliosdb-streaming", "capacity", "--ev"))
                .contains("--events-per-sec");
        assertThat(run("completion", "zsh")).isZero();
        assertThat(answer()).contains("bashcompinit");
        assertThat(run("completion", "csh")).isEqualTo(ExitCode.USAGE);
    }

    private static String completed(final Path script, final String... words) throws Exception {
        final String typed = String.join(" ", words);
        final Process bash =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                "source "
                                        + script
                                        + "; COMP_WORDS=("
                                        + typed
                                        + "); COMP_CWORD="
                                        + (words.length - 1)
                                        + "; COMP_LINE='"
                                        + typed
                                        + "'; _complete_heliosdb-streaming; echo"
                                        + " \"${COMPREPLY[@]}\"")
                        .redirectErrorStream(true)
                        .start();
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void fishKnowsEveryCommand() {
        assertThat(run("completion", "fish")).isZero();
        assertThat(answer())
                .contains(
                        "complete -c heliosdb-streaming -n '__fish_use_subcommand' -f -a 'doctor'",
                        "-n '__fish_seen_subcommand_from jobs; and not __fish_seen_subcommand_from"
                                + " list reload pause resume restart cancel' -f -a 'pause'",
                        "-n '__fish_seen_subcommand_from users; and __fish_seen_subcommand_from"
                                + " create' -l roles -r");
    }

    private Map<String, String> bundle(final Path file) throws IOException {
        final Map<String, String> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (final var entry : zip.stream().toList()) {
                parts.put(
                        entry.getName(),
                        new String(
                                zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    @Test
    void bundlesHaveEverythingButSecrets() throws Exception {
        final Path log = folder.resolve("appliance.log");
        final Path roles = folder.resolve("rbac-config.yaml");
        final String hash = "$2b$12$abcdefghijklmnopqrstuuO4ZvB9tA0oLDFE2Z1yJgq6CjVwYb5lW";
        Files.writeString(roles, "roles: []\nusers: []\n# " + hash + "\n");
        Files.writeString(
                folder.resolve("streaming.toml"),
                Files.readString(folder.resolve("streaming.toml"))
                        + "[security]\njwt_secret = \""
                        + SECRET
                        + "\"\nrbac_file = \"rbac-config.yaml\"\n[logging]\nfile = \""
                        + log
                        + "\"\n");
        start("run");
        final Path data = folder.resolve("heliosdb-data");
        final String code = Files.readString(data.resolve("users/first-administrator")).strip();
        final String pepper = Files.readString(data.resolve("keys/password-pepper")).strip();
        Files.writeString(
                log,
                Files.readString(log)
                        + String.join(
                                "\n",
                                "signed with " + SECRET,
                                "pepper is " + pepper + " and code " + code,
                                "a hash " + hash,
                                "'password' = 'planted-1'",
                                "jdbc:x://u:planted-2@host/",
                                "Bearer planted-3-0123456789",
                                "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwbGFudGVkIn0.planted-4",
                                "the last line",
                                ""));

        final Path file = folder.resolve("bundle.zip");
        assertThat(ask("support-bundle", "--out", file.toString(), "--json"))
                .as(this::answer)
                .isZero();
        assertThat(json().path("parts")).hasSize(11);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        final Map<String, String> parts = bundle(file);
        assertThat(parts.get("status.json")).contains("\"state\" : \"running\"");
        assertThat(parts.get("threads.txt")).contains("Full thread dump", "\"main\"");
        assertThat(parts.get("configuration.txt"))
                .contains("security.jwt_secret = ***", "journal.medium = \"file\"");
        assertThat(parts.get("counters.txt")).contains("process");
        assertThat(parts.get("errors.txt")).contains("distinct errors");
        assertThat(parts.get("log.txt")).contains("listening", "the last line");
        assertThat(parts.get("files.txt")).contains("keys/password-pepper", "users/users.json");
        assertThat(parts.get("doctor.txt")).contains("fsync");
        assertThat(parts.get("machine.txt")).contains("MemTotal");
        parts.forEach(
                (name, text) ->
                        assertThat(text)
                                .as(name)
                                .doesNotContain(SECRET, pepper, code, hash, "planted"));

        assertThat(ask("support-bundle", "--out", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HCLI-0401");
        end();
        final Path later = folder.resolve("later.zip");
        assertThat(ask("support-bundle", "--out", later.toString())).isZero();
        assertThat(bundle(later).get("status.json")).contains("not to be had: error HSRV-0301");
        assertThat(bundle(later).get("threads.txt")).contains("no appliance runs");
    }
}
