package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.config.ConfigError;
import io.heliosdb.streaming.gateway.config.Configuration;

import java.util.List;

/** Secure or refuse: what an appliance must not be when other machines can reach it. */
public final class Exposure {
    private static final String ALLOW_REMOTE = "allow-remote";

    private Exposure() {}

    /**
     * Looks whether the settings are safe for where the tables listen.
     *
     * @throws HeliosException {@code HSRV-0107} if the API or metrics are in plain text, or a table
     *     may be reached from other machines while the key lies beside what it seals and nobody has
     *     allowed that
     */
    public static void check(final Configuration configuration, final List<JobSpec> jobs) {
        if (configuration.server().isOn() && !configuration.tls().isOn()) {
            checkPlain(configuration);
        }
        if (!configuration.state().isEncrypted() || configuration.kms().isLocalAllowed()) {
            return;
        }
        for (final JobSpec job : jobs) {
            for (final TableDefinition table : job.tables().values()) {
                if ("true".equalsIgnoreCase(table.options().get(ALLOW_REMOTE))) {
                    throw table.placed(insecure(table), ALLOW_REMOTE);
                }
            }
        }
    }

    private static void checkPlain(final Configuration configuration) {
        if (!configuration.server().isLoopback()) {
            throw plain(configuration.server().host());
        }
        if (!configuration.metrics().isSafe()) {
            throw plainMetrics(configuration.metrics().host());
        }
    }

    private static HeliosException plain(final String host) {
        return HeliosException.of(
                        ConfigError.INSECURE, "other machines could reach the API in plain text")
                .detail("server.host is " + host)
                .hint(
                        "set tls.certificate_file and tls.key_file, or listen at 127.0.0.1, behind"
                                + " a proxy that speaks TLS");
    }

    private static HeliosException plainMetrics(final String host) {
        return HeliosException.of(
                        ConfigError.INSECURE, "other machines could read metrics in plain text")
                .detail("server.metrics_host is " + host)
                .hint(
                        "set tls.certificate_file and tls.key_file, listen at 127.0.0.1, or allow"
                                + " it by server.metrics_plain = true where the network is yours");
    }

    private static HeliosException insecure(final TableDefinition table) {
        return HeliosException.of(
                        ConfigError.INSECURE,
                        "other machines can reach this appliance, and its key is a local file")
                .detail("table " + table.name() + " has '" + ALLOW_REMOTE + "' = 'true'")
                .hint(
                        "let the table listen at loopback, or allow the local key by"
                                + " kms.allow_local = true");
    }
}
