package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.RowReader;

import org.agrona.CloseHelper;

/** Appends to a result log. One thread, the sink's. */
final class ResultWriter implements AutoCloseable {
    /** Frames that a block has room for, unless one alone is longer. */
    static final int BLOCK_BYTES = 64 << 10;

    /** Results that may wait for others before they are shown. */
    private static final int PUBLISHED_TOGETHER = 64;

    private final ResultLog log;
    private final RecentResults recent;
    private final StoredResults stored;
    private final int lineage;
    private final Arena block;
    private final Arena header;
    private final RowReader reader;
    private long savedPosition;
    private int unpublished;
    private long firstRowSequence;
    private int firstOrdinal;
    private long lastRowSequence;
    private int lastOrdinal;

    /**
     * @param stored taken over
     */
    ResultWriter(final ResultLog log, final StoredResults stored, final Ledger ledger) {
        this.log = log;
        this.stored = stored;
        recent = log.recent();
        reader = new RowReader(log.layout());
        lineage = log.index().lineage();
        savedPosition = recent.end();
        block =
                Arena.open(
                        ledger, "results", log.name(), Math.max(BLOCK_BYTES, log.mostFrameBytes()));
        header = Arena.open(ledger, "results", log.name(), ResultFrame.HEADER_LENGTH);
    }

    /**
     * Appends a result.
     *
     * @param row address of its bytes
     */
    void append(final long row, final byte kind, final long rowSequence, final int ordinal) {
        final int rowLength = reader.wrap(row).length();
        final int length = ResultFrame.HEADER_LENGTH + rowLength;
        if (unsavedBytes() > 0 && unsavedBytes() + length > BLOCK_BYTES) {
            save();
        }
        if (unsavedBytes() == 0) {
            firstRowSequence = rowSequence;
            firstOrdinal = ordinal;
        }
        ResultFrame.writeHeader(header.address(), length, rowSequence, ordinal, kind);
        recent.append(header.address(), row, rowLength);
        lastRowSequence = rowSequence;
        lastOrdinal = ordinal;
        unpublished++;
        if (unpublished == PUBLISHED_TOGETHER) {
            publish();
        }
    }

    private long unsavedBytes() {
        return recent.end() - savedPosition;
    }

    /** Shows all. */
    void publish() {
        if (unpublished > 0) {
            log.publish(unpublished, lastRowSequence, lastOrdinal);
            unpublished = 0;
        }
    }

    private void save() {
        final int length = (int) unsavedBytes();
        recent.copyOwn(savedPosition, length, block.address());
        stored.write(
                block.address(),
                length,
                savedPosition,
                new ResultId(lineage, firstRowSequence, firstOrdinal),
                new ResultId(lineage, lastRowSequence, lastOrdinal));
        savedPosition += length;
    }

    /** Writes all into files, for good. */
    ResultEnd force() {
        publish();
        if (unsavedBytes() > 0) {
            save();
        }
        stored.force();
        return new ResultEnd(savedPosition, stored.index().last());
    }

    @Override
    public void close() {
        CloseHelper.closeAll(stored, block, header);
    }
}
