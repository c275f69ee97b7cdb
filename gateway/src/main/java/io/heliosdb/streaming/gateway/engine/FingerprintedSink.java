package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.operators.plan.OperatorUid;
import io.heliosdb.streaming.state.table.KeyHash;

import java.util.Optional;

/**
 * A sink that takes the fingerprint of what passes through it. Thread rule: as the sink inside; the
 * fingerprint may be read by whoever has seen that the sink is finished.
 */
final class FingerprintedSink implements Sink {
    private final Sink sink;
    private final String name;
    private final String lineage;
    private final OperatorUid operator;
    private final RowReader reader;
    private long count;
    private long hash;
    private long lastRowSequence;
    private int lastOrdinal;

    /**
     * @param name shown with the fingerprint
     * @param operator whose results they are
     * @param layout of the rows
     */
    FingerprintedSink(
            final Sink sink,
            final String name,
            final String lineage,
            final OperatorUid operator,
            final RowLayout layout) {
        this.sink = sink;
        this.name = name;
        this.lineage = lineage;
        this.operator = operator;
        reader = new RowReader(layout);
    }

    @Override
    public boolean onRow(
            final long address, final byte kind, final long rowSequence, final int ordinal) {
        final long bytes = KeyHash.bytes(address, reader.wrap(address).length());
        if (!sink.onRow(address, kind, rowSequence, ordinal)) {
            return false;
        }
        count++;
        hash = KeyHash.combine(hash, rowSequence);
        hash = KeyHash.combine(hash, (long) ordinal << Byte.SIZE | kind);
        hash = KeyHash.combine(hash, bytes);
        lastRowSequence = rowSequence;
        lastOrdinal = ordinal;
        return true;
    }

    ResultFingerprint fingerprint() {
        final Optional<ResultId> last =
                count == 0
                        ? Optional.empty()
                        : Optional.of(
                                new ResultId(lineage, operator, lastRowSequence, lastOrdinal));
        return new ResultFingerprint(name, count, last, hash);
    }

    @Override
    public void flush() {
        sink.flush();
    }

    @Override
    public void finish() {
        sink.finish();
    }

    @Override
    public void close() {
        sink.close();
    }
}
