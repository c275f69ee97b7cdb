package io.heliosdb.streaming.perf.proof.determinism;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.output.OutputConsumer;
import io.heliosdb.streaming.ringbuffer.output.ResultHandler;
import io.heliosdb.streaming.ringbuffer.output.ResultRecord;

import org.agrona.concurrent.Agent;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/**
 * A sink that keeps nothing of its results but a digest of all: kind, id and bytes of each, in
 * order. Thread rule: its agent's.
 */
final class ResultHashes implements Agent, ResultHandler {
    private static final int RESULTS_PER_DUTY = 256;
    private static final int HEADER_BYTES = 2 * Long.BYTES;

    private final String role;
    private final int sink;
    private final OutputConsumer results;
    private final BooleanSupplier hasJobEnded;
    private final Findings findings;
    private final Digest digest = new Digest();
    private byte[] bytes = new byte[1 << 10];
    private long count;
    private boolean isFinished;

    ResultHashes(
            final String role,
            final int sink,
            final OutputConsumer results,
            final BooleanSupplier hasJobEnded,
            final Findings findings) {
        this.role = role;
        this.sink = sink;
        this.results = results;
        this.hasJobEnded = hasJobEnded;
        this.findings = findings;
    }

    @Override
    public int doWork() {
        if (isFinished) {
            return 0;
        }
        final boolean isLast = hasJobEnded.getAsBoolean(); // before the poll: it sees all then
        final int work = results.poll(this, RESULTS_PER_DUTY);
        if (work == 0 && isLast && results.lag() == 0) {
            isFinished = true;
            findings.output(Findings.END, sink, digest.soFar(), count);
        }
        return work;
    }

    @Override
    public boolean onResult(final ResultRecord result) {
        if (result.isMark()) {
            findings.output(result.markNumber(), sink, digest.soFar(), count);
            return true;
        }
        final int length = HEADER_BYTES + result.rowLength();
        if (bytes.length < length) {
            bytes = new byte[2 * length];
        }
        ByteBuffer.wrap(bytes)
                .putLong(result.rowSequence())
                .putLong((long) result.ordinal() << Byte.SIZE | result.kind());
        Memory.copyToArray(result.rowAddress(), bytes, HEADER_BYTES, result.rowLength());
        digest.add(bytes, length);
        count++;
        return true;
    }

    @Override
    public String roleName() {
        return role;
    }

    @Override
    public void onClose() {
        results.close();
    }
}
