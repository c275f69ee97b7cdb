package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.ringbuffer.log.Sequencer;

import java.util.function.LongSupplier;

/** The way of one sink's decisions into the log, one at a time. Thread rule: the sink's agent. */
final class SinkDecisions {
    private final Sequencer sequencer;
    private final LongSupplier decidedBelow;
    private Submission pending;

    /**
     * @param decidedBelow row sequence behind the last record that is decided
     */
    SinkDecisions(final Sequencer sequencer, final LongSupplier decidedBelow) {
        this.sequencer = sequencer;
        this.decidedBelow = decidedBelow;
    }

    /** Begins a decision; only when none is pending. */
    void decide(final SinkDecided decision) {
        pending = new Submission(sequencer, decision);
    }

    /**
     * Brings the pending decision on.
     *
     * @return true once the log has it at the appliance's level; nothing is pending then
     */
    boolean isDecided() {
        final long rowSequence = pending.rowSequence();
        if (rowSequence < 0 || rowSequence >= decidedBelow.getAsLong()) {
            return false;
        }
        pending = null;
        return true;
    }

    boolean isPending() {
        return pending != null;
    }
}
