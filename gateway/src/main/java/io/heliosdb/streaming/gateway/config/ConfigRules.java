package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.ErrorCode;

import java.util.ArrayList;
import java.util.List;

/** What settings must obey together; what they do not is noted among their errors. */
final class ConfigRules {
    private ConfigRules() {}

    static void check(final Settings settings) {
        require(
                settings.value(ConfigKeys.BACKEND) == StateSettings.Backend.FILE,
                settings,
                ConfigError.NOT_YET,
                ConfigKeys.BACKEND,
                "this state.backend is not there yet",
                "state.backend = \"file\" keeps checkpoints in files");
        require(
                settings.value(ConfigKeys.PROVIDER) == KmsSettings.Provider.LOCAL,
                settings,
                ConfigError.NOT_YET,
                ConfigKeys.PROVIDER,
                "this kms.provider is not there yet",
                "kms.provider = \"local\" keeps the key in a file");
        require(
                !settings.areSound(ConfigKeys.MIN_FREE_PERCENT)
                        || settings.value(ConfigKeys.ALARM_FREE_PERCENT)
                                >= settings.value(ConfigKeys.MIN_FREE_PERCENT),
                settings,
                ConfigError.CONFLICT,
                ConfigKeys.ALARM_FREE_PERCENT,
                "journal.alarm_free_percent is below journal.min_free_percent",
                "the alarm is meant to come before input stops");
        instance(settings);
        ports(settings);
        TlsKeys.check(settings);
        require(
                !settings.areSound(ConfigKeys.BACKOFF_MS)
                        || settings.value(ConfigKeys.BACKOFF_MAX_MS)
                                >= settings.value(ConfigKeys.BACKOFF_MS),
                settings,
                ConfigError.CONFLICT,
                ConfigKeys.BACKOFF_MAX_MS,
                "jobs.restart_backoff_max_ms is below jobs.restart_backoff_ms",
                "raise the one or lower the other");
    }

    /** Those that are listened at differ. */
    private static void ports(final Settings settings) {
        if (!settings.value(ConfigKeys.HTTP)) {
            return;
        }
        final List<ConfigKey<Long>> ports = new ArrayList<>();
        ports.add(ConfigKeys.PORT);
        ports.add(ConfigKeys.HEALTH_PORT);
        if (settings.value(ConfigKeys.FEED)) {
            ports.add(ConfigKeys.FEED_PORT);
        }
        ports.add(ConfigKeys.METRICS_PORT);
        for (int i = 1; i < ports.size(); i++) {
            for (int j = 0; j < i; j++) {
                different(settings, ports.get(j), ports.get(i));
            }
        }
    }

    private static void different(
            final Settings settings, final ConfigKey<Long> one, final ConfigKey<Long> other) {
        final long port = settings.value(one);
        require(
                port == 0 || port != settings.value(other),
                settings,
                ConfigError.CONFLICT,
                settings.isGiven(other) ? other : one,
                one.fullName() + " and " + other.fullName() + " are the same",
                "take another one, or 0 for any");
    }

    private static void instance(final Settings settings) {
        require(
                settings.value(ConfigKeys.INSTANCE_COUNT) == 1,
                settings,
                ConfigError.NOT_YET,
                ConfigKeys.INSTANCE_COUNT,
                "several instances are not there yet",
                "each would read all of the sources: run one");
        final long count = settings.value(ConfigKeys.INSTANCE_COUNT);
        require(
                settings.optional(ConfigKeys.INSTANCE_ID)
                        .map(InstanceSettings::ordinal)
                        .filter(ordinal -> ordinal >= count)
                        .isEmpty(),
                settings,
                ConfigError.CONFLICT,
                ConfigKeys.INSTANCE_ID,
                "server.instance_id is not below server.instance_count",
                "instances are counted from 0");
    }

    private static void require(
            final boolean isMet,
            final Settings settings,
            final ErrorCode code,
            final ConfigKey<?> key,
            final String what,
            final String hint) {
        if (!isMet && settings.areSound(key)) {
            settings.refuse(settings.error(code, key, what).hint(hint));
        }
    }
}
