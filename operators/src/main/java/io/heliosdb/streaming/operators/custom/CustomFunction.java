package io.heliosdb.streaming.operators.custom;

import java.util.List;

/**
 * What all functions of users have. A class that implements one of the three kinds is public and
 * has a public constructor without parameters; each call in a job gets an instance of its own,
 * which one thread uses.
 */
public interface CustomFunction {
    /** The forms in which the function can be called; the first that fits is taken. */
    List<Signature> signatures();

    /**
     * Whether equal arguments always give equal results. One that does not say so is refused in
     * durable jobs, whose replay must give the same results.
     */
    default boolean isDeterministic() {
        return true;
    }

    /**
     * Called once before the first call.
     *
     * @param signature the form that is called
     * @throws Exception what makes the job fail
     */
    default void open(final Signature signature) throws Exception {}

    /**
     * Called once behind the last call.
     *
     * @throws Exception which is told and changes nothing
     */
    default void close() throws Exception {}
}
