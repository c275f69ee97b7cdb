package io.heliosdb.streaming.gateway.server;

import io.heliosdb.streaming.gateway.control.StopMode;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often the process was told to end from outside: the first time it drains, from the second on
 * it ends at once. Any thread.
 */
public final class StopRequests {
    private final AtomicInteger count = new AtomicInteger();

    /** Tells it once more. */
    public void add() {
        count.incrementAndGet();
    }

    /** How it shall end, if it shall. */
    Optional<StopMode> mode() {
        return switch (count.get()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(StopMode.DRAIN);
            default -> Optional.of(StopMode.NOW);
        };
    }
}
