package io.heliosdb.streaming.connectors.print;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.FieldText;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.io.PrintStream;
import java.util.StringJoiner;

/** Prints each change as a line. */
final class PrintSink implements Sink {
    private final PrintStream stream;
    private final String prefix;
    private final RowReader reader;

    PrintSink(final PrintStream stream, final String prefix, final RowLayout layout) {
        this.stream = stream;
        this.prefix = prefix;
        reader = new RowReader(layout);
    }

    @Override
    public boolean onRow(
            final long address, final byte kind, final long rowSequence, final int ordinal) {
        reader.wrap(address);
        final StringJoiner line =
                new StringJoiner(", ", prefix + RowKind.of(kind).symbol() + "[", "]");
        for (int i = 0; i < reader.layout().columnCount(); i++) {
            line.add(reader.isNull(i) ? "null" : FieldText.of(reader, i));
        }
        stream.println(line);
        return true;
    }

    @Override
    public void flush() {
        stream.flush();
    }

    @Override
    public void finish() {
        stream.flush();
    }

    @Override
    public void close() {
        // the stream belongs to the process
    }
}
