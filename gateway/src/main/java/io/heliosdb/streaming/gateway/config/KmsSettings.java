package io.heliosdb.streaming.gateway.config;

import java.nio.file.Path;

/**
 * Settings of the key that wraps data keys.
 *
 * @param keyFile of the local provider, absolute
 * @param isLocalAllowed whether that one may be used by an appliance that other machines can reach
 */
public record KmsSettings(Path keyFile, boolean isLocalAllowed) {
    /** Who can keep the key. */
    enum Provider {
        LOCAL,
        /** Not there yet. */
        AWS,
        /** Not there yet. */
        AZURE,
        /** Not there yet. */
        GCP
    }
}
