package io.heliosdb.streaming.gateway.security;

/** Other roles, users and limits that were looked at and can be taken. */
@FunctionalInterface
public interface SecurityChange {
    /**
     * Takes them.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if a new user cannot be written
     */
    void apply();
}
