package io.heliosdb.streaming.perf.tumble;

/**
 * One way of computing the aggregate. Set up once, it lives over all rounds with its state, tables
 * and compiled code; each round gives it the same rows at later times.
 */
interface Contestant extends AutoCloseable {
    /** As in reports: {@code loop}, {@code helios-ring}. */
    String name();

    /**
     * Takes its rows of the present round, ending with the row that closes the round's windows.
     *
     * @return all results that these rows caused
     */
    Outcome run();

    @Override
    default void close() {}
}
