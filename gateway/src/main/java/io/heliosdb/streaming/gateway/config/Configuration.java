package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All settings of an appliance, checked.
 *
 * @param source the file that was read; none if there is none
 * @param settings all keys with the values that count
 * @param warnings about what has no effect
 * @param data the data folder
 * @param server where it listens for HTTP
 * @param metrics where it tells metrics
 * @param tls how connections are kept private
 * @param instance which one of several it is
 * @param access who may use it
 * @param journal the journal
 * @param streaming all jobs together
 * @param state what is kept of state
 * @param checkpoint checkpoints
 * @param kms the key that wraps data keys
 * @param jobs jobs
 * @param engine the engine
 * @param logging log lines
 */
public record Configuration(
        Optional<Path> source,
        List<EffectiveSetting> settings,
        List<HeliosException> warnings,
        DataSettings data,
        ServerSettings server,
        MetricsSettings metrics,
        TlsSettings tls,
        InstanceSettings instance,
        AccessSettings access,
        JournalSettings journal,
        StreamingSettings streaming,
        StateSettings state,
        CheckpointSettings checkpoint,
        KmsSettings kms,
        JobSettings jobs,
        ResourceSettings engine,
        LoggingSettings logging) {
    public Configuration {
        settings = List.copyOf(settings);
        warnings = List.copyOf(warnings);
    }

    /** Everywhere that a start listens. */
    public List<Listener> listeners() {
        if (!server.isOn()) {
            return List.of();
        }
        final List<Listener> all = new ArrayList<>();
        all.add(new Listener("server.port", server.apiAddress()));
        all.add(new Listener("server.health_check_port", server.healthAddress()));
        if (server.isFed()) {
            all.add(new Listener("server.feed_port", server.feedAddress()));
        }
        all.add(new Listener("server.metrics_port", metrics.address()));
        return List.copyOf(all);
    }

    /** Name of the file or folder in the data folder that the log is in, if it is there. */
    public Optional<String> logInDataFolder() {
        final Path root = data.directory().normalize();
        return logging.file()
                .map(Path::normalize)
                .filter(file -> file.startsWith(root) && !file.equals(root))
                .map(file -> root.relativize(file).getName(0).toString());
    }
}
