package io.heliosdb.streaming.perf.proof.fuzz;

import java.util.List;

/** A decoder of bytes from outside. One thread. */
interface Subject extends AutoCloseable {
    /**
     * What came of an input.
     *
     * @param said what the client is told, but for acknowledgements
     * @param rows that were made, one digest for each
     * @param isRefused whether the input, or the connection, was refused
     */
    record Outcome(String said, List<Long> rows, boolean isRefused) {}

    /** As the command line names it. */
    String name();

    /** Whether bytes come in pieces. */
    boolean isStream();

    /** Inputs to begin with. */
    Corpus corpus();

    /**
     * Gives an input.
     *
     * @param pieces lengths of the pieces it comes in; the last one is used for the rest
     * @throws BrokenRuleException if something came of it that must not
     */
    Outcome take(byte[] input, int[] pieces);

    /** Native memory that is open now. */
    long openBytes();

    /** Most native memory that was open at a time. */
    long peakBytes();

    @Override
    void close();
}
