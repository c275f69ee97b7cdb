package io.heliosdb.streaming.gateway.server;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether somebody outside wanted the configuration to be read again. Any thread. */
public final class ReloadRequests {
    private final AtomicBoolean isWanted = new AtomicBoolean();

    /** Wants it. */
    public void add() {
        isWanted.set(true);
    }

    /** Whether it was wanted since the last call. */
    boolean take() {
        return isWanted.getAndSet(false);
    }
}
