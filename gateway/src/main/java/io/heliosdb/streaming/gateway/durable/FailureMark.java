package io.heliosdb.streaming.gateway.durable;

/** Set once, when one of several agents has failed. Any thread. */
final class FailureMark {
    private volatile boolean isSet;

    void set() {
        isSet = true;
    }

    boolean isSet() {
        return isSet;
    }
}
