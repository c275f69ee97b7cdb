package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.ForwardingFile;
import io.heliosdb.streaming.codecs.storage.StorageFile;

/** An open file whose changes are written down. */
final class RecordedFile extends ForwardingFile {
    private final Trace trace;
    private final int number;

    RecordedFile(final StorageFile file, final Trace trace, final int number) {
        super(file);
        this.trace = trace;
        this.number = number;
    }

    @Override
    public void write(final long position, final long address, final long length) {
        final byte[] bytes = new byte[Math.toIntExact(length)];
        Memory.copyToArray(address, bytes, 0, bytes.length);
        super.write(position, address, length);
        trace.add(
                (_, open) -> open.file(number).write(position, open.address(bytes), bytes.length));
    }

    @Override
    public void force() {
        super.force();
        trace.add((_, open) -> open.file(number).force());
    }

    @Override
    public void truncate(final long size) {
        super.truncate(size);
        trace.add((_, open) -> open.file(number).truncate(size));
    }
}
