package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.codecs.text.ValuePrinter;
import io.heliosdb.streaming.codecs.text.ValueStyle;
import io.heliosdb.streaming.codecs.type.TypeKind;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Appends rows as CSV records, each with a line feed. One thread; allocates nothing, apart from
 * decimals of more than 18 digits.
 */
public final class CsvWriter implements AutoCloseable {
    private static final int SCRATCH_BYTES = 4096;

    private final RowLayout layout;
    private final TextOutput output;
    private final TextOutput scratch;
    private final CsvQuotes quotes;
    private final ValuePrinter values;
    private final ValuePrinter scratchValues;

    /** Of parts of arrays and rows, whose decimals have exponents whatever the options say. */
    private final ValuePrinter partValues;

    private final byte[] nullLiteral;
    private final int delimiter;
    private final int elementDelimiter;
    private final Shape[] parts;

    /**
     * @param owner of the memory, for the ledger
     * @param output receives the records
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCOD-0102} if a column has
     *     a type that Flink's CSV cannot hold
     */
    public CsvWriter(
            final Ledger ledger,
            final String owner,
            final CsvOptions options,
            final CsvStyle style,
            final RowLayout layout,
            final TextOutput output) {
        this(ledger, owner, options, style, Optional.empty(), layout, output);
    }

    /**
     * Writes instants as a wall clock shows them.
     *
     * @param wallClock its zone; empty: instants are of UTC, with a Z behind them
     */
    public CsvWriter(
            final Ledger ledger,
            final String owner,
            final CsvOptions options,
            final CsvStyle style,
            final Optional<ZoneId> wallClock,
            final RowLayout layout,
            final TextOutput output) {
        final boolean isFlink = style == CsvStyle.FLINK;
        if (isFlink) {
            layout.columns().forEach(CsvValues::checkType);
        }
        this.layout = layout;
        this.output = output;
        final ValueStyle spelling =
                new ValueStyle(!isFlink || options.plainDecimals(), !isFlink, ' ', wallClock);
        quotes = new CsvQuotes(options, style, output);
        values = new ValuePrinter(output, spelling);
        scratch = new TextOutput(ledger, owner, SCRATCH_BYTES);
        scratchValues = new ValuePrinter(scratch, spelling);
        partValues = new ValuePrinter(scratch, new ValueStyle(!isFlink, !isFlink, ' ', wallClock));
        nullLiteral = options.nullLiteral().orElse("").getBytes(StandardCharsets.UTF_8);
        delimiter = options.delimiter();
        elementDelimiter = options.elementDelimiter();
        parts = new Shape[layout.columnCount()];
        for (int i = 0; i < parts.length; i++) {
            final TypeKind kind = layout.type(i).kind();
            if (isFlink && (kind == TypeKind.ARRAY || kind == TypeKind.ROW)) {
                parts[i] = Shape.of(layout.type(i));
            }
        }
    }

    /** Appends the names of the columns. */
    public void header() {
        names(0);
    }

    /**
     * Appends the names of the columns behind another name.
     *
     * @param prefix that name, of ASCII characters that need no quotes
     */
    public void header(final String prefix) {
        output.putAscii(prefix);
        names(1);
    }

    private void names(final int fieldsBefore) {
        for (int i = 0; i < layout.columnCount(); i++) {
            delimit(i + fieldsBefore);
            scratch.clear();
            scratch.put(layout.columns().get(i).name().getBytes(StandardCharsets.UTF_8));
            quotes.put(scratch.address(), scratch.length());
        }
        output.put('\n');
    }

    /** Appends a row. */
    public void row(final RowReader row) {
        fields(row, 0);
    }

    /**
     * Appends a row behind a field that is not part of it.
     *
     * @param prefix that field, of ASCII characters that need no quotes
     */
    public void row(final RowReader row, final String prefix) {
        output.putAscii(prefix);
        fields(row, 1);
    }

    private void fields(final RowReader row, final int fieldsBefore) {
        for (int i = 0; i < layout.columnCount(); i++) {
            delimit(i + fieldsBefore);
            if (row.isNull(i)) {
                output.put(nullLiteral);
            } else {
                field(row, i);
            }
        }
        output.put('\n');
    }

    private void field(final RowReader row, final int column) {
        switch (layout.type(column).kind()) {
            case CHAR, VARCHAR -> quotes.put(row.bytesAddressAt(column), row.lengthAt(column));
            case BINARY, VARBINARY, DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ, MAP, MULTISET ->
                    printed(row, column);
            case ARRAY, ROW -> {
                if (parts[column] == null) {
                    printed(row, column);
                } else {
                    parts(row, column);
                }
            }
            default -> values.print(row, column);
        }
    }

    private void printed(final RowReader row, final int column) {
        scratch.clear();
        scratchValues.print(row, column);
        quotes.put(scratch.address(), scratch.length());
    }

    /** Elements of an array or fields of a row, as one text. */
    private void parts(final RowReader row, final int column) {
        final Shape shape = parts[column];
        final boolean isRow = shape.kind() == TypeKind.ROW;
        final long value = row.valueAddressAt(column);
        final int count = isRow ? shape.type().parts().size() : Shape.count(value);
        scratch.clear();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                scratch.put(elementDelimiter);
            }
            part(isRow ? shape.part(i) : shape.element(), shape.at(value, i));
        }
        quotes.put(scratch.address(), scratch.length());
    }

    private void part(final Shape shape, final long value) {
        if (value == 0) {
            scratch.put(nullLiteral);
        } else if (shape.type().isCharacter()) {
            scratch.put(value + Integer.BYTES, Memory.getInt(value));
        } else {
            partValues.print(shape.type(), value);
        }
    }

    private void delimit(final int field) {
        if (field > 0) {
            output.put(delimiter);
        }
    }

    @Override
    public void close() {
        scratch.close();
    }
}
