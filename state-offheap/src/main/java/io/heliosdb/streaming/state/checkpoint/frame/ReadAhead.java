package io.heliosdb.streaming.state.checkpoint.frame;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.state.checkpoint.format.FrameRef;

import java.util.List;
import java.util.concurrent.Executor;

/**
 * Reads frames in order, some of them ahead, on whatever threads the executor has.
 *
 * <p>If nobody has begun a frame when it is wanted, the reader reads it itself: so it never waits
 * for an executor that has no thread free, or none at all, as in a simulation. One thread.
 */
public final class ReadAhead implements AutoCloseable {
    private final FrameFiles files;
    private final List<FrameRef> frames;
    private final Executor executor;
    private final FrameTask[] tasks;
    private int begun;
    private int taken;

    /**
     * Begins to read.
     *
     * @param files stay open until this is closed
     * @param frames to read, in this order
     * @param isContentWanted whether contents are read, or only seals checked
     * @param executor runs what is read ahead
     * @param depth how many frames are read ahead, at least 1
     * @param ledger where the buffers are booked, under the tag "checkpoint"
     */
    public ReadAhead(
            final FrameFiles files,
            final List<FrameRef> frames,
            final boolean isContentWanted,
            final Executor executor,
            final int depth,
            final Ledger ledger,
            final String owner) {
        this.files = files;
        this.frames = frames;
        this.executor = executor;
        tasks = new FrameTask[Math.min(depth, frames.size())];
        boolean isGood = false;
        try {
            for (int i = 0; i < tasks.length; i++) {
                tasks[i] = new FrameTask(ledger, owner, files.count(), isContentWanted);
            }
            for (int i = 0; i < tasks.length; i++) {
                begin();
            }
            isGood = true;
        } finally {
            if (!isGood) {
                close();
            }
        }
    }

    /**
     * Takes the next frame and lets go of the one before; begins to read a further one.
     *
     * @return its length, 0 at the end
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCKP-0003} if it is damaged
     */
    public int next() {
        if (taken > 0 && begun < frames.size()) {
            begin();
        }
        if (taken == frames.size()) {
            return 0;
        }
        final FrameTask task = tasks[taken % tasks.length];
        taken++;
        return task.await();
    }

    /** Address of the content of the frame that was taken last. */
    public long content() {
        return tasks[(taken - 1) % tasks.length].content();
    }

    private void begin() {
        final FrameRef frame = frames.get(begun);
        final FrameTask task = tasks[begun % tasks.length];
        task.begin(files.get(frame.file()), frame);
        begun++;
        task.offerTo(executor);
    }

    /** Waits for what is being read; the frames that nobody has begun are not read any more. */
    @Override
    public void close() {
        for (final FrameTask task : tasks) {
            if (task != null) {
                task.close();
            }
        }
    }
}
