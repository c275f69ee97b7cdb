package io.heliosdb.streaming.gateway.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.appliance.ApplianceSettings;
import io.heliosdb.streaming.gateway.config.ConfigLoader;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class ApplianceConfigurationTest {
    private static ApplianceSettings settings(final Map<String, String> environment) {
        return ApplianceConfiguration.settings(
                ConfigLoader.load(Optional.empty(), environment, Path.of("/nowhere")));
    }

    @Test
    void variablesOfOtherNamesReachTheAppliance() {
        assertThat(settings(Map.of()).queueDepth()).isEqualTo(256);
        final ApplianceSettings all =
                settings(
                        Map.of(
                                "MAX_QUEUE_DEPTH", "10000",
                                "CHECKPOINT_INTERVAL", "0.5",
                                "DLQ_DIR", "/dead"));
        assertThat(all.queueDepth()).isEqualTo(10_000);
        assertThat(all.checkpointIntervalMs()).isEqualTo(500);
        assertThat(all.deadLetters()).isEqualTo(Path.of("/dead"));
    }
}
