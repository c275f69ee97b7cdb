package io.heliosdb.streaming.connectors.result;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How far a result log goes: what a sink's decision says.
 *
 * @param position behind the last frame
 * @param last id of the last result
 */
record ResultEnd(long position, ResultId last) {
    private static final String SEPARATOR = " ";

    /** Of a log without a result. */
    static ResultEnd none(final int lineage) {
        return new ResultEnd(0, new ResultId(lineage, -1, -1));
    }

    /** Of the last decision. */
    static ResultEnd of(final List<byte[]> decided, final int lineage) {
        if (decided.isEmpty()) {
            return none(lineage);
        }
        final String text = new String(decided.getLast(), StandardCharsets.US_ASCII);
        final String[] parts = text.split(SEPARATOR, -1);
        return new ResultEnd(Long.parseLong(parts[0]), ResultId.of(parts[1]));
    }

    byte[] descriptor() {
        return (position + SEPARATOR + last).getBytes(StandardCharsets.US_ASCII);
    }
}
