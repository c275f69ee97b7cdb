package io.heliosdb.streaming.state.snapshot;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.error.StateError;

import java.nio.charset.StandardCharsets;

/**
 * Reads a {@link MemorySnapshot} from its beginning; a section's checksum is verified before
 * anything of its content is handed out.
 */
final class MemorySnapshotReader implements SnapshotReader {
    private static final int GREATEST_NAME_LENGTH = 1 << 16;

    private final MemorySnapshot snapshot;
    private final Checksum checksum = new Checksum();
    private String name = "";
    private long position;
    private long sectionEnd;

    MemorySnapshotReader(final MemorySnapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public void section(final String expected) {
        if (position != sectionEnd) {
            throw mismatch(
                    "section "
                            + name
                            + " has "
                            + (sectionEnd - position)
                            + " bytes more than are read");
        }
        need(MemorySnapshot.HEADER_BYTES, snapshot.length());
        if (readLong() != MemorySnapshot.MAGIC) {
            throw MemorySnapshot.damaged("no section starts at byte " + (position - Long.BYTES));
        }
        final long nameLength =
                SnapshotCheck.between(readLong(), 0, GREATEST_NAME_LENGTH, "length of a name");
        final long contentLength =
                SnapshotCheck.between(readLong(), 0, snapshot.length(), "length of a section");
        final long expectedChecksum = readLong();
        need(nameLength + contentLength, snapshot.length());
        name = readName((int) nameLength);
        if (!name.equals(expected)) {
            throw mismatch("section " + expected + " is wanted, " + name + " found");
        }
        sectionEnd = position + contentLength;
        verify(expectedChecksum);
    }

    private void verify(final long expected) {
        checksum.reset();
        for (long at = position; at < sectionEnd; ) {
            final long piece = Math.min(sectionEnd - at, snapshot.bytesInArena(at));
            checksum.addBytes(snapshot.address(at), piece);
            at += piece;
        }
        if (checksum.value() != expected) {
            throw MemorySnapshot.damaged("checksum of section " + name + " is wrong");
        }
    }

    @Override
    public long getLong() {
        need(Long.BYTES, sectionEnd);
        return readLong();
    }

    @Override
    public void getBytes(final long address, final long length) {
        need(length, sectionEnd);
        long copied = 0;
        while (copied < length) {
            final long piece = Math.min(length - copied, snapshot.bytesInArena(position));
            Memory.copy(snapshot.address(position), address + copied, piece);
            copied += piece;
            position += piece;
        }
    }

    private long readLong() {
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

    private String readName(final int length) {
        final byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = Memory.getByte(snapshot.address(position++));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void need(final long bytes, final long end) {
        if (bytes > end - position) {
            throw MemorySnapshot.damaged(
                    bytes
                            + " bytes are wanted at byte "
                            + position
                            + ", "
                            + (end - position)
                            + " are left"
                            + (name.isEmpty() ? "" : " in section " + name));
        }
    }

    private static HeliosException mismatch(final String detail) {
        return HeliosException.of(
                        StateError.SNAPSHOT_MISMATCH, "snapshot belongs to another plan or version")
                .detail(detail)
                .hint("restore with the version and the statement that wrote the snapshot");
    }
}
