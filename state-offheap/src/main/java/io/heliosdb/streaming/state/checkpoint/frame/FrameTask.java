package io.heliosdb.streaming.state.checkpoint.frame;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.state.checkpoint.format.FrameRef;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * The reading of one frame after the other with one set of buffers. Whoever comes first does it:
 * the executor's thread or the one that waits.
 */
final class FrameTask implements AutoCloseable {
    private final FrameDecoder decoder;
    private final boolean isContentWanted;
    private FutureTask<Integer> task;
    private volatile boolean isClosed;

    FrameTask(
            final Ledger ledger,
            final String owner,
            final int fileCount,
            final boolean isContentWanted) {
        decoder = new FrameDecoder(ledger, owner, fileCount);
        this.isContentWanted = isContentWanted;
    }

    void begin(final OpenFrameFile file, final FrameRef frame) {
        task = new FutureTask<>(() -> read(file, frame));
    }

    void offerTo(final Executor executor) {
        try {
            executor.execute(task);
        } catch (final RejectedExecutionException ended) {
            // Whoever waits for it reads it then.
        }
    }

    private int read(final OpenFrameFile file, final FrameRef frame) {
        if (isClosed) {
            return 0;
        }
        if (isContentWanted) {
            decoder.decode(file, frame);
        } else {
            decoder.authenticate(file, frame);
        }
        return frame.plainLength();
    }

    /** Reads the frame, unless another thread does or has, and waits for it. */
    int await() {
        task.run();
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (final InterruptedException e) {
                    isInterrupted = true;
                }
            }
        } catch (final ExecutionException e) {
            throw unwrapped(e);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unwrapped(final ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case Throwable e -> new IllegalStateException(e);
        };
    }

    long content() {
        return decoder.content();
    }

    /** Waits for the thread that reads, if there is one, and gives the buffers back. */
    @Override
    public void close() {
        isClosed = true;
        if (task != null) {
            try {
                await();
            } catch (final RuntimeException e) {
                // It was for nobody.
            }
        }
        decoder.close();
    }
}
