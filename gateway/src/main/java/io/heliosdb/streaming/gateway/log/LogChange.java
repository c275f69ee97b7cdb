package io.heliosdb.streaming.gateway.log;

/** Another output of a log, opened and not yet used; one of the methods is to be called once. */
public interface LogChange {
    /** Has all lines from now on go there. */
    void apply();

    /** Closes it. */
    void discard();
}
