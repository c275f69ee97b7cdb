package io.heliosdb.streaming.gateway.config;

import java.util.List;
import java.util.Optional;

/** Keys that the product will have: who uses one is told so, instead of that it does not exist. */
final class PlannedKeys {
    private static final List<PlannedKey> ALL =
            List.of(
                    new PlannedKey("kafka\\..*", "there is no Kafka connector"),
                    new PlannedKey(
                            "streaming\\.watermark_interval_secs",
                            "watermarks follow rows, and ticks come when a job waits for one"),
                    new PlannedKey(
                            "streaming\\.allowed_lateness_secs",
                            "jobs are made of SQL, where the table or the script says it"),
                    new PlannedKey(
                            "streaming\\.max_parallelism", "a job is run by one thread at a time"),
                    new PlannedKey(
                            "streaming\\.transaction_timeout_secs",
                            "sinks decide by the log, and no transaction spans several of them"),
                    new PlannedKey("state\\.cache_size_mb", "state is not kept in S3"),
                    new PlannedKey(
                            "kms\\.(aws|azure|gcp)_.*", "the key is kept in a local file only"));

    /**
     * Keys that are planned.
     *
     * @param names pattern of their full names
     * @param why they are not there
     */
    private record PlannedKey(String names, String why) {}

    private PlannedKeys() {}

    static boolean contain(final String fullName) {
        return why(fullName).isPresent();
    }

    /** Why a key is not there, if it is planned. */
    static Optional<String> why(final String fullName) {
        return ALL.stream()
                .filter(each -> fullName.matches(each.names()))
                .map(PlannedKey::why)
                .findFirst();
    }
}
