package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.ringbuffer.log.Command;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;

/** A command on its way into the log. One thread. */
final class Submission {
    private final Sequencer sequencer;
    private final Command command;
    private boolean isSubmitted;

    Submission(final Sequencer sequencer, final LogCommand command) {
        this.sequencer = sequencer;
        this.command = LogCommands.encode(command);
    }

    /**
     * Brings it on.
     *
     * @return its row sequence, or -1 while it is not in the log
     */
    long rowSequence() {
        if (!isSubmitted) {
            isSubmitted = sequencer.submit(command);
        }
        return command.rowSequence();
    }
}
