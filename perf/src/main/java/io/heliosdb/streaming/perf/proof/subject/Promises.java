package io.heliosdb.streaming.perf.proof.subject;

/** Takes down what a subject says about its steps; each call stands until the next of its kind. */
@FunctionalInterface
public interface Promises {
    /** So many steps survive a loss of power. */
    void forced(long steps);

    /** So many steps survive the end of the process. */
    default void recorded(final long steps) {
        // Not everybody looks at dead processes.
    }

    /**
     * So many steps were forced, as something says that was written behind them: nobody may take
     * damage among them for a torn end and cut them off.
     */
    default void vouched(final long steps) {
        // Not everybody looks at damage.
    }
}
