package io.heliosdb.streaming.perf.process;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Makes bytes say that a newer version has written them, with a checksum that is right. */
final class NewerVersion {
    private static final int VERSION_AT = 4;
    private static final int NEWER = 2;

    private NewerVersion() {}

    /** Of {@code identity}: the checksum, at 8, is of all bytes. */
    static byte[] identity(final byte[] file) {
        return patched(file, 0, Integer.BYTES, 8, file.length);
    }

    /** Of a manifest: the length of the header is at 8, its checksum at 12. */
    static byte[] manifest(final byte[] file) {
        return patched(file, 0, Integer.BYTES, 12, ordered(file).getInt(8));
    }

    /**
     * Of a segment's first record: behind 8 bytes of frame, its length at 8, its checksum at 12.
     */
    static byte[] journal(final byte[] file) {
        final int record = 8;
        return patched(file, record, Short.BYTES, 12, ordered(file).getInt(record + 8));
    }

    private static byte[] patched(
            final byte[] file,
            final int at,
            final int versionBytes,
            final int checksumAt,
            final int length) {
        final byte[] patched = file.clone();
        final ByteBuffer bytes = ordered(patched);
        if (versionBytes == Short.BYTES) {
            bytes.putShort(at + VERSION_AT, (short) NEWER);
        } else {
            bytes.putInt(at + VERSION_AT, NEWER);
        }
        bytes.putInt(at + checksumAt, 0);
        final CRC32C crc = new CRC32C();
        crc.update(patched, at, length);
        bytes.putInt(at + checksumAt, (int) crc.getValue());
        return patched;
    }

    private static ByteBuffer ordered(final byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
