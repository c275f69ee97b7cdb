package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Environment variables that the product will have and that have no effect yet. Other programs have
 * the same ones, so that they do not stop a start; who has set one is told.
 */
final class PlannedVariables {
    private static final Map<String, String> WHY =
            new TreeMap<>(
                    Map.of(
                            "AWS_ACCESS_KEY_ID", "there is neither S3 nor a key service of AWS",
                            "AWS_SECRET_ACCESS_KEY", "there is neither S3 nor a key service of AWS",
                            "DATABASE_URL", "there is no replication worker",
                            "GRAFANA_PASSWORD", "there is no compose file with Grafana",
                            "KAFKA_PASSWORD", "there is no Kafka connector",
                            "NATS_URL", "there is no replication worker",
                            "TRANSACTION_TIMEOUT", "no transaction spans several sinks"));

    private PlannedVariables() {}

    /** A warning for each that is set; never its value. */
    static List<HeliosException> in(final Map<String, String> environment) {
        return WHY.entrySet().stream()
                .filter(each -> environment.containsKey(each.getKey()))
                .map(
                        each ->
                                HeliosException.of(
                                                ConfigError.NO_EFFECT,
                                                "the environment variable "
                                                        + each.getKey()
                                                        + " has no effect yet")
                                        .detail(each.getValue())
                                        .hint("leave it out, if it is meant for this program"))
                .toList();
    }
}
