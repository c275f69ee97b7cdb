package io.heliosdb.streaming.connectors.print;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.codecs.text.ValuePrinter;
import io.heliosdb.streaming.codecs.text.ValueStyle;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.io.PrintStream;

/**
 * Prints each change as a line: at once where the job is all there is, by a {@link LineWriter}
 * where others share its thread.
 */
final class PrintSink implements Sink {
    private static final int FIRST_BYTES = 256;

    private final PrintStream stream;
    private final String prefix;
    private final RowReader reader;
    private final TextOutput line;
    private final ValuePrinter values;
    private final LineWriter writer;

    /**
     * @param isShared whether other jobs' work is done on the thread of this one
     */
    PrintSink(
            final PrintStream stream,
            final boolean isShared,
            final String prefix,
            final RowLayout layout,
            final Ledger ledger) {
        this.stream = stream;
        this.prefix = prefix;
        reader = new RowReader(layout);
        line = new TextOutput(ledger, "print", FIRST_BYTES);
        values = new ValuePrinter(line, new ValueStyle(true, true, 'T'));
        writer = isShared ? new LineWriter(stream) : null;
    }

    @Override
    public boolean onRow(
            final long address, final byte kind, final long rowSequence, final int ordinal) {
        reader.wrap(address);
        line.clear();
        line.putAscii(RowKind.of(kind).symbol());
        line.put('[');
        for (int i = 0; i < reader.layout().columnCount(); i++) {
            line.putAscii(i == 0 ? "" : ", ");
            if (reader.isNull(i)) {
                line.putAscii("null");
            } else {
                values.print(reader, i);
            }
        }
        line.put(']');
        if (writer != null) {
            return writer.offer(prefix + line);
        }
        stream.println(prefix + line);
        return true;
    }

    @Override
    public void flush() {
        if (writer == null) {
            stream.flush();
        }
    }

    @Override
    public boolean isFlushed() {
        return writer == null || writer.isWritten();
    }

    @Override
    public void finish() {
        flush();
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
        line.close();
    }
}
