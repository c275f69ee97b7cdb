package io.heliosdb.streaming.gateway.server;

import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.reload.Reloadable;
import io.heliosdb.streaming.gateway.security.Security;
import io.heliosdb.streaming.gateway.security.SecurityChange;
import io.heliosdb.streaming.gateway.security.SecuritySettings;

import java.util.Set;
import java.util.function.Function;

/** Limits on requests, trusted proxies, and the file of roles and users. */
final class ReloadableSecurity implements Reloadable {
    private final Security security;
    private final Function<Configuration, SecuritySettings> settings;

    ReloadableSecurity(
            final Security security, final Function<Configuration, SecuritySettings> settings) {
        this.security = security;
        this.settings = settings;
    }

    @Override
    public Set<String> keys() {
        return Set.of(
                "security.rate_limit_enabled",
                "security.rate_limit_requests_per_minute",
                "security.rbac_file",
                "security.trusted_proxies");
    }

    @Override
    public Change prepare(final Configuration next) {
        final SecurityChange change = security.prepare(settings.apply(next));
        return change::apply;
    }
}
