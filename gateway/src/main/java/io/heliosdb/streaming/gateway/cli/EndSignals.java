package io.heliosdb.streaming.gateway.cli;

import org.jline.utils.Signals;

/** Signals of the system that ask the process to end. */
@FunctionalInterface
interface EndSignals {
    /** Those of the terminal and of {@code kill}: INT and TERM. */
    EndSignals OF_SYSTEM =
            action -> {
                final Object interrupt = Signals.register("INT", action);
                final Object terminate = Signals.register("TERM", action);
                return () -> {
                    Signals.unregister("INT", interrupt);
                    Signals.unregister("TERM", terminate);
                };
            };

    /**
     * Begins to catch them.
     *
     * @param action at each; on a thread of the system
     * @return ends it, so that they have their usual effect again
     */
    Runnable catchThem(Runnable action);
}
