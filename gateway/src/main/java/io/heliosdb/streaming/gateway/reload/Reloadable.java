package io.heliosdb.streaming.gateway.reload;

import io.heliosdb.streaming.gateway.config.Configuration;

import java.util.Set;

/** A part of the process that can take other settings while it runs. */
public interface Reloadable {
    /** Full names of the keys that it takes over; of others it looks at none. */
    Set<String> keys();

    /**
     * Looks whether it can take a configuration, which may be the one it has: files that are named
     * there may have changed.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if it cannot; then nothing has
     *     changed anywhere
     */
    Change prepare(Configuration next);

    /** A change that is prepared; one of its methods is called once. */
    interface Change {
        /** Makes it. */
        void apply();

        /** Full names of keys whose value is what it was, and whose file is another now. */
        default Set<String> renewed() {
            return Set.of();
        }

        /** Gives it up. */
        default void discard() {}
    }
}
