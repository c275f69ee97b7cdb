package io.heliosdb.streaming.gateway.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.SealError;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.config.ConfigError;
import io.heliosdb.streaming.gateway.config.ConfigLoader;
import io.heliosdb.streaming.gateway.config.Configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of a configuration, and where a local one is not safe enough. */
final class KeysTest {
    @TempDir private Path folder;
    private final FileStorage storage = new FileStorage();

    private Configuration configuration(final String variable, final String value) {
        return ConfigLoader.load(Optional.empty(), Map.of(variable, value), folder);
    }

    private Configuration defaults() {
        return configuration("HELIOS_CHECKPOINT__KEEP", "3");
    }

    @Test
    void aKeyIsMadeAtTheFirstStartOnly() {
        assertThatThrownBy(() -> Keys.open(defaults(), storage, false))
                .extracting("code")
                .isEqualTo(SealError.KEY_FILE_MISSING);
        final String id;
        try (KeyService made = Keys.open(defaults(), storage, true).orElseThrow()) {
            id = made.keyId();
        }
        try (KeyService found = Keys.open(defaults(), storage, false).orElseThrow()) {
            assertThat(found.keyId()).isEqualTo(id);
        }
    }

    @Test
    void withoutEncryptionThereIsNone() {
        assertThat(
                        Keys.open(
                                configuration("HELIOS_STATE__ENCRYPTION_ENABLED", "false"),
                                storage,
                                true))
                .isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aLocalKeyIsRefusedWhereOthersReachTheAppliance() {
        final TableDefinition table =
                new TableDefinition(
                        "t", List.of(), Map.of("connector", "socket", "allow-remote", "true"));
        final List<JobSpec> jobs = List.of(new JobSpec("job", null, Map.of("t", table)));
        assertThatThrownBy(() -> Exposure.check(defaults(), jobs))
                .extracting("code")
                .isEqualTo(ConfigError.INSECURE);
        Exposure.check(configuration("HELIOS_KMS__ALLOW_LOCAL", "true"), jobs);
        Exposure.check(configuration("HELIOS_STATE__ENCRYPTION_ENABLED", "false"), jobs);
        Exposure.check(defaults(), List.of());
    }
}
