package io.heliosdb.streaming.perf.proof.crash;

import io.heliosdb.streaming.perf.proof.crash.oracle.Results;

import java.io.IOException;

/** The process under test, as the supervisor sees it. One thread. */
interface Engine {
    /**
     * Starts it on its folder.
     *
     * @param killPoint name of the point where it is to end itself, with the number of the passing
     *     behind a colon; empty for none
     */
    void start(String killPoint) throws IOException;

    /** Ends it as {@code kill -9} does and waits until it is gone. */
    void kill();

    /** Asks it to drain and end, and waits; gives its exit status, -1 if it did not end in time. */
    int drain();

    boolean isAlive();

    /** Exit status of the process that ended last. */
    int exitStatus();

    int port();

    /** Where its sinks show what it made. */
    Results results();

    /** The last lines it said, for reports. */
    String lastWords();
}
