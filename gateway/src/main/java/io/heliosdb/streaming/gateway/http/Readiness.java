package io.heliosdb.streaming.gateway.http;

import java.util.concurrent.atomic.AtomicReference;

/** How far the process is with its start. Any thread. */
public final class Readiness {
    private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);

    /** Where the process is. */
    public enum State {
        /** Its data folder is opened, or its state restored and the journal replayed. */
        STARTING,
        /** Every job has been started. */
        READY,
        /** It is ending. */
        STOPPING
    }

    /** Tells it. */
    public void set(final State now) {
        state.set(now);
    }

    State now() {
        return state.get();
    }
}
