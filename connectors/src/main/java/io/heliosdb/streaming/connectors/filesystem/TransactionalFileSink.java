package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.connectors.format.RowAppender;
import io.heliosdb.streaming.connectors.format.TableFormats;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TransactionalSink;

import org.agrona.concurrent.NanoClock;

import java.nio.file.Path;
import java.util.List;

/**
 * Writes a table's rows into parts of its folder, each row into one, whatever happens to the
 * process: a part is written and forced under a hidden name, and gets its own when the log has
 * decided so. A manifest beside the parts lists them with their ids, bytes and checksums.
 */
final class TransactionalFileSink implements TransactionalSink {
    private static final int BLOCK_BYTES = 64 << 10;

    private final String lineage;
    private final String extension;
    private final NanoClock clock;
    private final long rolloverBytes;
    private final long rolloverNs;
    private final Path path;
    private final Alarm alarm;
    private final RowReader reader;
    private final TextOutput text;
    private final RowAppender appender;
    private final PartFolder folder;
    private final PartWriter writer;
    private Part.ResultId shown;
    private int nextNumber = -1;
    private long begunNs;

    TransactionalFileSink(
            final TableDefinition table, final ConnectorContext context, final DurableRun run) {
        final FileOptions options = new FileOptions(table);
        path = options.path();
        alarm = context.alarm();
        lineage = run.lineage();
        extension = TableFormats.name(table);
        clock = context.nanoClock();
        rolloverBytes = options.rolloverBytes();
        rolloverNs = options.rolloverNs();
        final RowLayout layout = RowLayout.of(table.columns());
        reader = new RowReader(layout);
        text = new TextOutput(context.ledger(), table.name(), BLOCK_BYTES);
        try {
            appender = TableFormats.appender(table, layout, text, context);
        } catch (final RuntimeException e) {
            text.close();
            throw e;
        }
        folder = new PartFolder(run, context.ledger(), path, extension);
        writer = new PartWriter(run.storage(), path);
    }

    @Override
    public void recover(final List<byte[]> decided, final long givenFrom) {
        final List<Part> parts = decided.stream().map(Part::of).toList();
        final int hiddenCount = folder.recover(parts, givenFrom);
        nextNumber = folder.nextNumber();
        if (hiddenCount > 0) {
            alarm.raise(
                    "parts of a log that was given up are hidden",
                    Alarm.Detail.of("path", path),
                    Alarm.Detail.of("hidden_as", ".part-…" + Part.ABANDONED),
                    Alarm.Detail.of("parts", hiddenCount));
        }
        shown = parts.isEmpty() ? null : parts.getLast().last();
    }

    @Override
    public boolean onRow(
            final long address, final byte kind, final long rowSequence, final int ordinal) {
        if (nextNumber < 0) {
            throw new IllegalStateException("rows before recover");
        }
        if (isShown(rowSequence, ordinal)) {
            return true; // given again after a restart
        }
        if (!writer.isBegun()) {
            writer.begin(Part.name(lineage, nextNumber, extension), rowSequence, ordinal);
            nextNumber++;
            begunNs = clock.nanoTime();
            appender.begin();
        }
        appender.append(reader.wrap(address), kind);
        writer.onRow(rowSequence, ordinal);
        if (text.length() >= BLOCK_BYTES) {
            writeText();
        }
        return true;
    }

    private void writeText() {
        if (text.length() > 0) {
            writer.write(text.address(), text.length());
            text.clear();
        }
    }

    private boolean isShown(final long rowSequence, final int ordinal) {
        if (ProofBuild.IS_ON && PlantedBug.SINK_SHOWS_DECIDED_RESULTS_AGAIN.isPlanted()) {
            return false;
        }
        return shown != null && shown.covers(rowSequence, ordinal);
    }

    @Override
    public void flush() {
        // nobody sees a part before its end
    }

    @Override
    public boolean wantsPrepare() {
        return writer.isBegun()
                && (writer.bytes() + text.length() >= rolloverBytes
                        || clock.nanoTime() - begunNs >= rolloverNs);
    }

    @Override
    public byte[] prepare() {
        if (!writer.isBegun()) {
            return new byte[0];
        }
        appender.end();
        writeText();
        return writer.end().descriptor();
    }

    @Override
    public void commit(final byte[] descriptor) {
        folder.commit(Part.of(descriptor));
    }

    @Override
    public void finish() {
        if (writer.isBegun()) {
            throw new IllegalStateException("the last part was not prepared");
        }
    }

    @Override
    public void close() {
        writer.close();
        folder.close();
        appender.close();
        text.close();
    }
}
