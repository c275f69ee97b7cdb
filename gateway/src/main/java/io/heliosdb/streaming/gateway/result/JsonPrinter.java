package io.heliosdb.streaming.gateway.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Prints rows as JSON objects, one a line. Times are texts as in CSV, but instants are of UTC with
 * a Z behind them, as in files.
 */
public final class JsonPrinter implements RowPrinter {
    private final PrintStream stream;
    private final RowLayout layout;
    private final ResultLabels labels;
    private final JsonValues values;
    private final Shape[] shapes;
    private final JsonFactory factory = new JsonFactory();

    /**
     * @param labels members in front of the result's own
     */
    public JsonPrinter(
            final PrintStream stream,
            final RowLayout layout,
            final ResultLabels labels,
            final Ledger ledger) {
        this.stream = stream;
        this.layout = layout;
        this.labels = labels;
        shapes = new Shape[layout.columnCount()];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = Shape.of(layout.type(i));
        }
        values = new JsonValues(ledger);
    }

    @Override
    public void start() {
        // objects need no header
    }

    @Override
    public void row(
            final RowKind kind, final long rowSequence, final int ordinal, final RowReader row) {
        final String[] marks = labels.of(kind, rowSequence, ordinal);
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            for (int i = 0; i < marks.length; i++) {
                json.writeStringField(labels.names().get(i), marks[i]);
            }
            for (int i = 0; i < layout.columnCount(); i++) {
                json.writeFieldName(layout.columns().get(i).name());
                values.write(json, shapes[i], row, i);
            }
            json.writeEndObject();
        } catch (final IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        stream.print(text + "\n");
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
        values.close();
    }
}
