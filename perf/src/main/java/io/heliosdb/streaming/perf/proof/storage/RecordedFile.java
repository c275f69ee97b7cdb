package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;

/** An open file whose changes are written down. */
final class RecordedFile implements StorageFile {
    private final StorageFile file;
    private final Trace trace;
    private final int number;

    RecordedFile(final StorageFile file, final Trace trace, final int number) {
        this.file = file;
        this.trace = trace;
        this.number = number;
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public void write(final long position, final long address, final long length) {
        final byte[] bytes = new byte[Math.toIntExact(length)];
        Memory.copyToArray(address, bytes, 0, bytes.length);
        file.write(position, address, length);
        trace.add(
                (_, open) -> open.file(number).write(position, open.address(bytes), bytes.length));
    }

    @Override
    public int read(final long position, final long address, final int length) {
        return file.read(position, address, length);
    }

    @Override
    public void force() {
        file.force();
        trace.add((_, open) -> open.file(number).force());
    }

    @Override
    public void truncate(final long size) {
        file.truncate(size);
        trace.add((_, open) -> open.file(number).truncate(size));
    }

    @Override
    public void close() {
        file.close();
    }
}
