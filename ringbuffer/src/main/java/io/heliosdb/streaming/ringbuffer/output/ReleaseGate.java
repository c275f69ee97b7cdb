package io.heliosdb.streaming.ringbuffer.output;

import org.agrona.concurrent.status.AtomicCounter;

/**
 * Decides which results may leave: those whose cause is recorded, fsynced or replicated, as the
 * job's durability level says. Read by consumers' threads.
 */
@FunctionalInterface
public interface ReleaseGate {
    /** Level {@code memory}: always open. */
    ReleaseGate OPEN = () -> Long.MAX_VALUE;

    /** Results of row sequences below this one may leave. Never goes back. */
    long releasedBelow();

    /**
     * Opens with a position that somebody reports.
     *
     * @param position row sequence behind the last one that is safe; written with a release store
     */
    static ReleaseGate following(final AtomicCounter position) {
        return position::getAcquire;
    }
}
