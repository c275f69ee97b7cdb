package io.heliosdb.streaming.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Variables of the environment in the values of a file, and who has given a value. */
class ConfigVariablesTest {
    @TempDir private Path folder;
    private final Map<String, String> environment = new HashMap<>();

    private Configuration load(final String text) {
        final Path file = folder.resolve("etc.toml");
        try {
            Files.writeString(file, text);
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
        return ConfigLoader.load(Optional.of(file), environment, folder);
    }

    @Test
    void standInValuesOfEveryType() {
        environment.putAll(
                Map.of(
                        "PORT", "9000",
                        "HALF", "0.5",
                        "SEALED", "false",
                        "PACKED", "zstd",
                        "SIZE", "1048576",
                        "PLACE", "lasting",
                        "LEVELS", "gateway.http=debug",
                        "EMPTY", ""));
        final Configuration all =
                load(
                        """
                        [server]
                        port = "${PORT}"
                        health_check_port = "${NOBODY:-9001}"
                        instance_id = "pod-${EMPTY:-0}"
                        [streaming]
                        checkpoint_interval_secs = "${HALF}"
                        [state]
                        encryption_enabled = "${SEALED}"
                        [checkpoint]
                        compression = "${PACKED}"
                        keep = "${EMPTY:-4}"
                        [journal]
                        segment_bytes = "${SIZE}"
                        [data]
                        directory = "${PLACE}/${NOBODY:-here}"
                        [logging]
                        packages = "${LEVELS}"
                        backtrace = "${NOBODY:-full}"
                        """);
        assertThat(all.server().port()).isEqualTo(9000);
        assertThat(all.server().healthPort()).isEqualTo(9001);
        assertThat(all.instance().id()).contains("pod-0");
        assertThat(all.streaming().checkpointIntervalMs()).isEqualTo(500);
        assertThat(all.state().isEncrypted()).isFalse();
        assertThat(all.checkpoint().compression()).isEqualTo(Compression.ZSTD);
        assertThat(all.checkpoint().keep()).isEqualTo(4);
        assertThat(all.journal().segmentBytes()).isEqualTo(1 << 20);
        assertThat(all.data().directory()).isEqualTo(folder.resolve("lasting/here"));
        assertThat(all.logging().level(LoggedPackage.HTTP)).isEqualTo(LoggingSettings.Level.DEBUG);
        assertThat(all.logging().backtrace()).isEqualTo(LoggingSettings.Backtrace.FULL);
    }

    @Test
    void twoDollarsStandForThemselves() {
        environment.put("A", "x$");
        final Path data =
                load("data.directory = \"$${A}-${A}-$A-$$${A}-${B:-$}\"\n").data().directory();
        assertThat(data).isEqualTo(folder.resolve("${A}-x$-$A-$${A}-$"));
    }

    @Test
    void whatIsNotSetIsAnErrorWithKeyLineAndName() {
        assertThatThrownBy(() -> load("[server]\nhost = \"${MY_HOST}\"\nport = \"${MY_PORT}\"\n"))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(ConfigError.VARIABLE);
                            assertThat(error.what()).contains("MY_HOST");
                            assertThat(error.detail()).contains("server.host");
                            assertThat(error.position().orElseThrow().line()).isEqualTo(2);
                            assertThat(ConfigErrors.of(error)).hasSize(2);
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${A", "${}", "${1A}", "${A-b}", "${A:b}", "${ A }"})
    void whatIsNoReferenceIsRefused(final String text) {
        environment.put("A", "a");
        assertThatThrownBy(() -> load("server.host = \"" + text + "\"\n"))
                .extracting("code", "position.line")
                .containsExactly(ConfigError.SYNTAX, 1L);
    }

    @Test
    void aValueOfAVariableIsCheckedAsAnyOther() {
        environment.put("PORT", "99999");
        assertThatThrownBy(() -> load("\nserver.port = \"${PORT}\"\n"))
                .hasMessageContaining("'${PORT}' is no value of server.port")
                .hasMessageContaining("environment variable PORT")
                .extracting("position.line")
                .isEqualTo(2L);
    }

    @Test
    void everyValueKnowsWhoHasGivenIt() {
        environment.put("MY_HOST", "localhost");
        environment.put("HELIOS_CHECKPOINT__KEEP", "7");
        environment.put("JWT_SECRET", "0123456789 abcdefghij ABCDEFGHIJ");
        final Map<String, String> settings =
                load("[server]\nhost = \"${MY_HOST}\"\nport = 1\n").settings().stream()
                        .collect(
                                Collectors.toMap(
                                        EffectiveSetting::fullName,
                                        each -> each + " by " + each.origin()));
        final String file = folder.resolve("etc.toml").toString();
        assertThat(settings)
                .containsEntry(
                        "server.host",
                        "server.host=localhost by " + file + ", line 2, column 1, with MY_HOST")
                .containsEntry("server.port", "server.port=1 by " + file + ", line 3, column 1")
                .containsEntry(
                        "checkpoint.keep",
                        "checkpoint.keep=7 by environment variable HELIOS_CHECKPOINT__KEEP")
                .containsEntry("journal.medium", "journal.medium=archive by default")
                .containsEntry("logging.file", "logging.file=standard error by default")
                .containsEntry(
                        "security.jwt_secret",
                        "security.jwt_secret=******** by environment variable JWT_SECRET");
        assertThat(settings).hasSize(ConfigKeys.ALL.size());
    }
}
