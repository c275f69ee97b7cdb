package io.heliosdb.streaming.connectors.blackhole;

import io.heliosdb.streaming.connectors.spi.Sink;

/** Drops rows. */
final class BlackholeSink implements Sink {
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
