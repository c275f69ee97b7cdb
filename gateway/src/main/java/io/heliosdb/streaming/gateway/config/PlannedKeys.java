package io.heliosdb.streaming.gateway.config;

import java.util.List;

/** Keys that the product will have: who uses one is told so, instead of that it does not exist. */
final class PlannedKeys {
    private static final List<String> ALL =
            List.of(
                    "server\\.metrics_.*",
                    "kafka\\..*",
                    "streaming\\.(watermark_interval_secs|allowed_lateness_secs|max_parallelism)",
                    "state\\.cache_size_mb",
                    "kms\\.(aws|azure|gcp)_.*");

    private PlannedKeys() {}

    static boolean contain(final String fullName) {
        return ALL.stream().anyMatch(fullName::matches);
    }
}
