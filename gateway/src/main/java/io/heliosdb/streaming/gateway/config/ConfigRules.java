package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;

/** What settings must obey together. */
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
                settings.value(ConfigKeys.ALARM_FREE_PERCENT)
                        >= settings.value(ConfigKeys.MIN_FREE_PERCENT),
                settings,
                ConfigError.CONFLICT,
                ConfigKeys.ALARM_FREE_PERCENT,
                "journal.alarm_free_percent is below journal.min_free_percent",
                "the alarm is meant to come before input stops");
        require(
                settings.value(ConfigKeys.BACKOFF_MAX_MS) >= settings.value(ConfigKeys.BACKOFF_MS),
                settings,
                ConfigError.CONFLICT,
                ConfigKeys.BACKOFF_MAX_MS,
                "jobs.restart_backoff_max_ms is below jobs.restart_backoff_ms",
                "raise the one or lower the other");
    }

    private static void require(
            final boolean isMet,
            final Settings settings,
            final ErrorCode code,
            final ConfigKey<?> key,
            final String what,
            final String hint) {
        if (!isMet) {
            final HeliosException error = settings.error(code, key, what);
            throw error.hint(hint);
        }
    }
}
