package io.heliosdb.streaming.gateway.feeder;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read. */
final class CountingInput extends FilterInputStream {
    private long count;

    CountingInput(final InputStream input) {
        super(input);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        final int next = in.read();
        count += next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(final byte[] target, final int offset, final int length) throws IOException {
        final int read = in.read(target, offset, length);
        count += Math.max(0, read);
        return read;
    }
}
