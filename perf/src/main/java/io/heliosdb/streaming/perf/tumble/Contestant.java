package io.heliosdb.streaming.perf.tumble;

/** One way of computing the aggregate. */
interface Contestant extends AutoCloseable {
    /** As in reports: {@code loop}, {@code helios-ring}. */
    String name();

    /** Computes everything over the first rows, from scratch, once. */
    Outcome run(TumbleRows rows, long rowCount);

    /** Most rows that it is given: slower ones get fewer, since rates are compared. */
    default long rowLimit() {
        return Long.MAX_VALUE;
    }

    @Override
    default void close() {}
}
