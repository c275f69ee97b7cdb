package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes a {@link Configuration} of a file, the environment and defaults, in this order of weight:
 * environment, file, default.
 */
public final class ConfigLoader {
    /** Name of the file if none is given. */
    public static final String FILE_NAME = "streaming.toml";

    private static final Path INSTALLED = Path.of("/etc/heliosdb", FILE_NAME);
    private static final long BYTES_PER_MIB = 1L << 20;
    private static final int BYTES_PER_KIB = 1 << 10;

    private ConfigLoader() {}

    /**
     * The file that is read if none is named: of an installed program that of the installation,
     * else {@code streaming.toml} in the working folder; of one in a folder of its own the other
     * way round. None if there is none, and all settings have their defaults.
     */
    public static Optional<Path> find(final Path workingFolder, final boolean isInstalled) {
        final Path here = workingFolder.resolve(FILE_NAME);
        return (isInstalled ? Stream.of(INSTALLED, here) : Stream.of(here, INSTALLED))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * Reads and checks everything.
     *
     * @param file to read, if there is one; relative paths in it, and defaults, are relative to its
     *     folder
     * @param environment all variables; relative paths in them are relative to the working folder
     * @throws io.heliosdb.streaming.codecs.error.HeliosException with a {@link ConfigError}, the
     *     first of all that is wrong, see {@link ConfigErrors}
     */
    public static Configuration load(
            final Optional<Path> file,
            final Map<String, String> environment,
            final Path workingFolder) {
        final Path folder =
                file.map(path -> path.toAbsolutePath().getParent()).orElse(workingFolder);
        final Settings settings = new Settings(folder);
        file.ifPresent(path -> TomlFile.read(path, environment, settings));
        EnvironmentVariables.read(environment, workingFolder, settings);
        ConfigRules.check(settings);
        ConfigErrors.check(settings.errors());
        return configuration(file, settings, PlannedVariables.in(environment));
    }

    private static Configuration configuration(
            final Optional<Path> file,
            final Settings settings,
            final List<HeliosException> warnings) {
        final Path data = settings.path(ConfigKeys.DATA_DIRECTORY).orElseThrow();
        return new Configuration(
                file,
                settings.effective(),
                warnings,
                new DataSettings(data),
                new ServerSettings(
                        settings.value(ConfigKeys.HTTP),
                        settings.value(ConfigKeys.HOST),
                        settings.intValue(ConfigKeys.PORT),
                        settings.intValue(ConfigKeys.HEALTH_PORT),
                        settings.value(ConfigKeys.FEED),
                        settings.intValue(ConfigKeys.FEED_PORT)),
                new MetricsSettings(
                        settings.optional(ConfigKeys.METRICS_HOST)
                                .orElse(settings.value(ConfigKeys.HOST)),
                        settings.intValue(ConfigKeys.METRICS_PORT),
                        settings.value(ConfigKeys.METRICS_PLAIN)),
                TlsKeys.settings(settings),
                instance(settings),
                access(settings),
                journal(settings),
                new StreamingSettings(settings.value(ConfigKeys.CHECKPOINT_INTERVAL)),
                new StateSettings(
                        settings.path(ConfigKeys.STATE_PATH)
                                .orElse(data.resolve(DataSettings.CHECKPOINTS)),
                        settings.value(ConfigKeys.ENCRYPTION)),
                new CheckpointSettings(
                        settings.intValue(ConfigKeys.KEEP),
                        settings.value(ConfigKeys.COMPRESSION),
                        settings.value(ConfigKeys.CAPTURE_MIB) * BYTES_PER_MIB),
                new KmsSettings(
                        settings.path(ConfigKeys.KEY_FILE)
                                .orElse(data.resolve(DataSettings.LOCAL_KEY)),
                        settings.value(ConfigKeys.ALLOW_LOCAL)),
                jobs(settings, data),
                new ResourceSettings(
                        settings.value(ConfigKeys.MEMORY_MIB) * BYTES_PER_MIB,
                        settings.intValue(ConfigKeys.ROW_KIB) * BYTES_PER_KIB,
                        settings.intValue(ConfigKeys.QUEUE_DEPTH),
                        settings.value(ConfigKeys.THREADING)),
                logging(settings));
    }

    private static InstanceSettings instance(final Settings settings) {
        return new InstanceSettings(
                settings.optional(ConfigKeys.INSTANCE_ID),
                settings.intValue(ConfigKeys.INSTANCE_COUNT));
    }

    private static LoggingSettings logging(final Settings settings) {
        return new LoggingSettings(
                settings.value(LoggingKeys.LEVEL),
                settings.value(LoggingKeys.PACKAGES),
                settings.value(LoggingKeys.BACKTRACE),
                settings.value(LoggingKeys.FORMAT),
                settings.path(LoggingKeys.FILE),
                settings.optional(ConfigKeys.INSTANCE_ID));
    }

    private static AccessSettings access(final Settings settings) {
        return new AccessSettings(
                settings.optional(ConfigKeys.TOKEN_SECRET),
                TimeUnit.HOURS.toMillis(settings.value(ConfigKeys.TOKEN_HOURS)),
                settings.value(ConfigKeys.LIMITS),
                settings.intValue(ConfigKeys.REQUESTS_PER_MINUTE),
                settings.path(ConfigKeys.ROLES_FILE),
                list(settings, ConfigKeys.TRUSTED_PROXIES),
                list(settings, ConfigKeys.WEBHOOK_NETWORKS));
    }

    private static List<String> list(final Settings settings, final ConfigKey<String> key) {
        return settings.optional(key).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .toList();
    }

    private static JournalSettings journal(final Settings settings) {
        return new JournalSettings(
                settings.value(ConfigKeys.MEDIUM),
                settings.value(ConfigKeys.DURABILITY),
                TimeUnit.HOURS.toMillis(settings.value(ConfigKeys.RETENTION_HOURS)),
                settings.value(ConfigKeys.RETENTION_BYTES),
                settings.intValue(ConfigKeys.SEGMENT_BYTES),
                settings.intValue(ConfigKeys.MIN_FREE_PERCENT),
                settings.intValue(ConfigKeys.ALARM_FREE_PERCENT));
    }

    private static JobSettings jobs(final Settings settings, final Path data) {
        return new JobSettings(
                settings.path(ConfigKeys.JOBS_DIRECTORY).orElseThrow(),
                settings.intValue(ConfigKeys.RESTART_ATTEMPTS),
                settings.value(ConfigKeys.BACKOFF_MS),
                settings.value(ConfigKeys.BACKOFF_MAX_MS),
                settings.value(ConfigKeys.ON_ERROR),
                settings.path(ConfigKeys.DEAD_LETTERS)
                        .orElse(data.resolve(DataSettings.DEAD_LETTERS)));
    }
}
