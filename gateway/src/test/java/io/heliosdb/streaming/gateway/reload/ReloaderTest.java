package io.heliosdb.streaming.gateway.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.config.ConfigError;
import io.heliosdb.streaming.gateway.config.ConfigErrors;
import io.heliosdb.streaming.gateway.config.ConfigLoader;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.log.ServerLog;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class ReloaderTest {
    @TempDir private Path folder;
    private final List<String> told = new ArrayList<>();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private ServerLog log;
    private Reloader reloader;

    /** Takes durations of tokens, and notes what it is told. */
    private final class Part implements Reloadable {
        private final String name;
        private boolean refuses;
        private boolean fails;

        Part(final String name) {
            this.name = name;
        }

        @Override
        public Set<String> keys() {
            return Set.of("security.jwt_expiration_hours");
        }

        @Override
        public Change prepare(final Configuration next) {
            if (refuses) {
                throw HeliosException.of(ConfigError.FOLDER, "no");
            }
            return new Change() {
                @Override
                public void apply() {
                    told.add(name + " applied");
                    if (fails) {
                        throw HeliosException.of(ConfigError.FOLDER, "the disk is gone");
                    }
                }

                @Override
                public void discard() {
                    told.add(name + " discarded");
                }
            };
        }
    }

    private void write(final String text) throws IOException {
        Files.writeString(folder.resolve("streaming.toml"), text);
    }

    private Configuration load() {
        return ConfigLoader.load(Optional.of(folder.resolve("streaming.toml")), Map.of(), folder);
    }

    @BeforeEach
    void start() throws IOException {
        write("");
        final Configuration started = load();
        log =
                ServerLog.open(
                        started.logging(),
                        () -> 0,
                        new PrintStream(lines, true, StandardCharsets.UTF_8));
        reloader = new Reloader(started, this::load, log);
        reloader.register(new ReloadableLog(log, settings -> settings));
    }

    @Test
    void whatCanChangeDoesAndTheRestIsNamed() throws IOException {
        log.debug("too fine");
        write("[logging]\nlevel = \"debug\"\n[server]\nport = 1\n[checkpoint]\nkeep = 3\n");
        assertThat(reloader.reload())
                .isEqualTo(new ReloadedSettings(List.of("logging.level"), List.of("server.port")));
        log.debug("now");
        assertThat(lines.toString(StandardCharsets.UTF_8))
                .doesNotContain("too fine")
                .contains("applied=logging.level", "keys=server.port", "debug now");
        assertThat(reloader.reload())
                .as("what takes a restart still does")
                .isEqualTo(new ReloadedSettings(List.of(), List.of("server.port")));
        write("");
        assertThat(reloader.reload())
                .isEqualTo(new ReloadedSettings(List.of("logging.level"), List.of()));
    }

    @Test
    void aFileWithErrorsChangesNothing() throws IOException {
        reloader.register(new Part("part"));
        write("[logging]\nlevel = \"debug\"\nformt = 1\n[server]\nport = -1\n");
        assertThatThrownBy(reloader::reload)
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> assertThat(ConfigErrors.of(error)).hasSize(2));
        assertThat(reloader.begin()).failsWithin(Duration.ofSeconds(20));
        log.debug("too fine");
        assertThat(told).isEmpty();
        assertThat(lines.size()).isZero();
    }

    @Test
    void ifOnePartRefusesNoneChanges() throws IOException {
        final Part refusing = new Part("refusing");
        reloader.register(new Part("willing"));
        reloader.register(refusing);
        refusing.refuses = true;
        write("[security]\njwt_expiration_hours = 2\n[logging]\nlevel = \"debug\"\n");
        assertThatThrownBy(reloader::reload).extracting("code").isEqualTo(ConfigError.FOLDER);
        assertThat(told).containsExactly("willing discarded");
        log.debug("too fine");
        assertThat(lines.size()).isZero();
        refusing.refuses = false;
        assertThat(reloader.reload().applied())
                .containsExactly("security.jwt_expiration_hours", "logging.level");
        assertThat(told).contains("willing applied", "refusing applied");
    }

    @Test
    void ifOneFailsTheOthersAreGivenUp() throws IOException {
        final Part failing = new Part("failing");
        reloader.register(new Part("other"));
        reloader.register(failing);
        failing.fails = true;
        write("[security]\njwt_expiration_hours = 2\n");
        assertThatThrownBy(reloader::reload).extracting("code").isEqualTo(ConfigError.FOLDER);
        assertThat(told).containsExactly("failing applied", "other discarded");
    }

    @Test
    void partsNameKeysThatExist() {
        final Reloadable part =
                new Reloadable() {
                    @Override
                    public Set<String> keys() {
                        return Set.of("logging.levl");
                    }

                    @Override
                    public Change prepare(final Configuration next) {
                        throw new AssertionError();
                    }
                };
        assertThatThrownBy(() -> reloader.register(part)).hasMessageContaining("logging.levl");
    }
}
