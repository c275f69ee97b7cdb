package io.heliosdb.streaming.operators.custom;

import io.heliosdb.streaming.codecs.error.HeliosException;

/** Loaded code of functions; instances of them end with it. One thread at a time. */
public interface OpenFunctions extends AutoCloseable {
    /**
     * An instance, opened.
     *
     * @throws HeliosException {@code HOPR-0402} if that is not possible
     */
    CustomScalar scalar(CallForm form);

    /** As {@link #scalar}. */
    CustomAggregate aggregate(CallForm form);

    /** As {@link #scalar}. */
    CustomTable table(CallForm form);

    /** Closes the instances, then lets the code go. */
    @Override
    void close();
}
