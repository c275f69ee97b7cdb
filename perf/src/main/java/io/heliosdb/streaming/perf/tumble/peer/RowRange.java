package io.heliosdb.streaming.perf.tumble.peer;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;

import java.io.Serializable;

/**
 * Where the rows {@code k BIGINT, v BIGINT, ts TIMESTAMP(3)} of a peer lie, in a form that it can
 * carry to its workers.
 *
 * @param roundsNumber of the {@link PeerRounds}
 */
record RowRange(
        long roundsNumber,
        long start,
        long end,
        long closingStart,
        long closingEnd,
        int stride,
        int keyOffset,
        int valueOffset,
        int timeOffset)
        implements Serializable {
    static RowRange of(final EventRows rows, final long rowCount, final PeerRounds rounds) {
        final RowLayout layout = rows.layout();
        return new RowRange(
                rounds.number(),
                rows.start(),
                rows.address(rowCount),
                rows.closingStart(),
                rows.closingEnd(),
                layout.blockLength(),
                layout.offset(0),
                layout.offset(1),
                layout.offset(2));
    }
}
