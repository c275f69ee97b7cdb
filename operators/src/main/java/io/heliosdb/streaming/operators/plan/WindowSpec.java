package io.heliosdb.streaming.operators.plan;

/** How event time is cut into windows. All in milliseconds. */
public sealed interface WindowSpec {
    /**
     * Windows that lie where they do whatever the rows are: their starts are {@code offsetMs}
     * modulo the size or slide, counted from 1970.
     */
    sealed interface Aligned extends WindowSpec {
        long sizeMs();

        long offsetMs();

        /** Width of the slices that windows of this shape are put together from. */
        long sliceMs();

        /** Distance between the ends of neighbouring windows. */
        long slideMs();
    }

    /** Windows that touch each other. */
    record Tumble(long sizeMs, long offsetMs) implements Aligned {
        @Override
        public long sliceMs() {
            return sizeMs;
        }

        @Override
        public long slideMs() {
            return sizeMs;
        }
    }

    /**
     * Windows of one size that start every slide; they overlap if the slide is smaller than the
     * size.
     *
     * @param isOldestFirst whether slices are put together from the oldest on, and not from the
     *     newest: it matters to texts, arrays, and numbers that round
     */
    record Hop(long sizeMs, long slideMs, long offsetMs, boolean isOldestFirst) implements Aligned {
        /** Windows whose newest slice comes first. */
        public Hop(final long sizeMs, final long slideMs, final long offsetMs) {
            this(sizeMs, slideMs, offsetMs, false);
        }

        @Override
        public long sliceMs() {
            long a = sizeMs;
            long b = slideMs;
            while (b != 0) {
                final long rest = a % b;
                a = b;
                b = rest;
            }
            return a;
        }
    }

    /**
     * Windows that grow: all those of one size start together and end a step apart, the last when
     * the size is reached. The size is a multiple of the step.
     */
    record Cumulate(long sizeMs, long stepMs, long offsetMs) implements Aligned {
        @Override
        public long sliceMs() {
            return stepMs;
        }

        @Override
        public long slideMs() {
            return stepMs;
        }
    }

    /**
     * Windows that the rows of a key make: from a row to the gap behind it, one window where such
     * intervals overlap or touch.
     */
    record Session(long gapMs) implements WindowSpec {}
}
