package io.heliosdb.streaming.perf.proof.fuzz;

import io.heliosdb.streaming.perf.proof.fuzz.Subject.Outcome;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gives an input to a decoder and says what is wrong with what came of it. The rules: nothing is
 * thrown but a refusal; rows that are made are rows; it takes no longer and no more memory than it
 * may, and leaves none behind; the same bytes in pieces give the same. One thread.
 */
final class Judge {
    /** Of the processor: what others do on a machine that is shared does not count. */
    private static final long MOST_NS = TimeUnit.MILLISECONDS.toNanos(10);

    /** For inputs of more than the usual size, for each byte. */
    private static final long MOST_NS_OF_BYTE = 1_000;

    private static final int USUAL_BYTES = 16 << 10;

    /** Code that has not been compiled yet makes the first ones slow, not all. */
    private static final int ATTEMPTS = 30;

    /** Of the heap: a connection, its answers, and what is remembered of rows. */
    private static final long MOST_HEAP_BYTES = 2 << 20;

    private static final long MOST_HEAP_BYTES_OF_BYTE = 128;

    /** What is wrong with a line, with the stack of where that was found. */
    private static final long MOST_HEAP_BYTES_OF_LINE = 24 << 10;

    /** Of native memory: buffers of a connection, and rows that are larger than their texts. */
    private static final long MOST_NATIVE_BYTES = 2 << 20;

    private static final long MOST_NATIVE_BYTES_OF_BYTE = 64;

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final int[] whole = {Integer.MAX_VALUE};
    private long tookNs;
    private long allocatedBytes;

    /**
     * Runs an input, in one piece and in others.
     *
     * @return what came of it
     * @throws BrokenRuleException if a rule was broken
     */
    Outcome judge(final Subject subject, final byte[] input, final int[] pieces) {
        final long peakBytes = subject.peakBytes();
        final Outcome outcome = measured(subject, input, whole);
        checkMemory(subject, input, peakBytes);
        checkPace(subject, input);
        if (subject.isStream()) {
            compare(outcome, measured(subject, input, pieces));
        }
        return outcome;
    }

    private Outcome measured(final Subject subject, final byte[] input, final int[] pieces) {
        final long allocated = threads.getCurrentThreadAllocatedBytes();
        final long began = threads.getCurrentThreadCpuTime();
        try {
            return subject.take(input, pieces);
        } catch (final BrokenRuleException e) {
            throw e;
        } catch (final RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new BrokenRuleException("an exception that is no refusal", e);
        } finally {
            tookNs = threads.getCurrentThreadCpuTime() - began;
            allocatedBytes = threads.getCurrentThreadAllocatedBytes() - allocated;
        }
    }

    private void checkMemory(final Subject subject, final byte[] input, final long before) {
        final long most =
                MOST_HEAP_BYTES
                        + MOST_HEAP_BYTES_OF_BYTE * input.length
                        + MOST_HEAP_BYTES_OF_LINE * lines(input);
        if (allocatedBytes > most) {
            // Classes that are loaded allocate, once.
            measured(subject, input, whole);
            if (allocatedBytes > most) {
                throw new BrokenRuleException(
                        allocatedBytes + " bytes of heap for " + input.length);
            }
        }
        final long peak = subject.peakBytes();
        if (peak > before && peak > MOST_NATIVE_BYTES + MOST_NATIVE_BYTES_OF_BYTE * input.length) {
            throw new BrokenRuleException(peak + " bytes of native memory for " + input.length);
        }
        if (subject.openBytes() != 0) {
            throw new BrokenRuleException(subject.openBytes() + " bytes stay open");
        }
    }

    private static int lines(final byte[] input) {
        int lines = 0;
        for (final byte each : input) {
            lines += each == '\n' ? 1 : 0;
        }
        return lines;
    }

    private void checkPace(final Subject subject, final byte[] input) {
        final long most = MOST_NS + MOST_NS_OF_BYTE * Math.max(0, input.length - USUAL_BYTES);
        long least = tookNs;
        for (int i = 0; i < ATTEMPTS && least > most; i++) {
            measured(subject, input, whole);
            least = Math.min(least, tookNs);
        }
        if (least > most) {
            throw new BrokenRuleException(
                    TimeUnit.NANOSECONDS.toMicros(least) + " us for " + input.length + " bytes");
        }
    }

    /** Of a connection that is refused, rows that nobody was told of may be there or not. */
    private static void compare(final Outcome one, final Outcome other) {
        if (!one.said().equals(other.said())) {
            throw new BrokenRuleException(
                    "in one piece it says '" + one.said() + "', in several '" + other.said() + "'");
        }
        final int common = Math.min(one.rows().size(), other.rows().size());
        final List<Long> first = one.rows().subList(0, common);
        if (!first.equals(other.rows().subList(0, common))
                || (!one.isRefused() && one.rows().size() != other.rows().size())) {
            throw new BrokenRuleException(
                    "in one piece it makes "
                            + one.rows().size()
                            + " rows, in several "
                            + other.rows().size()
                            + ", and not the same");
        }
    }
}
