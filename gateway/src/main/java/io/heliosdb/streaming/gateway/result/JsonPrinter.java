package io.heliosdb.streaming.gateway.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Prints rows as JSON objects, one a line. Numbers are JSON numbers, except NaN and infinities,
 * which are texts; times are texts as in CSV.
 */
public final class JsonPrinter implements RowPrinter {
    private final PrintStream stream;
    private final RowLayout layout;
    private final ResultLabels labels;
    private final FieldText fields;
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
        fields = new FieldText(ledger);
    }

    @Override
    public void start() {
        // objects need no header
    }

    @Override
    public void row(
            final RowKind kind, final long rowSequence, final int ordinal, final RowReader row) {
        final String[] values = labels.of(kind, rowSequence, ordinal);
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            for (int i = 0; i < values.length; i++) {
                json.writeStringField(labels.names().get(i), values[i]);
            }
            for (int i = 0; i < layout.columnCount(); i++) {
                json.writeFieldName(layout.columns().get(i).name());
                write(json, row, i);
            }
            json.writeEndObject();
        } catch (final IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        stream.print(text + "\n");
    }

    private void write(final JsonGenerator json, final RowReader row, final int column)
            throws IOException {
        if (row.isNull(column)) {
            json.writeNull();
            return;
        }
        final String text = fields.of(row, column);
        final boolean isFinite = text.indexOf('N') < 0 && text.indexOf('I') < 0;
        switch (layout.type(column).kind()) {
            case BOOLEAN -> json.writeBoolean(row.booleanAt(column));
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> json.writeNumber(text);
            case FLOAT, DOUBLE -> {
                if (isFinite) {
                    json.writeNumber(text);
                } else {
                    json.writeString(text);
                }
            }
            default -> json.writeString(text);
        }
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
        fields.close();
    }
}
