package io.heliosdb.streaming.gateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who may use the appliance, and how much.
 *
 * @param tokenSecret signs tokens; the appliance makes one if there is none
 * @param tokenLifetimeMs of new tokens
 * @param isLimited whether requests are limited
 * @param requestsPerMinute of one address
 * @param rolesFile of roles and users
 * @param trustedProxies whose word about addresses is taken
 * @param webhookNetworks what webhooks may reach though it is not public
 */
public record AccessSettings(
        Optional<String> tokenSecret,
        long tokenLifetimeMs,
        boolean isLimited,
        int requestsPerMinute,
        Optional<Path> rolesFile,
        List<String> trustedProxies,
        List<String> webhookNetworks) {
    public AccessSettings {
        trustedProxies = List.copyOf(trustedProxies);
        webhookNetworks = List.copyOf(webhookNetworks);
    }

    /** Without the secret, for logs. */
    @Override
    public String toString() {
        return "AccessSettings[" + requestsPerMinute + "/min, " + rolesFile + "]";
    }
}
