package io.heliosdb.streaming.gateway.security;

import java.util.concurrent.atomic.AtomicLongArray;

/** How often somebody was not let in, since the process started. Any thread. */
public final class SecurityCounts {
    private final AtomicLongArray counts = new AtomicLongArray(Event.values().length);

    /** Why. */
    public enum Event {
        /** Beyond the limit of an address. */
        ADDRESS_LIMIT("address", true),
        /** Beyond that of a user. */
        USER_LIMIT("user", true),
        /** Beyond that of all. */
        GLOBAL_LIMIT("global", true),
        /** A body came more slowly than it has to. */
        BODY_RATE("body_rate", true),
        /** A password was wrong. */
        PASSWORD("password", false),
        /** A token was not accepted. */
        TOKEN("token", false);

        private final String label;
        private final boolean isLimit;

        Event(final String label, final boolean isLimit) {
            this.label = label;
            this.isLimit = isLimit;
        }

        /** In metrics. */
        public String label() {
            return label;
        }

        /** Whether it is a matter of limits, not of authentication. */
        public boolean isLimit() {
            return isLimit;
        }
    }

    void add(final Event event) {
        counts.incrementAndGet(event.ordinal());
    }

    /** How often so far. */
    public long of(final Event event) {
        return counts.get(event.ordinal());
    }
}
