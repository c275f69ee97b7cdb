package io.heliosdb.streaming.perf.tumble;

/** One way of computing the aggregate. */
interface Contestant extends AutoCloseable {
    /** As in reports: {@code loop}, {@code helios-ring}. */
    String name();

    /** Computes everything over the first rows, from scratch, once. */
    Outcome run(TumbleRows rows, long rowCount);

    @Override
    default void close() {}
}
