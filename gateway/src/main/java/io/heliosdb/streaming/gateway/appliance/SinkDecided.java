package io.heliosdb.streaming.gateway.appliance;

/** The results of a sink up to an id are to become visible: the decision, which nothing revokes. */
final class SinkDecided implements LogCommand {
    private final String job;
    private final int sink;
    private final long rowSequence;
    private final int ordinal;
    private final byte[] descriptor;

    /**
     * @param job whose sink
     * @param sink number of the sink in its plan
     * @param rowSequence of the last result
     * @param ordinal of the last result
     * @param descriptor what the sink has prepared, its own business; not changed afterwards
     */
    SinkDecided(
            final String job,
            final int sink,
            final long rowSequence,
            final int ordinal,
            final byte[] descriptor) {
        this.job = job;
        this.sink = sink;
        this.rowSequence = rowSequence;
        this.ordinal = ordinal;
        this.descriptor = descriptor;
    }

    String job() {
        return job;
    }

    int sink() {
        return sink;
    }

    long rowSequence() {
        return rowSequence;
    }

    int ordinal() {
        return ordinal;
    }

    byte[] descriptor() {
        return descriptor;
    }
}
