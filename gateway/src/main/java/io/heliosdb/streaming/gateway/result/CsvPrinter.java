package io.heliosdb.streaming.gateway.result;

import io.heliosdb.streaming.codecs.csv.CsvOptions;
import io.heliosdb.streaming.codecs.csv.CsvStyle;
import io.heliosdb.streaming.codecs.csv.CsvWriter;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Prints rows as RFC 4180 records behind a header line. NULL is an empty field, an empty text is
 * {@code ""}; lines end with a line feed.
 */
public final class CsvPrinter implements RowPrinter {
    private static final int BLOCK_BYTES = 64 << 10;

    private final PrintStream stream;
    private final ResultLabels labels;
    private final TextOutput text;
    private final CsvWriter writer;
    private byte[] block = new byte[0];

    /**
     * @param labels columns in front of the result's own
     * @param zone whose wall clock shows instants
     */
    public CsvPrinter(
            final PrintStream stream,
            final RowLayout layout,
            final ResultLabels labels,
            final Ledger ledger,
            final ZoneId zone) {
        this.stream = stream;
        this.labels = labels;
        text = new TextOutput(ledger, "csv printer", BLOCK_BYTES);
        try {
            writer =
                    new CsvWriter(
                            ledger,
                            "csv printer",
                            CsvOptions.DEFAULT,
                            CsvStyle.RFC4180,
                            Optional.of(zone),
                            layout,
                            text);
        } catch (final RuntimeException e) {
            text.close();
            throw e;
        }
    }

    @Override
    public void start() {
        if (labels.names().isEmpty()) {
            writer.header();
        } else {
            writer.header(String.join(",", labels.names()));
        }
    }

    @Override
    public void row(
            final RowKind kind, final long rowSequence, final int ordinal, final RowReader row) {
        if (labels.names().isEmpty()) {
            writer.row(row);
        } else {
            writer.row(row, String.join(",", labels.of(kind, rowSequence, ordinal)));
        }
        if (text.length() >= BLOCK_BYTES) {
            print();
        }
    }

    private void print() {
        final int length = text.length();
        if (block.length < length) {
            block = new byte[length];
        }
        text.bytes().get(block, 0, length);
        stream.write(block, 0, length);
        text.clear();
    }

    @Override
    public void flush() {
        print();
        stream.flush();
    }

    @Override
    public void finish() {
        flush();
    }

    @Override
    public void close() {
        writer.close();
        text.close();
    }
}
