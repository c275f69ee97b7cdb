package io.heliosdb.streaming.gateway.security.token;

import java.util.concurrent.TimeUnit;

/**
 * Settings of the appliance's own tokens.
 *
 * @param issuer named in them and asked of them
 * @param audience named in them and asked of them
 * @param lifetimeMs of new ones, and most that an old one may have
 */
public record TokenSettings(String issuer, String audience, long lifetimeMs) {
    /** Unless a setting says otherwise. */
    public static final long STANDARD_LIFETIME_MS = TimeUnit.HOURS.toMillis(24);

    public TokenSettings {
        if (lifetimeMs < TimeUnit.MINUTES.toMillis(1) || lifetimeMs > TimeUnit.DAYS.toMillis(30)) {
            throw new IllegalArgumentException("a token lives for a minute to 30 days");
        }
    }

    /**
     * Of an appliance.
     *
     * @param applianceId so that no other appliance takes its tokens, even with the same secret
     */
    public static TokenSettings of(final long applianceId, final long lifetimeMs) {
        final String name = "heliosdb-" + Long.toHexString(applianceId);
        return new TokenSettings(name, name, lifetimeMs);
    }
}
