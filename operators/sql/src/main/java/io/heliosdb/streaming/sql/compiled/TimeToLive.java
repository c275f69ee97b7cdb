package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.sql.SqlError;

/** The life of an operator's state, as a plan tells it. */
final class TimeToLive {
    private TimeToLive() {}

    /** Refuses state that ends with time. */
    static void refuse(final Fields node, final Reading reading) {
        for (final Fields state : node.objects("state")) {
            if (!state.text("ttl").equals("0 ms")) {
                throw reading.refuse(
                        SqlError.FEATURE_UNSUPPORTED,
                        "a time to live of state is not supported yet",
                        "STATE_TTL");
            }
        }
    }
}
