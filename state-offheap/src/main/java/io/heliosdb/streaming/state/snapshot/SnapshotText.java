package io.heliosdb.streaming.state.snapshot;

import java.nio.charset.StandardCharsets;

/** Texts in a snapshot: the length in bytes, then their UTF-8, eight bytes to a number. */
public final class SnapshotText {
    private static final int GREATEST_BYTES = 1 << 16;

    private SnapshotText() {}

    /** Writes a text of less than 64 KiB. */
    public static void write(final SnapshotWriter writer, final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writer.putLong(SnapshotCheck.between(bytes.length, 0, GREATEST_BYTES, "length of a text"));
        for (int from = 0; from < bytes.length; from += Long.BYTES) {
            long word = 0;
            for (int i = from; i < Math.min(from + Long.BYTES, bytes.length); i++) {
                word |= (bytes[i] & 0xffL) << ((i - from) * Byte.SIZE);
            }
            writer.putLong(word);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static String read(final SnapshotReader reader) {
        final byte[] bytes =
                new byte[SnapshotCheck.readInt(reader, 0, GREATEST_BYTES, "length of a text")];
        for (int from = 0; from < bytes.length; from += Long.BYTES) {
            final long word = reader.getLong();
            for (int i = from; i < Math.min(from + Long.BYTES, bytes.length); i++) {
                bytes[i] = (byte) (word >>> ((i - from) * Byte.SIZE));
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
