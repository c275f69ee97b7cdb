package io.heliosdb.streaming.gateway.feed;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowValidator;
import io.heliosdb.streaming.codecs.sbe.SbeSchema;
import io.heliosdb.streaming.connectors.spi.RowSpace;
import io.heliosdb.streaming.connectors.stream.StreamEndpoint;

/**
 * Takes rows that clients have encoded by the SBE schema of a table, having checked every byte of
 * them. One thread; only what is refused allocates.
 */
public final class EncodedRows {
    private final RowLayout layout;
    private final RowValidator validator;
    private final int maxRowBytes;

    /**
     * @throws HeliosException {@code HCOD-0102} if the table has columns that SBE has no values of
     */
    public EncodedRows(final StreamEndpoint stream) {
        SbeSchema.of(stream.name(), stream.layout());
        layout = stream.layout();
        validator = new RowValidator(layout);
        maxRowBytes = stream.maxRowBytes();
    }

    /** Bytes of the longest row with its padding, or more. */
    public int maxRowBytes() {
        return maxRowBytes;
    }

    /**
     * Takes a row.
     *
     * @param source its first byte, anywhere
     * @return false if the space has no room for it
     * @throws HeliosException {@code HNET-0303} if it is none
     */
    public boolean take(final RowSpace space, final long source, final int length) {
        if (length < 0 || RowLayout.align(length) > maxRowBytes) {
            throw HeliosException.of(FeedError.ROW, "an encoded row is too long")
                    .detail(length + " bytes, at most " + maxRowBytes);
        }
        final int room = RowLayout.align(Math.max(length, 1));
        final long address = space.claim(room);
        if (address == 0) {
            return false;
        }
        Memory.copy(source, address, length);
        final int outcome = validator.validate(address, length, room);
        if (outcome < 0) {
            throw refused(outcome);
        }
        space.commit(outcome);
        return true;
    }

    private HeliosException refused(final int outcome) {
        return HeliosException.of(FeedError.ROW, "an encoded row is not as its schema says")
                .detail(
                        switch (outcome) {
                            case RowValidator.CUT_OFF -> "it is cut off";
                            case RowValidator.TRAILING_BYTES, RowValidator.NO_ROOM ->
                                    "there are bytes behind it";
                            case RowValidator.UNKNOWN_PRESENCE ->
                                    "a presence bit is set that no column has";
                            case RowValidator.DATA_OF_NULL -> column() + " is NULL but has data";
                            case RowValidator.NOT_UTF8 -> column() + " is not UTF-8";
                            default -> column() + " has a value that its type does not have";
                        });
    }

    private String column() {
        return "column " + layout.columns().get(validator.column()).name();
    }
}
