package io.heliosdb.streaming.state.checkpoint.frame;

import io.heliosdb.streaming.codecs.storage.StorageFile;
import io.heliosdb.streaming.state.checkpoint.format.Damage;

/** A file of frames, open for reading and checked to be the one referred to. Any thread. */
final class OpenFrameFile implements AutoCloseable {
    private final StorageFile file;
    private final FrameKey key;
    private final byte[] header;
    private final String what;

    /**
     * @param header the bytes it begins with, checked
     * @param what it is, for errors
     */
    OpenFrameFile(
            final StorageFile file, final FrameKey key, final byte[] header, final String what) {
        this.file = file;
        this.key = key;
        this.header = header;
        this.what = what;
    }

    FrameKey key() {
        return key;
    }

    byte[] header() {
        return header;
    }

    String what() {
        return what;
    }

    /** Checks that the file has not been cut off, nor anything written behind its end. */
    void checkSize(final long expected) {
        final long size = file.size();
        if (size != expected) {
            throw Damage.of(what, "it has " + size + " bytes instead of " + expected);
        }
    }

    /** Reads all bytes wanted, fewer only at the end of the file. */
    int read(final long position, final long address, final int length) {
        int done = 0;
        while (done < length) {
            final int count = file.read(position + done, address + done, length - done);
            if (count <= 0) {
                break;
            }
            done += count;
        }
        return done;
    }

    @Override
    public void close() {
        key.close();
        file.close();
    }
}
