package io.heliosdb.streaming.operators.custom;

/** A function of users that gives one value for many rows. What it remembers of them is state. */
public interface CustomAggregate extends CustomFunction {
    /** How many numbers the state has; they are 0 at first. */
    int stateNumbers();

    /**
     * Prepares the state of a new group, where zeroes are not right.
     *
     * @throws Exception an error of the row
     */
    default void initialise(final AggregateMemory state) throws Exception {}

    /**
     * Takes a row in. NULL arguments are handed over like others.
     *
     * @throws Exception an error of the row
     */
    void accumulate(AggregateMemory state, Arguments arguments) throws Exception;

    /** Whether {@link #retract} is there, which queries over rows that change need. */
    default boolean canRetract() {
        return false;
    }

    /**
     * Takes a row back that was taken in before.
     *
     * @throws Exception an error of the row
     */
    default void retract(final AggregateMemory state, final Arguments arguments) throws Exception {
        throw new UnsupportedOperationException("retract");
    }

    /** Whether {@link #merge} is there, which HOP, CUMULATE and SESSION windows need. */
    default boolean canMerge() {
        return false;
    }

    /**
     * Adds what another state has gathered, of later rows.
     *
     * @throws Exception an error of the row
     */
    default void merge(final AggregateMemory state, final AggregateMemory other) throws Exception {
        throw new UnsupportedOperationException("merge");
    }

    /**
     * The value for what has been taken in; leaves the state as it is.
     *
     * @param result NULL until it is set
     * @throws Exception an error of the row
     */
    void evaluate(AggregateMemory state, Result result) throws Exception;
}
