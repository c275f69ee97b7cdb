package io.heliosdb.streaming.codecs.memory;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a thing under construction has opened so far, to be closed in reverse order when the
 * construction fails. One thread.
 */
public final class Opened {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Remembers a part. */
    public <T extends AutoCloseable> T add(final T part) {
        parts.push(part);
        return part;
    }

    /** Closes all; what goes wrong in that is told with the failure. */
    public void closeAfter(final Throwable failure) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (final Exception e) {
                failure.addSuppressed(e);
            }
        }
    }
}
