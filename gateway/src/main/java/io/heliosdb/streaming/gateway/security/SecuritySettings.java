package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.gateway.security.limit.LimitSettings;
import io.heliosdb.streaming.gateway.security.token.IssuerSettings;
import io.heliosdb.streaming.gateway.security.token.TokenSettings;
import io.heliosdb.streaming.gateway.security.user.PasswordRules;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Settings of security.
 *
 * @param tokenSecret that signs tokens; without one the appliance makes its own
 * @param previousSecrets that have signed tokens which may still be good
 * @param tokenLifetimeMs of new tokens
 * @param passwords which may be set
 * @param limits on requests
 * @param trustedProxies addresses and networks whose {@code X-Forwarded-For} is believed
 * @param rolesFile {@code rbac-config.yaml}, if there is one
 * @param issuers of other tokens
 */
public record SecuritySettings(
        Optional<String> tokenSecret,
        List<String> previousSecrets,
        long tokenLifetimeMs,
        PasswordRules passwords,
        LimitSettings limits,
        List<String> trustedProxies,
        Optional<Path> rolesFile,
        List<Issuer> issuers) {
    public SecuritySettings {
        previousSecrets = List.copyOf(previousSecrets);
        trustedProxies = List.copyOf(trustedProxies);
        issuers = List.copyOf(issuers);
    }

    /**
     * An issuer and where its keys come from.
     *
     * @param settings of it
     * @param keys gives its set of keys as a text, of a file or over the network
     */
    public record Issuer(IssuerSettings settings, Supplier<String> keys) {}

    /** Unless anything says otherwise. */
    public static SecuritySettings standard() {
        return new SecuritySettings(
                Optional.empty(),
                List.of(),
                TokenSettings.STANDARD_LIFETIME_MS,
                PasswordRules.standard(),
                LimitSettings.standard(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** Without the secrets, for logs. */
    @Override
    public String toString() {
        return "SecuritySettings[" + limits + ", " + trustedProxies + ", " + rolesFile + "]";
    }
}
