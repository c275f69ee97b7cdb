package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.format.ByteSource;
import io.heliosdb.streaming.codecs.format.InputBlock;
import io.heliosdb.streaming.codecs.format.RowBuilder;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.text.Ascii;

import java.util.List;

/**
 * Reads CSV as Flink's {@code csv} format does in files: {@link CsvOptions} are its options.
 *
 * <p>A record that does not yet end in the {@link InputBlock} is scanned anew when more bytes are
 * there, so there is no state between calls but positions. Where parse errors are ignored, a bad
 * field is NULL, a record with too few fields is filled up with NULL, and a record with too many
 * fields, with bad quotes, with text that is not UTF-8 or without a value for a NOT NULL column is
 * skipped. One thread.
 */
public final class CsvScanner implements RowScanner {
    private static final int FOUND = 1;

    private final CsvOptions options;
    private final InputBlock block;
    private final CsvPreamble preamble;
    private final CsvHeader header;
    private final CsvRecord csvRecord;
    private final CsvFields fields;
    private final RowBuilder builder;
    private final CsvErrors errors;
    private final int leastFields;
    private final CsvProblem missingFields;
    private final int fixedBytes;
    private String name = "";
    private long line;
    private boolean isHeaderNext;
    private boolean isSkippingLine;
    private long rowCount;
    private long skippedRowCount;
    private long missingFieldCount;

    /**
     * Opens a scanner.
     *
     * @param owner of the memory, for the ledger
     * @param columns of the table, in the order of a record's fields
     * @param layout of the rows: some or all of those columns, in any order
     * @param fields for each column of the layout its index among {@code columns}
     * @throws HeliosException {@code HCOD-0102} if a column of the layout has a type that CSV
     *     cannot hold
     */
    public CsvScanner(
            final Ledger ledger,
            final String owner,
            final CsvOptions options,
            final ScanLimits limits,
            final List<Column> columns,
            final RowLayout layout,
            final int[] fields) {
        this.options = options;
        // Flink asks for as many fields as columns are read, wherever in the record these lie.
        leastFields = options.failsOnMissingColumns() ? columns.size() : layout.columnCount();
        missingFields = CsvProblem.ofMissingFields(options);
        fixedBytes = layout.blockLength() + layout.variableCount() * Integer.BYTES + Long.BYTES;
        preamble = new CsvPreamble(options);
        header = new CsvHeader(columns);
        csvRecord = new CsvRecord(options, columns.size());
        errors = new CsvErrors(columns, csvRecord);
        final RowWriter writer = new RowWriter(layout);
        final CsvValues values = new CsvValues(layout, writer);
        final Opened opened = new Opened();
        try {
            block = opened.add(new InputBlock(ledger, owner, limits.recordBytes()));
            this.fields = new CsvFields(ledger, owner, options, csvRecord, values, fields);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
        builder = new RowBuilder(layout, writer, options.ignoresParseErrors());
    }

    @Override
    public void open(final String newName, final ByteSource source) {
        name = newName;
        line = 1;
        isHeaderNext = options.hasHeader();
        isSkippingLine = false;
        block.open(source, 0);
        preamble.open();
    }

    @Override
    public void openAt(
            final String newName, final ByteSource source, final long offset, final long newLine) {
        open(newName, source);
        block.open(source, offset);
        line = newLine;
        if (offset > 0) {
            preamble.openAtRecord();
            isHeaderNext = false;
        }
    }

    @Override
    public int next(final long address, final int capacityBytes) {
        final int found = find();
        if (found != FOUND) {
            return found;
        }
        final int length = row(address, capacityBytes);
        if (length == NO_ROOM) {
            return NO_ROOM;
        }
        consumeRecord();
        if (length > 0) {
            rowCount++;
            return length;
        }
        skippedRowCount++;
        return SKIPPED;
    }

    @Override
    public int pass() {
        final int found = find();
        if (found != FOUND) {
            return found;
        }
        consumeRecord();
        return SKIPPED;
    }

    /** Looks for a record: {@link #FOUND}, or what to return instead. */
    private int find() {
        while (true) {
            final int outcome = isSkippingLine ? skipLine() : scan();
            if (outcome == CsvRecord.NONE) {
                return END;
            }
            if (outcome == CsvRecord.INCOMPLETE) {
                final int filled = fill();
                if (filled == InputBlock.NOTHING) {
                    return IDLE;
                }
                if (filled == InputBlock.FULL) {
                    skipLongRecord();
                }
            } else if (isSkippingLine) {
                isSkippingLine = false;
                return SKIPPED;
            } else if (isHeaderNext) {
                checkHeader();
            } else {
                return FOUND;
            }
        }
    }

    private int fill() {
        try {
            return block.fill();
        } catch (final HeliosException e) {
            throw e.position().isPresent() ? e : e.at(new Position(name, line, 1));
        }
    }

    private int scan() {
        final int passedLines = preamble.pass(block);
        if (passedLines < 0) {
            return CsvRecord.INCOMPLETE;
        }
        line += passedLines;
        return csvRecord.scan(block.start(), block.end(), block.isEnded());
    }

    /** The row's length, {@link #NO_ROOM}, or {@link CsvRowBuilder#BAD}. */
    private int row(final long address, final int capacityBytes) {
        final CsvProblem problem = problem();
        if (problem != null) {
            if (options.ignoresParseErrors()) {
                return RowBuilder.BAD;
            }
            throw errors.problem(name, line, problem, csvRecord.problemAddress());
        }
        final int length = builder.build(fields, address, capacityBytes);
        if (length == RowBuilder.BAD && !options.ignoresParseErrors()) {
            throw errors.field(name, line, builder.badCode(), fields.field(builder.badColumn()));
        }
        missingFieldCount += length > 0 ? Math.max(0, leastFields - csvRecord.fieldCount()) : 0;
        return length;
    }

    private CsvProblem problem() {
        final CsvProblem problem = csvRecord.problem();
        final boolean isTooShort = csvRecord.fieldCount() < leastFields;
        return problem == null && isTooShort ? missingFields : problem;
    }

    private void checkHeader() {
        if (!header.matches(csvRecord, fields.text())) {
            throw errors.header(name, line, CsvHeader.names(csvRecord, fields.text()));
        }
        isHeaderNext = false;
        consumeRecord();
    }

    private void consumeRecord() {
        line += csvRecord.innerLineCount() + 1;
        block.consume(csvRecord.next());
    }

    private void skipLongRecord() {
        if (!options.ignoresParseErrors()) {
            throw errors.tooLong(name, line, block.end() - block.start());
        }
        skippedRowCount++;
        isSkippingLine = true;
    }

    /** Drops bytes up to the next line feed; complete if it was there. */
    private int skipLine() {
        final long feed = Ascii.find('\n', block.start(), block.end());
        if (feed < block.end()) {
            block.consume(feed + 1);
            line++;
            return CsvRecord.COMPLETE;
        }
        block.consume(feed);
        return block.isEnded() ? CsvRecord.NONE : CsvRecord.INCOMPLETE;
    }

    @Override
    public long wantedBytes() {
        return fixedBytes + csvRecord.next() - csvRecord.start() + fields.nestedBytes();
    }

    @Override
    public void refuse() {
        if (!options.ignoresParseErrors()) {
            throw errors.rowTooLong(name, line, csvRecord.next() - csvRecord.start());
        }
        consumeRecord();
        skippedRowCount++;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public long offset() {
        return block.offset();
    }

    @Override
    public long rowCount() {
        return rowCount;
    }

    @Override
    public long skippedRowCount() {
        return skippedRowCount;
    }

    @Override
    public long nulledFieldCount() {
        return builder.nulledCount() + missingFieldCount;
    }

    @Override
    public void close() {
        fields.close();
        block.close();
    }
}
