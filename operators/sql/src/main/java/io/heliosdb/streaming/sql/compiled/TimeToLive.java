package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.sql.TimeSpan;

/** The life of an operator's state, as a plan tells it: by the setting, or by a hint. */
final class TimeToLive {
    private TimeToLive() {}

    /** The life of the only state of an operator, in milliseconds. */
    static long read(final Fields node) {
        return read(node, 0);
    }

    /**
     * The life of the state of one input.
     *
     * @param input its number
     */
    static long read(final Fields node, final int input) {
        long lifeMs = StateLife.ENDLESS;
        for (final Fields state : node.objects("state")) {
            final String ttl = state.text("ttl");
            if (state.number("index") == input) {
                lifeMs =
                        TimeSpan.parse(ttl)
                                .orElseThrow(
                                        () -> Fields.unreadable("a time to live of '" + ttl + "'"));
            }
            state.ignore("name");
            state.end();
        }
        return lifeMs;
    }
}
