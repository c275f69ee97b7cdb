package io.heliosdb.streaming.state.snapshot;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Reads a {@link MemorySnapshot} from its beginning; a section's checksum is verified before
 * anything of its content is handed out.
 */
final class MemorySnapshotReader extends SectionReader {
    private final MemorySnapshot snapshot;
    private final Checksum checksum = new Checksum();
    private long position;

    MemorySnapshotReader(final MemorySnapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    void beginContent(final long length) {
        need(length, SnapshotFormat.CHECKSUM_BYTES);
        final long start = position;
        final long end = position + length;
        checksum.reset();
        while (position < end) {
            final long piece = Math.min(end - position, snapshot.bytesInArena(position));
            checksum.addBytes(snapshot.address(position), piece);
            position += piece;
        }
        if (takeLong() != checksum.value()) {
            throw wrongChecksum();
        }
        position = start;
    }

    @Override
    void endContent() {
        position += SnapshotFormat.CHECKSUM_BYTES;
    }

    @Override
    void takeBytes(final long address, final long length) {
        need(length, 0);
        long copied = 0;
        while (copied < length) {
            final long piece = Math.min(length - copied, snapshot.bytesInArena(position));
            Memory.copy(snapshot.address(position), address + copied, piece);
            copied += piece;
            position += piece;
        }
    }

    @Override
    void passBytes(final long length) {
        need(length, 0);
        position += length;
    }

    @Override
    long takeLong() {
        need(Long.BYTES, 0);
        long value = 0;
        if (snapshot.bytesInArena(position) >= Long.BYTES) {
            value = Memory.getLong(snapshot.address(position));
            position += Long.BYTES;
        } else {
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                value |= (Memory.getByte(snapshot.address(position++)) & 0xffL) << shift;
            }
        }
        return value;
    }

    @Override
    byte takeByte() {
        need(1, 0);
        return Memory.getByte(snapshot.address(position++));
    }

    /** Refuses to read on if the snapshot has fewer bytes left than these two numbers together. */
    private void need(final long bytes, final int further) {
        final long left = snapshot.length() - position;
        if (bytes > left - further) {
            throw damaged(bytes + " bytes are wanted, the snapshot ends after " + left);
        }
    }
}
