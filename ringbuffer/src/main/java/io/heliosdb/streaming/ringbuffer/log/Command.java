package io.heliosdb.streaming.ringbuffer.log;

/**
 * A command of the control plane on its way into the log. Its bytes are the business of whoever
 * reads it there.
 */
public final class Command {
    private final byte[] payload;
    private volatile long rowSequence = -1;

    /**
     * @param payload the record's bytes; not changed afterwards
     */
    public Command(final byte[] payload) {
        this.payload = payload;
    }

    byte[] payload() {
        return payload;
    }

    void sequenced(final long itsRowSequence) {
        rowSequence = itsRowSequence;
    }

    /**
     * The row sequence at which the command takes effect, or -1 while it is not in the log. Any
     * thread.
     */
    public long rowSequence() {
        return rowSequence;
    }
}
