package io.heliosdb.streaming.operators.runtime;

import io.heliosdb.streaming.ringbuffer.output.OutputPort;

/** A pipeline's output that goes into its job's output ring. */
public final class RingOutput implements ResultOutput {
    private final OutputPort port;

    public RingOutput(final OutputPort port) {
        this.port = port;
    }

    @Override
    public boolean hasRoom(final int rowCount) {
        return port.hasRoom(rowCount);
    }

    @Override
    public int roomFor(final int rowBytes) {
        return port.roomFor(rowBytes);
    }

    @Override
    public int maxRowBytes() {
        return port.maxRowBytes();
    }

    @Override
    public long claim(final int length) {
        return port.claim(length);
    }

    @Override
    public void commit(final byte kind, final long rowSequence, final int ordinal) {
        port.commit(kind, rowSequence, ordinal);
    }
}
