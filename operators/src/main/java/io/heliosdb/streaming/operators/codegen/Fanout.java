package io.heliosdb.streaming.operators.codegen;

import java.util.Set;
import java.util.TreeSet;

/** The most that one row can cause downstream: how many rows, how long, into which outputs. */
final class Fanout {
    /** A bound above every number of rows that outputs can have room for. */
    private static final long MOST = 1 << 20;

    /**
     * Rows that room is asked for ahead where a step has no bound: outputs grow with the others.
     */
    private static final long MAX_ROWS_AHEAD = 12;

    private final Set<Integer> outputs = new TreeSet<>();
    private long factor = 1;
    private long rowCount;
    private int rowBytes;
    private boolean isLengthKnown = true;
    private boolean isUnbounded;

    /** Measures what is behind an operator that makes several rows of one. */
    void times(final long count, final Runnable measureBehind) {
        final long before = factor;
        factor = Math.min(MOST, factor * Math.min(MOST, count));
        measureBehind.run();
        factor = before;
    }

    /** Measures what is behind an operator that makes any number of rows of one. */
    void unbounded(final Runnable measureBehind) {
        isUnbounded = true;
        measureBehind.run();
    }

    /**
     * A row that reaches an output.
     *
     * @param bytes its length, or -1 if that varies
     */
    void reach(final int output, final int bytes) {
        outputs.add(output);
        rowCount = Math.min(MOST, rowCount + factor);
        isLengthKnown &= bytes >= 0;
        rowBytes = Math.max(rowBytes, bytes);
    }

    /** Rows that room is asked for ahead; of unbounded ones some. */
    int rowCount() {
        return (int) (isUnbounded ? Math.min(rowCount, MAX_ROWS_AHEAD) : rowCount);
    }

    /** Source of the arguments of {@code GeneratedPipeline.room}. */
    String arguments() {
        final StringBuilder indexes = new StringBuilder();
        outputs.forEach(output -> indexes.append(indexes.isEmpty() ? "" : ", ").append(output));
        return "new int[] {"
                + indexes
                + "}, "
                + rowCount()
                + ", "
                + (isLengthKnown ? rowBytes : -1);
    }
}
