package io.heliosdb.streaming.perf.tumble.contest;

/**
 * One way of computing the query. Set up once, it lives over all rounds with its state, tables and
 * compiled code; each round gives it the same rows at later times.
 */
public interface Contestant extends AutoCloseable {
    /** As in reports: {@code loop}, {@code helios-ring}. */
    String name();

    /**
     * Takes its rows of the present round and the closing rows behind them.
     *
     * @return all results that these rows caused
     */
    Outcome run();

    @Override
    void close();
}
