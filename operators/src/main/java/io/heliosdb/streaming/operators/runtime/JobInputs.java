package io.heliosdb.streaming.operators.runtime;

import java.util.Arrays;

/**
 * Which streams of the log feed which inputs of a pipeline. A stream may feed several inputs, and
 * streams of other jobs feed none. Immutable.
 */
public final class JobInputs {
    private static final int[] NONE = {};

    private final int[] streamTags;
    private final int[][] inputsByStream;

    /**
     * Binds inputs to streams.
     *
     * @param streamTags stream tag of each input, in the order of {@code StreamPlan.scans()}
     */
    public JobInputs(final int... streamTags) {
        this.streamTags = streamTags.clone();
        inputsByStream = new int[Arrays.stream(streamTags).max().orElse(-1) + 1][];
        Arrays.fill(inputsByStream, NONE);
        for (int input = 0; input < streamTags.length; input++) {
            final int[] present = inputsByStream[streamTags[input]];
            inputsByStream[streamTags[input]] = Arrays.copyOf(present, present.length + 1);
            inputsByStream[streamTags[input]][present.length] = input;
        }
    }

    int inputCount() {
        return streamTags.length;
    }

    /** The stream that feeds an input. */
    public int tagOf(final int input) {
        return streamTags[input];
    }

    /** The first input fed by a stream; one must be. */
    public int firstOf(final int streamTag) {
        return inputsOf(streamTag)[0];
    }

    /** Inputs fed by a stream, ascending; not to be changed. */
    int[] inputsOf(final int streamTag) {
        return streamTag >= 0 && streamTag < inputsByStream.length
                ? inputsByStream[streamTag]
                : NONE;
    }
}
