package io.heliosdb.streaming.state.checkpoint.format;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * What stands readable at the beginning of a manifest, little-endian; the first four fields are the
 * same in every version of the format.
 *
 * <pre>
 *   0                 8                 16                24
 *   +--------+--------+--------+--------+--------+--------+-----------------+
 *   | magic  |version | header | CRC32C | sealed |   0    |  body length    |
 *   +--------+--------+--------+--------+--------+--------+-----------------+
 *   | appliance id    | id | wrapped key   (length (4) and bytes each)      |
 *   +-----------------+-----------------------------------------------------+
 *   | body            (see {@link ManifestBody}), sealed or with a digest   |
 *   +-----------------------------------------------------------------------+
 * </pre>
 *
 * The CRC32C is of the whole header with these four bytes zero: it tells a newer version or another
 * key from damage. The seal of the body covers the header, too.
 *
 * @param bodyLength bytes behind the header, to the end of the file
 * @param key the manifest's data key
 */
public record ManifestHeader(long bodyLength, long applianceId, CheckpointId id, SealedKey key) {
    /** Version of the format that is written; that of frames, too. */
    public static final int VERSION = 1;

    static final int MAGIC = 0x4d4b_4348;

    private static final int FIXED_BYTES = 40;
    private static final int LENGTH_AT = 8;
    private static final int CHECKSUM_AT = 12;
    private static final int GREATEST_BYTES = 1 << 18;

    /** The header's bytes. */
    public byte[] toBytes() {
        final BodyWriter writer = new BodyWriter();
        writer.putInt(MAGIC);
        writer.putInt(VERSION);
        writer.putInt(0);
        writer.putInt(0);
        writer.putInt(key.isPresent() ? 1 : 0);
        writer.putInt(0);
        writer.putLong(bodyLength);
        writer.putLong(applianceId);
        writer.putText(id.text());
        writer.putBytes(key.bytes());
        writer.setInt(LENGTH_AT, writer.toBytes().length);
        writer.setInt(CHECKSUM_AT, checksum(writer.toBytes(), writer.toBytes().length));
        return writer.toBytes();
    }

    /** Length of the header at the beginning of a manifest that was {@linkplain #read read}. */
    public static int lengthOf(final byte[] file) {
        return new BodyReader(file, LENGTH_AT, Integer.BYTES, "").getInt();
    }

    /**
     * Reads the header of a manifest and checks that it is one, whole, of a version that is known,
     * and as long as it says.
     *
     * @param file the manifest's bytes
     * @param what it is, for errors
     */
    public static ManifestHeader read(final byte[] file, final String what) {
        if (file.length < FIXED_BYTES) {
            throw Damage.of(what, "it has " + file.length + " bytes");
        }
        final BodyReader fixed = new BodyReader(file, 0, FIXED_BYTES, what);
        fixed.getInt(MAGIC, MAGIC, "the first word");
        final int version = fixed.getInt();
        final int length =
                fixed.getInt(
                        FIXED_BYTES, Math.min(file.length, GREATEST_BYTES), "length of the header");
        if (fixed.getInt() != checksum(file, length)) {
            throw Damage.of(what, "the checksum of the header is wrong");
        }
        if (version > VERSION) {
            throw Damage.newer(what, version, VERSION);
        }
        if (version < 1) {
            throw Damage.of(what, "its format is version " + version);
        }
        return readChecked(file, length, what);
    }

    private static ManifestHeader readChecked(
            final byte[] file, final int length, final String what) {
        final BodyReader reader = new BodyReader(file, 0, length, what);
        reader.getLong();
        reader.getLong();
        final boolean isSealed = reader.getInt(0, 1, "the mark of encryption") == 1;
        reader.getInt(0, 0, "a reserved field");
        final long body = (long) file.length - length;
        reader.getLong(body, body, "length of the body, of " + body + " bytes there are,");
        final long applianceId = reader.getLong();
        final String text = reader.getText("length of the id");
        final CheckpointId id =
                CheckpointId.tryParse(text)
                        .orElseThrow(() -> Damage.of(what, "it has no proper id"));
        final SealedKey key = new SealedKey(reader.getBytes("length of a wrapped key"));
        reader.end();
        if (key.isPresent() != isSealed) {
            throw Damage.of(what, "the mark of encryption and the key do not fit");
        }
        return new ManifestHeader(body, applianceId, id, key);
    }

    private static int checksum(final byte[] file, final int length) {
        final CRC32C crc = new CRC32C();
        crc.update(file, 0, CHECKSUM_AT);
        crc.update("\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
        crc.update(file, CHECKSUM_AT + Integer.BYTES, length - CHECKSUM_AT - Integer.BYTES);
        return (int) crc.getValue();
    }
}
