package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.state.journal.Durability;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Every key there is, in the order of the reference page. */
final class ConfigKeys {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long PIB = 1L << 50;
    private static final long MOST_PORT = 65_535;
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);
    private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);

    private static final KeyDeclarations DECLARED = new KeyDeclarations();

    static final ConfigKey<Path> DATA_DIRECTORY =
            path("data", "directory", "heliosdb-data", "The data folder: all that lasts is in it.");

    static final ConfigKey<Boolean> HTTP =
            flag("server", "http", true, "Whether the appliance listens for HTTP.");

    static final ConfigKey<String> HOST =
            add(
                    "server",
                    "host",
                    ValueTypes.text(),
                    "127.0.0.1",
                    "\"127.0.0.1\"",
                    "Name or address at which it listens.");

    static final ConfigKey<Long> PORT =
            number("server", "port", 0, MOST_PORT, 8080, "Port of the API; 0 for any.");

    static final ConfigKey<Long> HEALTH_PORT =
            number(
                    "server",
                    "health_check_port",
                    0,
                    MOST_PORT,
                    8081,
                    "Port of /health and /ready; 0 for any.");

    static final ConfigKey<Boolean> FEED =
            flag("server", "feed", true, "Whether feeds over TCP are taken, where HTTP is on.");

    static final ConfigKey<Long> FEED_PORT =
            number("server", "feed_port", 0, MOST_PORT, 7070, "Port of feeds over TCP; 0 for any.");

    static final ConfigKey<Long> METRICS_PORT =
            number(
                    "server",
                    "metrics_port",
                    0,
                    MOST_PORT,
                    9090,
                    "Port of /metrics, which needs no token there; 0 for any.");

    static final ConfigKey<String> METRICS_HOST =
            add(
                    "server",
                    "metrics_host",
                    ValueTypes.text(),
                    null,
                    "`server.host`",
                    "Name or address at which that port is opened.");

    static final ConfigKey<Boolean> METRICS_PLAIN =
            flag(
                    "server",
                    "metrics_plain",
                    false,
                    "Whether other machines may read /metrics in plain text.");

    static final ConfigKey<String> INSTANCE_ID =
            add(
                    "server",
                    "instance_id",
                    ValueTypes.instance(),
                    null,
                    "none",
                    "Which one of several this is: a number from 0, or a name that ends in one, as"
                            + " that of a pod does. In each line of the log.",
                    "INSTANCE_ID");

    static final ConfigKey<Long> INSTANCE_COUNT =
            number(
                    "server",
                    "instance_count",
                    1,
                    1024,
                    1,
                    "How many there are; so far only one.",
                    "INSTANCE_COUNT");

    static final ConfigKey<String> TOKEN_SECRET =
            DECLARED.secret(
                    "security",
                    "jwt_secret",
                    "made at the first start, in the data folder",
                    "Secret that signs tokens, at least 32 bytes that cannot be guessed.",
                    "JWT_SECRET");

    static final ConfigKey<Long> TOKEN_HOURS =
            number(
                    "security",
                    "jwt_expiration_hours",
                    1,
                    8_760,
                    24,
                    "Hours after which a token ends.");

    static final ConfigKey<Boolean> LIMITS =
            flag("security", "rate_limit_enabled", true, "Whether requests are limited.");

    static final ConfigKey<Long> REQUESTS_PER_MINUTE =
            number(
                    "security",
                    "rate_limit_requests_per_minute",
                    1,
                    1_000_000,
                    100,
                    "Requests of one address, or of one network /64 of IPv6.");

    static final ConfigKey<Path> ROLES_FILE =
            add(
                    "security",
                    "rbac_file",
                    ValueTypes.path(),
                    null,
                    "none",
                    "File of roles and users, rbac-config.yaml.");

    static final ConfigKey<String> TRUSTED_PROXIES =
            add(
                    "security",
                    "trusted_proxies",
                    ValueTypes.text(),
                    null,
                    "none",
                    "Addresses and networks, separated by commas, whose X-Forwarded-For is"
                            + " believed.");

    static final ConfigKey<String> WEBHOOK_NETWORKS =
            add(
                    "security",
                    "webhook_networks",
                    ValueTypes.text(),
                    null,
                    "none",
                    "Addresses and networks, separated by commas, that webhooks may go to though"
                            + " they are not public; in the clear, too.");

    static final ConfigKey<JournalSettings.Medium> MEDIUM =
            choice(
                    "journal",
                    "medium",
                    JournalSettings.Medium.ARCHIVE,
                    "How the journal is kept: by Aeron Archive, or in plain files.");

    static final ConfigKey<Durability> DURABILITY =
            choice(
                    "journal",
                    "durability",
                    Durability.FSYNCED,
                    "What must have happened to input before it is acknowledged and its results"
                            + " leave: nothing; recorded, which survives the end of the process; on"
                            + " the disk, which survives a loss of power.");

    static final ConfigKey<Long> RETENTION_HOURS =
            number(
                    "journal",
                    "retention_hours",
                    0,
                    87_600,
                    24,
                    "Hours after which the journal is deleted, never what a kept checkpoint, a job"
                            + " that is down or a running replay still needs.");

    static final ConfigKey<Long> RETENTION_BYTES =
            number(
                    "journal",
                    "retention_bytes",
                    0,
                    PIB,
                    0,
                    "Bytes above which the oldest journal is deleted before its time; 0 for no"
                            + " limit.");

    static final ConfigKey<Long> SEGMENT_BYTES =
            add(
                    "journal",
                    "segment_bytes",
                    ValueTypes.powerOfTwo(MIB, GIB),
                    64 * MIB,
                    Long.toString(64 * MIB),
                    "Bytes of a file of the journal, which is deleted by sixteen of them.");

    static final ConfigKey<Long> MIN_FREE_PERCENT =
            number(
                    "journal",
                    "min_free_percent",
                    1,
                    90,
                    10,
                    "Input stops when less than this share of the disk is free.");

    static final ConfigKey<Long> ALARM_FREE_PERCENT =
            number(
                    "journal",
                    "alarm_free_percent",
                    1,
                    95,
                    20,
                    "An alarm is raised when less than this share of the disk is free.");

    static final ConfigKey<Long> CHECKPOINT_INTERVAL =
            add(
                    "streaming",
                    "checkpoint_interval_secs",
                    ValueTypes.seconds(100, DAY_MS),
                    TimeUnit.MINUTES.toMillis(1),
                    "60",
                    "Seconds between two checkpoints; fractions are allowed.",
                    "CHECKPOINT_INTERVAL");

    static final ConfigKey<StateSettings.Backend> BACKEND =
            add(
                    "state",
                    "backend",
                    ValueTypes.choice(StateSettings.Backend.class),
                    StateSettings.Backend.FILE,
                    "\"file\"",
                    "Where checkpoints and savepoints are kept; so far only in files.",
                    "STATE_BACKEND");

    static final ConfigKey<Path> STATE_PATH =
            pathInDataFolder(
                    "state",
                    "path",
                    DataSettings.CHECKPOINTS,
                    "Folder of checkpoints and savepoints.",
                    "CHECKPOINT_DIR");

    static final ConfigKey<Boolean> ENCRYPTION =
            flag(
                    "state",
                    "encryption_enabled",
                    true,
                    "Whether journal, checkpoints and savepoints are sealed with AES-256-GCM.");

    static final ConfigKey<Long> KEEP =
            number("checkpoint", "keep", 1, 1000, 3, "Newest checkpoints that are kept.");

    static final ConfigKey<Compression> COMPRESSION =
            choice(
                    "checkpoint",
                    "compression",
                    Compression.LZ4,
                    "How state is compressed in checkpoints and savepoints.");

    static final ConfigKey<Long> CAPTURE_MIB =
            number(
                    "checkpoint",
                    "capture_mib",
                    1,
                    1 << 20,
                    256,
                    "Memory of each job, in MiB, for what changes while its state is being written."
                            + " If it does not do, the checkpoint is given up and counted.");

    static final ConfigKey<KmsSettings.Provider> PROVIDER =
            choice(
                    "kms",
                    "provider",
                    KmsSettings.Provider.LOCAL,
                    "Who keeps the key that wraps the data keys; so far only a local file.");

    static final ConfigKey<Path> KEY_FILE =
            pathInDataFolder(
                    "kms",
                    "key_file",
                    DataSettings.LOCAL_KEY,
                    "The local key, mode 0600; made at the first start. Keep a copy elsewhere:"
                            + " without it nothing that was sealed can be read.");

    static final ConfigKey<Boolean> ALLOW_LOCAL =
            flag(
                    "kms",
                    "allow_local",
                    false,
                    "Allows the local key on an appliance that can be reached from other"
                            + " machines.");

    static final ConfigKey<Path> JOBS_DIRECTORY =
            path("jobs", "directory", "jobs", "Folder of the jobs: each SQL file is one.");

    static final ConfigKey<Long> RESTART_ATTEMPTS =
            number(
                    "jobs",
                    "restart_attempts",
                    0,
                    1_000_000,
                    10,
                    "How often a failing job is started again from its last checkpoint without"
                            + " getting further than before.");

    static final ConfigKey<Long> BACKOFF_MS =
            number(
                    "jobs",
                    "restart_backoff_ms",
                    0,
                    HOUR_MS,
                    1000,
                    "Milliseconds before the first of these starts; doubled for each further one.");

    static final ConfigKey<Long> BACKOFF_MAX_MS =
            number(
                    "jobs",
                    "restart_backoff_max_ms",
                    0,
                    DAY_MS,
                    60_000,
                    "Most milliseconds before such a start.");

    static final ConfigKey<JobSettings.OnError> ON_ERROR =
            choice(
                    "jobs",
                    "on_error",
                    JobSettings.OnError.FAIL,
                    "What becomes of a job that fails at the same row as often as is allowed: it"
                            + " stays down, or the row is put into the dead-letter file. With"
                            + " \"dead-letter\", an error that follows from the values of a row is"
                            + " tried once more, at once, and then decided.");

    static final ConfigKey<Path> DEAD_LETTERS =
            pathInDataFolder(
                    "jobs",
                    "dead_letter_directory",
                    DataSettings.DEAD_LETTERS,
                    "Folder of the dead-letter files.",
                    "DLQ_DIR");

    static final ConfigKey<Long> MEMORY_MIB =
            number(
                    "engine",
                    "memory_mib",
                    16,
                    1 << 20,
                    16_384,
                    "Native memory that the appliance may take, in MiB.");

    static final ConfigKey<Long> ROW_KIB =
            number("engine", "row_kib", 1, 16_384, 1024, "Largest row, in KiB.");

    static final ConfigKey<Long> QUEUE_DEPTH =
            number(
                    "engine",
                    "queue_depth",
                    4,
                    1 << 16,
                    256,
                    "Batches that a source can have on their way into the log before it is held"
                            + " back. A batch is what it has read at once, from one row to a page.",
                    "MAX_QUEUE_DEPTH");

    static final ConfigKey<ResourceSettings.Threads> THREADING =
            choice(
                    "engine",
                    "threading",
                    ResourceSettings.Threads.AUTO,
                    "A thread for each agent, one for all of a pipeline, or whatever suits the"
                            + " number of cores.");

    /** All of the above, and those of TLS and logging. */
    static final List<ConfigKey<?>> ALL =
            Stream.of(DECLARED.all(), TlsKeys.ALL, LoggingKeys.ALL).flatMap(List::stream).toList();

    private ConfigKeys() {}

    private static ConfigKey<Path> path(
            final String section, final String name, final String value, final String meaning) {
        return add(section, name, ValueTypes.path(), Path.of(value), '"' + value + '"', meaning);
    }

    private static ConfigKey<Path> pathInDataFolder(
            final String section,
            final String name,
            final String value,
            final String meaning,
            final String... aliases) {
        final String shown = '"' + value + "\" in the data folder";
        return add(section, name, ValueTypes.path(), null, shown, meaning, aliases);
    }

    private static ConfigKey<Boolean> flag(
            final String section, final String name, final boolean value, final String meaning) {
        return add(section, name, ValueTypes.flag(), value, Boolean.toString(value), meaning);
    }

    private static ConfigKey<Long> number(
            final String section,
            final String name,
            final long least,
            final long greatest,
            final long value,
            final String meaning,
            final String... aliases) {
        return add(
                section,
                name,
                ValueTypes.number(least, greatest),
                value,
                Long.toString(value),
                meaning,
                aliases);
    }

    private static <E extends Enum<E>> ConfigKey<E> choice(
            final String section, final String name, final E value, final String meaning) {
        return DECLARED.choice(section, name, value, meaning);
    }

    private static <T> ConfigKey<T> add(
            final String section,
            final String name,
            final ValueType<T> type,
            final T value,
            final String shown,
            final String meaning,
            final String... aliases) {
        return DECLARED.add(section, name, type, value, shown, meaning, aliases);
    }
}
