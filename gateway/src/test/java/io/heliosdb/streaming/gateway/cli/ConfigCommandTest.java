package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.heliosdb.streaming.gateway.config.ConfigLoader;
import io.heliosdb.streaming.gateway.config.Configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Settings printed, checked, described and read again by commands. */
@Timeout(120)
class ConfigCommandTest extends RunRig {
    private static final String SECRET = "k3Tq-9vLx.0zRb_7mWc+2yHd/5nJf=8sPg";

    private Path file() {
        return folder.resolve("streaming.toml");
    }

    private void write(final String text) throws IOException {
        Files.writeString(file(), text);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(answer());
    }

    @Test
    void whatIsPrintedSaysTheSameButForSecrets() throws Exception {
        write(
                """
                [server]
                port = "${NOBODY_HAS_THIS:-0}"
                [security]
                jwt_secret = "%s"
                [streaming]
                checkpoint_interval_secs = 0.5
                [jobs]
                directory = "jobs $${x}"
                [logging]
                packages = "gateway.http=debug"
                """
                        .formatted(SECRET));
        assertThat(ask("config", "print")).isZero();
        assertThat(answer())
                .contains(
                        "port = 0  # " + file() + ", line 2, column 1, with NOBODY_HAS_THIS",
                        "health_check_port = 8081  # default",
                        "jwt_secret = \"********\"  # " + file() + ", line 4",
                        "# rbac_file: none")
                .doesNotContain(SECRET);
        final Path printed = folder.resolve("printed.toml");
        Files.writeString(printed, answer());
        final Configuration first = ConfigLoader.load(Optional.of(file()), Map.of(), folder);
        final Configuration second = ConfigLoader.load(Optional.of(printed), Map.of(), folder);
        assertThat(second.settings())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("origin", "value")
                .isEqualTo(first.settings());
        assertThat(second.settings().stream().map(Object::toString))
                .isEqualTo(first.settings().stream().map(Object::toString).toList());

        assertThat(ask("config", "print", "--json")).isZero();
        assertThat(answer()).doesNotContain(SECRET);
        assertThat(json().path("file").asText()).isEqualTo(file().toString());
        for (final JsonNode setting : json().path("settings")) {
            if (setting.path("key").asText().equals("server.port")) {
                assertThat(setting.path("value").asInt()).isZero();
                assertThat(setting.at("/source/kind").asText()).isEqualTo("file");
                assertThat(setting.at("/source/line").asInt()).isEqualTo(2);
            }
        }
    }

    @Test
    void checkTellsEverythingAtOnce() throws Exception {
        write("[server]\nport = -1\n[jurnal]\n[kafka]\ngroup_id = \"a\"\n");
        assertThat(ask("config", "check")).isEqualTo(ExitCode.FAILED);
        assertThat(answer())
                .contains(
                        "error HSRV-0104: '-1' is no value of server.port",
                        file() + ", line 2, column 1",
                        "did you mean [journal]?",
                        "kafka.group_id is not there yet")
                .endsWith("3 errors, 0 warnings\n");
        assertThat(ask("config", "check", "--json")).isEqualTo(ExitCode.FAILED);
        assertThat(json().path("ok").asBoolean()).isFalse();
        assertThat(json().path("errors")).hasSize(3);
        assertThat(json().at("/errors/0/position/line").asInt()).isEqualTo(2);
    }

    @Test
    void checkLooksAtTheMachineToo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(folder.resolve("plain"), "");
            write(
                    """
                    [server]
                    port = %d
                    health_check_port = 0
                    [state]
                    path = "plain/checkpoints"
                    [security]
                    jwt_secret = "0123456789"
                    rbac_file = "nowhere.yaml"
                    [jobs]
                    directory = "nowhere"
                    [engine]
                    memory_mib = 1048576
                    """
                            .formatted(taken.getLocalPort()));
            assertThat(ask("config", "check")).isEqualTo(ExitCode.FAILED);
            assertThat(answer())
                    .contains(
                            "error HSRV-0110: server.port cannot be had",
                            "error HSRV-0109: state.path cannot be used",
                            "error HSRV-0109: jobs.directory cannot be used",
                            "cannot read the file of roles",
                            "warning HSRV-0111: engine.memory_mib is more than there is")
                    .doesNotContain("0123456789")
                    .contains("5 errors");
        }
    }

    @Test
    void checkTakesAFileInPlaceOfTheOption() throws Exception {
        final Path other = Files.writeString(folder.resolve("other.toml"), "[jurnal]\n");
        assertThat(ask("config", "check", other.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains(other.toString());
        assertThat(ask("config", "check")).as(answer()).isZero();
        assertThat(answer()).contains("0 errors");
    }

    @Test
    void aStartPrintsAllErrors() throws Exception {
        write("[server]\nport = -1\nhots = 1\n");
        assertThat(ask("run")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("server.port", "did you mean server.host?");
    }

    @Test
    void theSchemaIsPrinted() throws Exception {
        output.reset();
        assertThat(Main.execute(streams(output, output), "config", "schema")).isZero();
        assertThat(json().path("$schema").asText()).contains("2020-12");
        assertThat(json().at("/properties/server/properties/port/anyOf/0/maximum").asInt())
                .isEqualTo(65_535);
    }

    @Test
    void theRunningApplianceReadsItsFileAgain() throws Exception {
        start("run");
        final String before = Files.readString(file());
        assertThat(ask("config", "check")).as("its own ports").isZero();
        write(before + "[logging]\nlevel = \"debug\"\n[checkpoint]\nkeep = 9\n");
        assertThat(ask("config", "reload")).isZero();
        assertThat(answer())
                .isEqualTo(
                        """
                        logging.level: applied
                        checkpoint.keep: needs a restart
                        job copy: unchanged
                        """);
        assertThat(ask("config", "reload", "--json")).isZero();
        assertThat(json().path("applied")).isEmpty();
        assertThat(json().at("/needs_restart/0").asText()).isEqualTo("checkpoint.keep");
        write(before + "[nowhere]\n[jurnal]\n");
        assertThat(ask("config", "reload")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("[nowhere]", "[journal]?");
        write(before);
        end();
    }
}
