package io.heliosdb.streaming.state.checkpoint.format;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The beginning of a file of frames. It is not sealed, but each frame's seal covers it, so that a
 * file under another's name, or a frame in another's file, is refused.
 *
 * <pre>
 *   0                 8                 16                24                32                40
 *   +--------+--------+--------+--------+-----------------+-----------------+-----------------+
 *   | magic  |version |  file  |   0    |  appliance id   |      epoch      |     SHA-256     |
 *   +--------+--------+--------+--------+-----------------+-----------------+  of names (24)  |
 *   |                                                                                         |
 *   +-----------------------------------------------------------------------+-----------------+
 * </pre>
 *
 * The last field is the beginning of the SHA-256 of the checkpoint's id, a zero byte, and the
 * part's name: 24 bytes, which end at byte 56.
 */
public final class FrameFileHeader {
    /** Bytes of the header. */
    public static final int BYTES = 56;

    private static final int MAGIC = 0x464b_4348;
    private static final int NAMES_AT = 32;

    private FrameFileHeader() {}

    /** The header of a file. */
    public static byte[] toBytes(final FrameFile file, final long applianceId) {
        final BodyWriter writer = new BodyWriter();
        writer.putInt(MAGIC);
        writer.putInt(ManifestHeader.VERSION);
        writer.putInt(file.number());
        writer.putInt(0);
        writer.putLong(applianceId);
        writer.putLong(file.epoch());
        final String names = file.origin().text() + "\0" + file.part();
        final byte[] digest = Sha256.of(names.getBytes(StandardCharsets.UTF_8));
        writer.putRaw(Arrays.copyOf(digest, BYTES - NAMES_AT));
        return writer.toBytes();
    }

    /** Whether the bytes at an address are a header. */
    public static boolean isAt(final long address, final byte[] header) {
        for (int i = 0; i < header.length; i++) {
            if (Memory.getByte(address + i) != header[i]) {
                return false;
            }
        }
        return true;
    }
}
