package io.heliosdb.streaming.gateway.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/** A stream of the process that tells when it cannot be written to any more. */
final class WatchedOutput extends FileOutputStream {
    private final Runnable onGone;

    WatchedOutput(final FileDescriptor descriptor, final Runnable onGone) {
        super(descriptor);
        this.onGone = onGone;
    }

    @Override
    public void write(final byte[] bytes, final int offset, final int length) throws IOException {
        try {
            super.write(bytes, offset, length);
        } catch (final IOException e) {
            onGone.run();
            throw e;
        }
    }
}
