package io.heliosdb.streaming.connectors.print;

import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Writes lines on a thread of its own, so that a stream that nobody reads holds up nobody else. A
 * line that is being written cannot be called back: the thread then outlives this, and does not
 * keep the process.
 *
 * <p>Threads: one that offers and closes, and the writing one.
 */
final class LineWriter implements AutoCloseable {
    private static final int MAX_LINES = 4096;

    private final PrintStream stream;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MAX_LINES);
    private final Thread thread;
    private long offeredCount;
    private volatile long writtenCount;
    private volatile boolean isClosed;

    LineWriter(final PrintStream stream) {
        this.stream = stream;
        thread = Thread.ofPlatform().name("print").daemon().start(this::write);
    }

    /** Takes a line; false if too many are waiting. */
    boolean offer(final String line) {
        if (!lines.offer(line)) {
            return false;
        }
        offeredCount++;
        return true;
    }

    /** Whether every line taken is out. */
    boolean isWritten() {
        return writtenCount == offeredCount;
    }

    private void write() {
        long count = 0;
        try {
            while (!isClosed) {
                stream.println(lines.take());
                count++;
                if (lines.isEmpty()) {
                    stream.flush();
                    writtenCount = count;
                }
            }
        } catch (final InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is not out is discarded. Waits for nothing. */
    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
    }
}
