package io.heliosdb.streaming.operators.change;

import io.heliosdb.streaming.state.snapshot.SnapshotReader;

/**
 * Reads the state of an operator into one with another uid, which stands in the names of sections.
 */
public final class RenamedSections implements SnapshotReader {
    private final SnapshotReader reader;
    private final String uidBefore;
    private final String uidNow;

    /** Everything is read from the reader inside. */
    public RenamedSections(
            final SnapshotReader reader, final String uidBefore, final String uidNow) {
        this.reader = reader;
        this.uidBefore = uidBefore;
        this.uidNow = uidNow;
    }

    @Override
    public void section(final String name) {
        reader.section(name.replace(uidNow, uidBefore));
    }

    @Override
    public String next() {
        return reader.next().replace(uidBefore, uidNow);
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
}
