package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Window;
import io.heliosdb.streaming.codecs.seal.DataKey;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.WrappedKey;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import org.agrona.CloseHelper;

import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A file of a result log, named by the position of its first frame. Each start writes into files of
 * its own, so that a key seals for one start only. What stands in front of the blocks, little
 * endian:
 *
 * <pre>
 *  0       4          8        16               24        28          32            8192
 *  +-------+----------+--------+----------------+---------+-----------+-------------+
 *  | magic | checksum | layout | row sequence   | ordinal | n, 0 if   | wrapped key | blocks ...
 *  |       | CRC32C   | int64  | of the result in front   | not sealed| n bytes     |
 *  +-------+----------+--------+----------------+---------+-----------+-------------+
 * </pre>
 *
 * <p>The checksum is of all behind it. Immutable; any thread, but for closing.
 *
 * @param path the file
 * @param position of its first frame
 * @param before the last result in front of it
 * @param layout checksum of how its rows are encoded
 * @param key of its blocks, if they are sealed
 */
record Segment(Path path, long position, ResultId before, long layout, Optional<DataKey> key)
        implements AutoCloseable {
    static final int HEADER_LENGTH = 8192;

    private static final String SUFFIX = ".results";
    private static final int DIGITS = 20;
    private static final int MAGIC = 0x31535248; // "HRS1"
    private static final int CHECKSUM = 4;
    private static final int LAYOUT = 8;
    private static final int ROW_SEQUENCE = 16;
    private static final int ORDINAL = 24;
    private static final int KEY_LENGTH = 28;
    private static final int KEY = 32;

    static boolean isOne(final Path path) {
        final String name = path.getFileName().toString();
        return name.length() == DIGITS + SUFFIX.length() && name.endsWith(SUFFIX);
    }

    private static Path path(final Path folder, final long position) {
        final String digits = "0".repeat(DIGITS) + position;
        return folder.resolve(digits.substring(digits.length() - DIGITS) + SUFFIX);
    }

    private static long position(final Path path) {
        return Long.parseLong(path.getFileName().toString().substring(0, DIGITS));
    }

    /**
     * Makes the file, in place of one that a start has left that came no further.
     *
     * @param scratch {@value #HEADER_LENGTH} bytes
     */
    static Segment create(
            final Storage storage,
            final Path folder,
            final long position,
            final ResultId before,
            final long layout,
            final Optional<DataKey> key,
            final Optional<WrappedKey> wrapped,
            final long scratch) {
        final byte[] keyBytes = wrapped.map(WrappedKey::toBytes).orElse(new byte[0]);
        Memory.fill(scratch, HEADER_LENGTH, (byte) 0);
        Memory.putInt(scratch, MAGIC);
        Memory.putLong(scratch + LAYOUT, layout);
        Memory.putLong(scratch + ROW_SEQUENCE, before.rowSequence());
        Memory.putInt(scratch + ORDINAL, before.ordinal());
        Memory.putInt(scratch + KEY_LENGTH, keyBytes.length);
        Memory.copyFromArray(keyBytes, 0, scratch + KEY, keyBytes.length);
        Memory.putInt(scratch + CHECKSUM, checksum(scratch));
        final Path path = path(folder, position);
        if (storage.exists(path)) {
            storage.delete(path);
        }
        try (StorageFile file = storage.create(path)) {
            file.write(0, scratch, HEADER_LENGTH);
        }
        storage.syncDirectory(folder);
        return new Segment(path, position, before, layout, key);
    }

    /**
     * Reads what stands in front of the blocks.
     *
     * @return empty if that is damaged, or was never written to the end
     */
    static Optional<Segment> read(
            final StorageFile file,
            final int lineage,
            final Optional<KeyService> keys,
            final long scratch) {
        if (file.read(0, scratch, HEADER_LENGTH) < HEADER_LENGTH
                || Memory.getInt(scratch) != MAGIC
                || Memory.getInt(scratch + CHECKSUM) != checksum(scratch)) {
            return Optional.empty();
        }
        final byte[] keyBytes = new byte[Memory.getInt(scratch + KEY_LENGTH)];
        Memory.copyToArray(scratch + KEY, keyBytes, 0, keyBytes.length);
        final Optional<DataKey> key =
                keyBytes.length == 0
                        ? Optional.empty()
                        : keys.map(service -> service.unwrap(WrappedKey.fromBytes(keyBytes)));
        if (keyBytes.length > 0 && key.isEmpty()) {
            return Optional.empty(); // sealed, and there is no key any more
        }
        return Optional.of(
                new Segment(
                        file.path(),
                        position(file.path()),
                        new ResultId(
                                lineage,
                                Memory.getLong(scratch + ROW_SEQUENCE),
                                Memory.getInt(scratch + ORDINAL)),
                        Memory.getLong(scratch + LAYOUT),
                        key));
    }

    private static int checksum(final long header) {
        final CRC32C crc = new CRC32C();
        crc.update(new Window().over(header + LAYOUT, HEADER_LENGTH - LAYOUT));
        return (int) crc.getValue();
    }

    @Override
    public void close() {
        CloseHelper.close(key.orElse(null));
    }
}
