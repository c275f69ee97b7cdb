package io.heliosdb.streaming.state.snapshot;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.error.StateError;

import java.nio.charset.StandardCharsets;

/**
 * Reads sections (see {@link SnapshotFormat}) from bytes that come one behind the other: names and
 * lengths here, where bytes come from and when their checksum is verified in the subclasses.
 */
abstract class SectionReader implements SnapshotReader {
    private String name = "";
    private String nextName;
    private long nextLength;
    private long position;
    private long contentEnd;
    private boolean isInContent;

    // What a source of bytes adds.

    /** Takes the next eight bytes. */
    abstract long takeLong();

    /** Takes bytes into native memory. */
    abstract void takeBytes(long address, long length);

    /** Takes bytes for nobody. */
    abstract void passBytes(long length);

    /** Bytes from here on are a section's content; a checksum may be verified now. */
    abstract void beginContent(long length);

    /** The content has been read; takes the checksum behind it and verifies it, if it was not. */
    abstract void endContent();

    // SnapshotReader.

    @Override
    public final String next() {
        if (nextName == null) {
            readHeader();
        }
        return nextName;
    }

    private void readHeader() {
        if (position != contentEnd) {
            throw mismatch(
                    "section "
                            + name
                            + " has "
                            + (contentEnd - position)
                            + " bytes more than are read");
        }
        if (takeLong() != SnapshotFormat.MAGIC) {
            throw damaged("no section starts at byte " + position);
        }
        final long nameLength =
                SnapshotCheck.between(
                        takeLong(), 0, SnapshotFormat.GREATEST_NAME_LENGTH, "length of a name");
        nextLength =
                SnapshotCheck.between(takeLong(), 0, Long.MAX_VALUE / 2, "length of a section");
        nextName = takeName((int) nameLength);
        position += SnapshotFormat.HEADER_BYTES + nameLength;
        contentEnd = position;
    }

    @Override
    public final void section(final String expected) {
        name = next();
        nextName = null;
        if (!name.equals(expected)) {
            throw mismatch("section " + expected + " is wanted, " + name + " found");
        }
        contentEnd = position + nextLength;
        beginContent(nextLength);
        isInContent = true;
        passed(0);
    }

    @Override
    public final void skip() {
        final long left = contentEnd - position;
        if (left > 0) {
            passBytes(left);
            passed(left);
        }
    }

    @Override
    public final long getLong() {
        need(Long.BYTES);
        final long value = takeLong();
        passed(Long.BYTES);
        return value;
    }

    @Override
    public final void getBytes(final long address, final long length) {
        need(length);
        takeBytes(address, length);
        passed(length);
    }

    private void passed(final long bytes) {
        position += bytes;
        if (position == contentEnd && isInContent) {
            isInContent = false;
            endContent();
            position += SnapshotFormat.CHECKSUM_BYTES;
            contentEnd = position;
        }
    }

    private void need(final long bytes) {
        if (bytes > contentEnd - position) {
            throw damaged(
                    bytes
                            + " bytes are wanted at byte "
                            + position
                            + ", "
                            + (contentEnd - position)
                            + " are left"
                            + (name.isEmpty() ? "" : " in section " + name));
        }
    }

    private String takeName(final int length) {
        final byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = takeByte();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    abstract byte takeByte();

    /** The section being read, for errors. */
    final String name() {
        return name;
    }

    static HeliosException damaged(final String detail) {
        return HeliosException.of(StateError.SNAPSHOT_CORRUPT, "snapshot is damaged")
                .detail(detail);
    }

    final HeliosException wrongChecksum() {
        return damaged("checksum of section " + name + " is wrong");
    }

    private static HeliosException mismatch(final String detail) {
        return HeliosException.of(
                        StateError.SNAPSHOT_MISMATCH, "snapshot belongs to another plan or version")
                .detail(detail)
                .hint("restore with the version and the statement that wrote the snapshot");
    }
}
