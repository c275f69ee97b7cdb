package io.heliosdb.streaming.operators.runtime;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How far a job is with each of its streams: the event time that it has reached there, and the
 * place in the log up to which it has processed everything. Written by the job's agent after each
 * duty cycle, read by any thread, also when the job is closed.
 */
public final class InputTimes {
    /** The place of a job that is still at what the journal has for it. */
    static final long NOWHERE = -1;

    private final JobInputs inputs;

    /** Watermark of each input, in epoch milliseconds. */
    private final AtomicLongArray watermarksMs;

    private volatile long reached = NOWHERE;

    InputTimes(final JobInputs inputs) {
        this.inputs = inputs;
        watermarksMs = new AtomicLongArray(inputs.inputCount());
        for (int input = 0; input < inputs.inputCount(); input++) {
            watermarksMs.setPlain(input, Long.MIN_VALUE);
        }
    }

    /** On the job's thread. The place is written last: who sees it, sees watermarks as new. */
    void publish(final Pipeline pipeline, final EndedInputs ended, final long nextRowSequence) {
        for (int input = 0; input < inputs.inputCount(); input++) {
            watermarksMs.setRelease( // pairs with watermarkMs()
                    input, ended.has(input) ? Long.MAX_VALUE : pipeline.watermarkMs(input));
        }
        reached = nextRowSequence;
    }

    /**
     * Row sequence before which everything has been processed, or -1 as long as the job is at what
     * the journal has for it. Any thread.
     */
    public long reached() {
        return reached;
    }

    /**
     * The watermark of a stream, the least where it feeds several inputs. Any thread.
     *
     * @return {@code Long.MIN_VALUE} if there is none yet, {@code Long.MAX_VALUE} if the stream has
     *     ended
     */
    public long watermarkMs(final int streamTag) {
        long least = Long.MAX_VALUE;
        for (final int input : inputs.inputsOf(streamTag)) {
            least = Math.min(least, watermarksMs.getAcquire(input)); // pairs with publish()
        }
        return least;
    }
}
