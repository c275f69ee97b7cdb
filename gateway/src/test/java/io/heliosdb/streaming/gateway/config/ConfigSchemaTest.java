package io.heliosdb.streaming.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The schema as somebody else's validator understands it, beside what the appliance does. */
class ConfigSchemaTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Schema SCHEMA =
            REGISTRY.getSchema(ConfigSchema.json().toString(), InputFormat.JSON);

    @TempDir private Path folder;

    private static boolean isAccepted(final String toml) {
        return SCHEMA.validate(Toml.parse(toml).toJson(), InputFormat.JSON).isEmpty();
    }

    private boolean isLoaded(final String toml) throws IOException {
        final Path file = Files.writeString(folder.resolve("streaming.toml"), toml);
        try {
            ConfigLoader.load(Optional.of(file), Map.of(), folder);
            return true;
        } catch (final HeliosException refused) {
            return false;
        }
    }

    @Test
    void isASchemaItself() {
        final Schema meta = REGISTRY.getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));
        assertThat(meta.validate(ConfigSchema.json().toString(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void knowsEveryKey() {
        assertThat(ConfigKeys.ALL)
                .allSatisfy(
                        key ->
                                assertThat(
                                                ConfigSchema.json()
                                                        .at(
                                                                "/properties/"
                                                                        + key.section()
                                                                        + "/properties/"
                                                                        + key.name()
                                                                        + "/description")
                                                        .asText())
                                        .isEqualTo(key.meaning()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[server]\nport = 0\nhost = \"localhost\"",
                "[server]\ninstance_id = \"streaming-processor-0\"",
                "[journal]\nmedium = \"file\"\nsegment_bytes = 1_048_576",
                "[streaming]\ncheckpoint_interval_secs = 0.5",
                "[streaming]\ncheckpoint_interval_secs = 30",
                "[state]\nencryption_enabled = false\npath = \"a b\"",
                "[logging]\npackages = \"gateway.http=debug, gateway=trace\"\nbacktrace = \"1\"",
                "[logging]\npackages = \"\"",
                "[server]\nport = \"${PORT:-8080}\"",
                "[state]\nencryption_enabled = \"${SEALED:-true}\"",
            })
    void acceptsWhatIsLoaded(final String toml) throws IOException {
        assertThat(isLoaded(toml)).isTrue();
        assertThat(isAccepted(toml)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[jurnal]\nmedium = \"file\"",
                "[journal]\nmedum = \"file\"",
                "[journal]\nmedium = \"paper\"",
                "[journal]\nsegment_bytes = 3000000",
                "[server]\nport = 65536",
                "[server]\nport = \"8080\"",
                "[server]\nport = \"$${PORT}\"",
                "[server]\nport = 80.5",
                "[server]\nhost = \" \"",
                "[server]\nhost = 1",
                "[server]\ninstance_id = 3",
                "[server]\ninstance_id = \"pod\"",
                "[streaming]\ncheckpoint_interval_secs = 0",
                "[state]\nencryption_enabled = \"true\"",
                "[state]\npath = \"\"",
                "[jobs]\ndirectory = [\"a\"]",
                "[logging]\npackages = \"gateway.htp=debug\"",
                "[kafka]\ngroup_id = \"a\"",
                "journal = 3",
            })
    void refusesWhatIsRefused(final String toml) throws IOException {
        assertThat(isLoaded(toml)).isFalse();
        assertThat(isAccepted(toml)).isFalse();
    }
}
