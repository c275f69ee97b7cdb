package io.heliosdb.streaming.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class LoggingSettingsTest {
    private static LoggingSettings load(final Map<String, String> environment) {
        return ConfigLoader.load(Optional.empty(), environment, Path.of("/nowhere")).logging();
    }

    private static LoggingSettings load(final String name, final String value) {
        return load(Map.of(name, value));
    }

    @Test
    void theLongestNameCounts() {
        final LoggingSettings settings =
                load(
                        Map.of(
                                "HELIOS_LOGGING__LEVEL", "warn",
                                "HELIOS_LOGGING__PACKAGES", "gateway.http=trace, gateway = debug"));
        assertThat(settings.level(LoggedPackage.HTTP)).isEqualTo(LoggingSettings.Level.TRACE);
        assertThat(settings.level(LoggedPackage.SERVER)).isEqualTo(LoggingSettings.Level.DEBUG);
        assertThat(load(Map.of()).level(LoggedPackage.HTTP)).isEqualTo(LoggingSettings.Level.INFO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "debug | DEBUG | DEBUG",
                "WARN,gateway.http=trace | WARN | TRACE",
                "heliosdb_streaming=error | ERROR | ERROR",
                "heliosdb_streaming::gateway::http=debug | INFO | DEBUG",
                "'' | INFO | INFO",
            })
    void bothVariablesSetLevelAndPackages(
            final String value,
            final LoggingSettings.Level server,
            final LoggingSettings.Level http) {
        for (final String variable : new String[] {"HELIOS_LOG", "RUST_LOG"}) {
            final LoggingSettings settings = load(variable, value);
            assertThat(settings.level(LoggedPackage.SERVER)).isEqualTo(server);
            assertThat(settings.level(LoggedPackage.HTTP)).isEqualTo(http);
        }
    }

    @Test
    void whatIsMeantForOtherProgramsIsPassedOver() {
        final LoggingSettings settings = load("RUST_LOG", "hyper=debug,off,gateway.http=warn");
        assertThat(settings.level()).isEqualTo(LoggingSettings.Level.INFO);
        assertThat(settings.level(LoggedPackage.HTTP)).isEqualTo(LoggingSettings.Level.WARN);
        assertThatThrownBy(() -> load("HELIOS_LOG", "hyper=debug"))
                .hasMessageContaining("hyper=debug");
        assertThatThrownBy(() -> load("HELIOS_LOGGING__PACKAGES", "gateway.htp=debug"))
                .extracting("code")
                .isEqualTo(ConfigError.VALUE);
    }

    @Test
    void theOwnVariableWeighsMoreAndThatOfTheKeyMost() {
        assertThat(load(Map.of("RUST_LOG", "trace", "HELIOS_LOG", "warn")).level())
                .isEqualTo(LoggingSettings.Level.WARN);
        assertThat(load(Map.of("HELIOS_LOG", "warn", "HELIOS_LOGGING__LEVEL", "error")).level())
                .isEqualTo(LoggingSettings.Level.ERROR);
    }

    @ParameterizedTest
    @CsvSource({"0,OFF", "1,SHORT", "full,FULL"})
    void theDepthOfStacksHasItsVariable(
            final String value, final LoggingSettings.Backtrace backtrace) {
        assertThat(load("RUST_BACKTRACE", value).backtrace()).isEqualTo(backtrace);
        assertThat(load("HELIOS_BACKTRACE", value).backtrace()).isEqualTo(backtrace);
    }
}
