package io.heliosdb.streaming.connectors.datagen;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.NumberPosition;
import io.heliosdb.streaming.connectors.spi.RowCollector;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.SourcePosition;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TableOptions;

import org.agrona.concurrent.NanoClock;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes rows at a rate until the wanted number, or the end of the shortest sequence, is reached.
 */
final class DatagenSource implements Source {
    private static final int ROWS_PER_POLL = 1024;
    private static final byte[] KEY = "rows".getBytes(StandardCharsets.US_ASCII);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final FieldGenerator[] generators;
    private final RowWriter writer;
    private final NanoClock clock;
    private final int maxRowBytes;
    private final long rowsPerSecond;
    private final long rowCount;
    private final NumberPosition position = new NumberPosition();
    private boolean isMarked;
    private long keptCount;
    private long madeCount;
    private long startNs;
    private boolean hasStarted;

    DatagenSource(final TableDefinition table, final ConnectorContext context) {
        final TableOptions options = new TableOptions(table);
        final SplittableRandom random =
                new SplittableRandom(options.number(DatagenConnector.SEED).orElseThrow());
        generators = FieldGenerators.of(table, random, context.epochClock());
        final RowLayout layout = RowLayout.of(table.columns());
        writer = new RowWriter(layout);
        clock = context.nanoClock();
        isMarked = !context.isDurable();
        rowsPerSecond = options.number(DatagenConnector.ROWS_PER_SECOND).orElseThrow();
        long limit = DatagenConnector.numberOfRows(options);
        for (final FieldGenerator generator : generators) {
            limit = Math.min(limit, generator.rowLimit());
        }
        rowCount = limit;
        maxRowBytes = maxRowBytes(table, layout, context.maxRowBytes());
    }

    private int maxRowBytes(
            final TableDefinition table, final RowLayout layout, final int limitBytes) {
        long bound = layout.blockLength();
        for (final FieldGenerator generator : generators) {
            bound += generator.maxVariableBytes();
        }
        if (bound > limitBytes) {
            throw HeliosException.of(
                            ConnectorError.OPTION_INVALID,
                            "rows of table " + table.name() + " would be too large")
                    .detail(bound + " bytes, at most " + limitBytes)
                    .hint("reduce the 'fields.….length' options");
        }
        return RowLayout.align((int) bound);
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public void resume(final List<SourcePosition> positions) {
        for (final SourcePosition position : positions) {
            keptCount = NumberPosition.count(position);
        }
        final List<SequenceGenerator> sequences =
                Arrays.stream(generators)
                        .filter(SequenceGenerator.class::isInstance)
                        .map(SequenceGenerator.class::cast)
                        .toList();
        if (sequences.size() == generators.length) {
            sequences.forEach(sequence -> sequence.skip(keptCount));
            madeCount = keptCount;
        }
    }

    @Override
    public int poll(final RowCollector collector) {
        final long dueCount = dueCount();
        int work = 0;
        while (work < ROWS_PER_POLL && madeCount < dueCount && make(collector)) {
            work++;
        }
        return work;
    }

    /** How many rows should have been emitted by now. */
    private long dueCount() {
        if (rowsPerSecond <= 0) {
            return rowCount;
        }
        final long nowNs = clock.nanoTime();
        if (!hasStarted) {
            hasStarted = true;
            startNs = nowNs;
        }
        final long elapsedNs = nowNs - startNs;
        final long due =
                elapsedNs / NANOS_PER_SECOND * rowsPerSecond
                        + elapsedNs % NANOS_PER_SECOND * rowsPerSecond / NANOS_PER_SECOND;
        return due >= rowCount - keptCount ? rowCount : keptCount + due + 1;
    }

    /**
     * Makes a row; if there are random columns, one that an earlier run has kept is made too, for
     * the numbers drawn by it.
     */
    private boolean make(final RowCollector collector) {
        final boolean isNew = madeCount >= keptCount;
        if (isNew && !isMarked) {
            isMarked = collector.position(KEY, position.of(madeCount));
            if (!isMarked) {
                return false;
            }
        }
        final long address = collector.claim(maxRowBytes);
        if (address == 0) {
            return false;
        }
        writer.wrap(address, collector.claimedBytes());
        for (int i = 0; i < generators.length; i++) {
            generators[i].next(writer, i);
        }
        final int length = writer.finish();
        if (isNew) {
            collector.commit(length);
        }
        madeCount++;
        return true;
    }

    @Override
    public boolean isFinished() {
        return madeCount >= rowCount;
    }

    @Override
    public long skippedCount() {
        return 0;
    }

    @Override
    public long readBytes() {
        return 0;
    }

    @Override
    public long totalBytes() {
        return -1;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
