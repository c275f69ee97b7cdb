package io.heliosdb.streaming.gateway.config;

import java.util.Optional;

/**
 * Which one of several an appliance is.
 *
 * @param id a number from 0, or a name that ends in {@code -number}
 * @param count how many there are
 */
public record InstanceSettings(Optional<String> id, int count) {
    /** The number in an id. */
    static int ordinal(final String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }
}
