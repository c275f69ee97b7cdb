package io.heliosdb.streaming.connectors.result;

/** Where a subscriber begins. */
public sealed interface ResultStart {
    /** With the oldest result that is kept. */
    ResultStart EARLIEST = new Earliest();

    /** With the next one to come. */
    ResultStart LATEST = new Latest();

    /** With the oldest result that is kept. */
    record Earliest() implements ResultStart {}

    /** With the next one to come. */
    record Latest() implements ResultStart {}

    /**
     * Behind one.
     *
     * @param id of the last result that the subscriber has seen
     */
    record Behind(ResultId id) implements ResultStart {}
}
