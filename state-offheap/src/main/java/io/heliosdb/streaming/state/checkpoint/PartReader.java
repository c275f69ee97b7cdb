package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.state.checkpoint.frame.FrameStream;
import io.heliosdb.streaming.state.snapshot.PieceReader;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;

/** Gives a part of a checkpoint back, section by section. One thread. */
public final class PartReader implements SnapshotReader, AutoCloseable {
    private final FrameStream frames;
    private final PieceReader reader;

    PartReader(final Ledger ledger, final String owner, final FrameStream frames) {
        this.frames = frames;
        reader = new PieceReader(ledger, owner, frames);
    }

    @Override
    public void section(final String name) {
        reader.section(name);
    }

    @Override
    public String next() {
        return reader.next();
    }

    @Override
    public void skip() {
        reader.skip();
    }

    @Override
    public long getLong() {
        return reader.getLong();
    }

    @Override
    public void getBytes(final long address, final long length) {
        reader.getBytes(address, length);
    }

    @Override
    public void close() {
        reader.close();
        frames.close();
    }
}
