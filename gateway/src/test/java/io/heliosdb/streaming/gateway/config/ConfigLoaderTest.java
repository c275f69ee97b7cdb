package io.heliosdb.streaming.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.journal.Durability;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class ConfigLoaderTest {
    @TempDir private Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private Path work;

    @BeforeEach
    void makeWorkingFolder() throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
    }

    private Configuration load(final String text) {
        final Path file = folder.resolve("etc.toml");
        try {
            Files.writeString(file, text);
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
        return ConfigLoader.load(Optional.of(file), environment, work);
    }

    private AbstractThrowableAssert<?, ?> assertRefused(final ConfigError code, final String text) {
        return assertThatThrownBy(() -> load(text))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(code);
                            assertThat(error.hint()).isNotEmpty();
                        });
    }

    @Test
    void everythingHasADefault() {
        final Configuration all = ConfigLoader.load(Optional.empty(), environment, work);
        assertThat(all.source()).isEmpty();
        assertThat(all.data().directory()).isEqualTo(work.resolve("heliosdb-data"));
        assertThat(all.state().path()).isEqualTo(work.resolve("heliosdb-data/checkpoints"));
        assertThat(all.kms().keyFile()).isEqualTo(work.resolve("heliosdb-data/keys/local.key"));
        assertThat(all.jobs().directory()).isEqualTo(work.resolve("jobs"));
        assertThat(all.jobs().deadLetters()).isEqualTo(work.resolve("heliosdb-data/dead-letters"));
        assertThat(all.journal())
                .isEqualTo(
                        new JournalSettings(
                                JournalSettings.Medium.ARCHIVE,
                                Durability.FSYNCED,
                                86_400_000,
                                0,
                                64 << 20,
                                10,
                                20));
        assertThat(all.streaming().checkpointIntervalMs()).isEqualTo(60_000);
        assertThat(all.checkpoint().keep()).isEqualTo(3);
        assertThat(all.state().isEncrypted()).isTrue();
        assertThat(all.logging().file()).isEmpty();
    }

    @Test
    void readsAFile() {
        final Configuration all =
                load(
                        """
                        [data]
                        directory = "lasting"   # beside this file
                        [journal]
                        medium = "file"
                        durability = "journaled"
                        segment_bytes = 1_048_576
                        [streaming]
                        checkpoint_interval_secs = 0.5
                        [state]
                        encryption_enabled = false
                        path = "/mnt/checkpoints"
                        [jobs]
                        on_error = "dead-letter"
                        [logging]
                        format = "json"
                        file = "lasting/log.json"
                        """);
        assertThat(all.source()).contains(folder.resolve("etc.toml"));
        assertThat(all.data().directory()).isEqualTo(folder.resolve("lasting"));
        assertThat(all.journal().medium()).isEqualTo(JournalSettings.Medium.FILE);
        assertThat(all.journal().durability()).isEqualTo(Durability.JOURNALED);
        assertThat(all.journal().segmentBytes()).isEqualTo(1 << 20);
        assertThat(all.streaming().checkpointIntervalMs()).isEqualTo(500);
        assertThat(all.state()).isEqualTo(new StateSettings(Path.of("/mnt/checkpoints"), false));
        assertThat(all.jobs().onError()).isEqualTo(JobSettings.OnError.DEAD_LETTER);
        assertThat(all.kms().keyFile()).isEqualTo(folder.resolve("lasting/keys/local.key"));
        assertThat(all.jobs().directory()).as("a default").isEqualTo(folder.resolve("jobs"));
        assertThat(all.logging())
                .isEqualTo(
                        new LoggingSettings(
                                LoggingSettings.Level.INFO,
                                LoggingSettings.Format.JSON,
                                Optional.of(folder.resolve("lasting/log.json"))));
    }

    @Test
    void theEnvironmentWeighsMoreThanTheFile() {
        environment.put("HELIOS_CHECKPOINT__KEEP", "7");
        environment.put("CHECKPOINT_INTERVAL", "5");
        environment.put("HELIOS_DATA__DIRECTORY", "mine");
        environment.put("HELIOS_STATE__ENCRYPTION_ENABLED", "false");
        environment.put("HELIOSDB_FAST_START", "off");
        final Configuration all =
                load("checkpoint.keep = 4\nstreaming.checkpoint_interval_secs = 9\n");
        assertThat(all.checkpoint().keep()).isEqualTo(7);
        assertThat(all.streaming().checkpointIntervalMs()).isEqualTo(5000);
        assertThat(all.data().directory()).isEqualTo(work.resolve("mine"));
        assertThat(all.state().isEncrypted()).isFalse();
    }

    @Test
    void unknownKeysAreNamedWithTheirPlaceAndTheNearest() {
        assertRefused(ConfigError.UNKNOWN_KEY, "[journal]\nmedium = \"file\"\n  durabilty = 1\n")
                .hasMessageContaining("journal.durabilty")
                .extracting("hint", "position.file", "position.line", "position.column")
                .containsExactly(
                        "did you mean journal.durability?", folder.resolve("etc.toml") + "", 3L, 3);
        assertRefused(ConfigError.UNKNOWN_KEY, "[jurnal]\n")
                .extracting("hint", "position.line")
                .containsExactly("did you mean [journal]?", 1L);
        assertRefused(ConfigError.UNKNOWN_KEY, "durability = \"memory\"\n")
                .extracting("hint")
                .isEqualTo("did you mean journal.durability?");
        environment.put("HELIOS_JOURNAL__MEDUM", "file");
        assertRefused(ConfigError.UNKNOWN_KEY, "")
                .extracting("hint")
                .isEqualTo("did you mean HELIOS_JOURNAL__MEDIUM?");
    }

    @Test
    void whatIsPlannedIsRefusedAsSuch() {
        assertRefused(ConfigError.NOT_YET, "[kafka]\ngroup_id = \"a\"\n")
                .extracting("position.line", "detail")
                .containsExactly(2L, "there is no Kafka connector");
        assertRefused(ConfigError.NOT_YET, "[state]\nbackend = \"s3\"\n")
                .extracting("position.line")
                .isEqualTo(2L);
        assertRefused(ConfigError.NOT_YET, "[kms]\nprovider = \"aws\"\n");
        environment.put("STATE_BACKEND", "memory");
        assertRefused(ConfigError.NOT_YET, "").hasMessageContaining("STATE_BACKEND");
        environment.remove("STATE_BACKEND");
        environment.put("HELIOS_STREAMING__MAX_PARALLELISM", "8");
        assertRefused(ConfigError.NOT_YET, "").hasMessageContaining("MAX_PARALLELISM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "journal.min_free_percent = 91 | write a whole number from 1 to 90",
                "journal.min_free_percent = 10.5 | write a whole number from 1 to 90",
                "journal.segment_bytes = 3000000 | write a power of two from 1048576 to 1073741824",
                "journal.durability = \"FSYNCED\" |"
                        + " write one of \"memory\", \"journaled\", \"fsynced\"",
                "state.encryption_enabled = 1 | write true or false",
                "state.path = \"\" | write a path",
                "streaming.checkpoint_interval_secs = 0 | write seconds from 0.1 to 86400",
                "jobs.directory = [\"a\"] | write a path",
                "server.port = \"8080\" | write a whole number from 0 to 65535",
                "server.instance_id = \"pod\" |"
                        + " write a number from 0 in quotes, or a name that ends in -number",
                "checkpoint = 3 | docs/reference/configuration.md lists all keys",
            })
    void valuesHaveATypeAndARange(final String text, final String hint) {
        assertThatThrownBy(() -> load("\n\n" + text + "\n"))
                .extracting("hint", "position.line")
                .containsExactly(hint, 3L);
    }

    @Test
    void whatIsNotListenedAtMayBeTheSame() {
        assertThat(load("[server]\nfeed = false\nfeed_port = 8080\n").listeners()).hasSize(3);
        assertThat(load("[server]\nhttp = false\nport = 8081\n").listeners()).isEmpty();
    }

    @Test
    void settingsMustNotContradictEachOther() {
        assertRefused(ConfigError.CONFLICT, "[journal]\nalarm_free_percent = 5\n")
                .extracting("position.line")
                .isEqualTo(2L);
        assertRefused(ConfigError.CONFLICT, "[jobs]\nrestart_backoff_ms = 70000\n");
        assertRefused(ConfigError.CONFLICT, "[server]\nport = 8081\n")
                .hasMessageContaining("server.health_check_port");
        assertRefused(ConfigError.CONFLICT, "[server]\nfeed_port = 8080\n")
                .hasMessageContaining("server.feed_port");
        environment.put("INSTANCE_ID", "streaming-processor-1");
        assertRefused(ConfigError.CONFLICT, "").hasMessageContaining("INSTANCE_ID");
        environment.put("INSTANCE_COUNT", "3");
        assertRefused(ConfigError.NOT_YET, "").hasMessageContaining("INSTANCE_COUNT");
    }

    @Test
    void everythingWrongIsToldAtOnceInTheOrderOfTheFile() {
        environment.put("HELIOS_JOBS__RESTART_ATTEMPTS", "many");
        assertThatThrownBy(
                        () ->
                                load(
                                        """
                                        [server]
                                        port = -1
                                        [nowhere]
                                        [journal]
                                        alarm_free_percent = 5
                                        medium = "paper"
                                        [kafka]
                                        group_id = "a"
                                        """))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        thrown ->
                                assertThat(ConfigErrors.of(thrown))
                                        .extracting(
                                                each ->
                                                        each.code().code()
                                                                + each.position()
                                                                        .map(at -> "@" + at.line())
                                                                        .orElse(""))
                                        .containsExactly(
                                                "HSRV-0104@2",
                                                "HSRV-0103@3",
                                                "HSRV-0106@5",
                                                "HSRV-0104@6",
                                                "HSRV-0105@8",
                                                "HSRV-0104"));
        assertThatThrownBy(() -> load("a = \nb = \n"))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        thrown -> assertThat(ConfigErrors.of(thrown)).hasSize(2));
    }

    @Test
    void secretsAreNotShown() {
        assertRefused(ConfigError.VALUE, "[security]\njwt_secret = 123456\n")
                .hasMessageNotContaining("123456");
        environment.put("TOKENS", "shall not be seen");
        assertRefused(ConfigError.VALUE, "[server]\nport = \"${TOKENS}\"\n")
                .hasMessageNotContaining("shall not")
                .hasMessageContaining("${TOKENS}");
    }

    @Test
    void ambientVariablesOfLaterConnectorsAreOnlyNoted() {
        environment.put("KAFKA_PASSWORD", "shall not be seen");
        assertThat(load("").warnings())
                .singleElement()
                .satisfies(
                        warning -> {
                            assertThat(warning.code()).isEqualTo(ConfigError.NO_EFFECT);
                            assertThat(warning)
                                    .hasMessageContaining("KAFKA_PASSWORD")
                                    .hasMessageNotContaining("shall not");
                        });
    }

    @Test
    void whatIsNoConfigurationIsRefused() throws IOException {
        assertRefused(ConfigError.SYNTAX, "[journal\nmedium = file\n")
                .extracting("position.line")
                .isEqualTo(1L);
        assertThatThrownBy(
                        () ->
                                ConfigLoader.load(
                                        Optional.of(folder.resolve("nowhere.toml")),
                                        environment,
                                        work))
                .extracting("code")
                .isEqualTo(ConfigError.UNREADABLE);
        final Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
        assertThatThrownBy(() -> ConfigLoader.load(Optional.of(binary), environment, work))
                .extracting("code")
                .isEqualTo(ConfigError.SYNTAX);
    }

    @Test
    void findsTheFileOfTheWorkingFolder() throws IOException {
        final Path file = Files.createFile(work.resolve("streaming.toml"));
        assertThat(ConfigLoader.find(work, false)).contains(file);
        assertThat(ConfigLoader.find(work, true)).contains(file);
    }

    @Test
    void keysAreDeclaredOnce() {
        assertThat(ConfigKeys.ALL).extracting(ConfigKey::fullName).doesNotHaveDuplicates();
        assertThat(ConfigKeys.ALL).filteredOn(key -> !key.meaning().endsWith(".")).isEmpty();
        assertThat(ConfigKeys.ALL).filteredOn(key -> PlannedKeys.contain(key.fullName())).isEmpty();
    }
}
