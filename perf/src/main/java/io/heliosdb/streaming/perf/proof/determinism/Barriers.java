package io.heliosdb.streaming.perf.proof.determinism;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.runtime.JobCommands;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.output.OutputRing;
import io.heliosdb.streaming.state.snapshot.MemorySnapshot;

import java.nio.ByteBuffer;

/**
 * What a replayed job does at a barrier: takes the hash of all its state, and marks the place among
 * its results. Thread rule: the job's.
 */
final class Barriers implements JobCommands {
    private final Ledger ledger;
    private final Pipeline pipeline;
    private final OutputRing output;
    private final Findings findings;

    Barriers(
            final Ledger ledger,
            final Pipeline pipeline,
            final OutputRing output,
            final Findings findings) {
        this.ledger = ledger;
        this.pipeline = pipeline;
        this.output = output;
        this.findings = findings;
    }

    /** The bytes of a barrier in the log. */
    static byte[] payload(final long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    @Override
    public boolean onCommand(final LogEntry entry) {
        final long number = Long.reverseBytes(Memory.getLong(entry.address()));
        if (!output.mark(entry.firstRowSequence(), number)) {
            return false;
        }
        try (MemorySnapshot snapshot = new MemorySnapshot(ledger, "replay")) {
            pipeline.snapshot(snapshot);
            findings.state(number, snapshot.toBytes());
        }
        return true;
    }
}
