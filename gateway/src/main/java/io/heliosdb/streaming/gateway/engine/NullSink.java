package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.connectors.spi.Sink;

/** Takes results that nobody asked for, so that they have a fingerprint all the same. */
final class NullSink implements Sink {
    @Override
    public boolean onRow(
            final long address, final byte kind, final long rowSequence, final int ordinal) {
        return true;
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void finish() {
        // nothing to make visible
    }

    @Override
    public void close() {
        // nothing is open
    }
}
