package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.connectors.format.RowAppender;
import io.heliosdb.streaming.connectors.format.TableFormats;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

/**
 * Writes a table's rows into a new file of its folder: under a hidden name while the job runs,
 * renamed when it has ended well, deleted when it has not. A job without rows leaves no file.
 */
final class FileSink implements Sink {
    private static final int BLOCK_BYTES = 64 << 10;

    private final RowReader reader;
    private final TextOutput text;
    private final RowAppender appender;
    private final PartFile part;
    private boolean isBegun;

    FileSink(final TableDefinition table, final ConnectorContext context) {
        final FileOptions options = new FileOptions(table);
        final RowLayout layout = RowLayout.of(table.columns());
        reader = new RowReader(layout);
        part = new PartFile(options.path(), TableFormats.name(table));
        text = new TextOutput(context.ledger(), table.name(), BLOCK_BYTES);
        try {
            appender = TableFormats.appender(table, layout, text, context);
        } catch (final HeliosException e) {
            text.close();
            throw e;
        }
    }

    @Override
    public boolean onRow(
            final long address, final byte kind, final long rowSequence, final int ordinal) {
        if (!isBegun) {
            isBegun = true;
            appender.begin();
        }
        appender.append(reader.wrap(address), kind);
        if (text.length() >= BLOCK_BYTES) {
            flush();
        }
        return true;
    }

    @Override
    public void flush() {
        if (text.length() > 0) {
            part.write(text.bytes());
            text.clear();
        }
    }

    @Override
    public void finish() {
        if (isBegun) {
            appender.end();
        }
        flush();
        part.finish();
    }

    @Override
    public void close() {
        part.close();
        appender.close();
        text.close();
    }
}
