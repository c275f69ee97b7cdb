package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.state.journal.replay.JournalPlace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Layout of the attributes of a checkpoint, little-endian: where the journal held its barrier. The
 * manifest around them is sealed or has a checksum.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                       row sequence (64)                       |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                       recording id (64)                       |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                 position in the recording (64)                |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 * </pre>
 */
final class PlaceDescriptor {
    private static final int ROW_SEQUENCE_OFFSET = 0;
    private static final int RECORDING_OFFSET = 8;
    private static final int POSITION_OFFSET = 16;
    private static final int LENGTH = 24;

    private PlaceDescriptor() {}

    static byte[] encode(final JournalPlace place) {
        final byte[] bytes = new byte[LENGTH];
        wrap(bytes)
                .putLong(ROW_SEQUENCE_OFFSET, place.rowSequence())
                .putLong(RECORDING_OFFSET, place.recording())
                .putLong(POSITION_OFFSET, place.position());
        return bytes;
    }

    /** Nothing of attributes that have no place. */
    static Optional<JournalPlace> decode(final byte[] bytes) {
        return bytes.length < LENGTH
                ? Optional.empty()
                : Optional.of(
                        new JournalPlace(
                                wrap(bytes).getLong(ROW_SEQUENCE_OFFSET),
                                wrap(bytes).getLong(RECORDING_OFFSET),
                                wrap(bytes).getLong(POSITION_OFFSET)));
    }

    private static ByteBuffer wrap(final byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
