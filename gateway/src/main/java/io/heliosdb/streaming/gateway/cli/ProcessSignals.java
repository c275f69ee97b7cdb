package io.heliosdb.streaming.gateway.cli;

import org.jline.utils.Signals;

import java.util.Map;
import java.util.TreeMap;

/** Signals of the system that tell the process something. */
@FunctionalInterface
interface ProcessSignals {
    /** Those of the terminal and of {@code kill}: INT, TERM, HUP and USR1. */
    ProcessSignals OF_SYSTEM =
            actions -> {
                final Map<String, Object> before = new TreeMap<>();
                actions.byName()
                        .forEach(
                                (name, action) -> before.put(name, Signals.register(name, action)));
                return () -> before.forEach(Signals::unregister);
            };

    /**
     * What is done, on a thread of the system.
     *
     * @param end at INT and TERM
     * @param reload at HUP
     * @param dump at USR1; HotSpot itself takes USR2
     */
    record Actions(Runnable end, Runnable reload, Runnable dump) {
        private Map<String, Runnable> byName() {
            return Map.of("INT", end, "TERM", end, "HUP", reload, "USR1", dump);
        }
    }

    /**
     * Begins to catch them.
     *
     * @return ends it, so that they have their usual effect again
     */
    Runnable catchThem(Actions actions);
}
