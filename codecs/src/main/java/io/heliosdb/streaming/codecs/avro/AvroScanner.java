package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.ByteSource;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.InputBlock;
import io.heliosdb.streaming.codecs.format.RowBuilder;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.format.RowTrial;
import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.text.TimestampStyle;

/**
 * Reads object container files of Avro as Flink's {@code avro} format does: a record is a row, its
 * fields are the columns of the same names.
 *
 * <p>A {@linkplain #line line} is a block, from 1; records are those within it. Whatever is wrong
 * stops the job with file, block and byte. Memory is bounded: a block that is longer than the
 * limit, compressed or not, is refused. One thread; allocates nothing for a record, apart from
 * decimals whose scale in the file is another than the column's.
 */
public final class AvroScanner implements RowScanner {
    private static final int FOUND = 1;

    private final RowLayout layout;
    private final InputBlock block;
    private final AvroFile file;
    private final AvroInput input = new AvroInput();
    private final AvroColumns columns;
    private final RowBuilder builder;
    private final RowTrial trial;
    private final RowTrial.Maker maker = this::buildAgain;

    /** Where the next record begins in the input, and what it may take from there. */
    private long recordStart;

    private long recordSteps;
    private String name = "";
    private boolean isInBlock;
    private long recordsLeft;
    private long recordsDone;
    private long line;
    private long wantedBytes;
    private long rowCount;

    /**
     * Opens a scanner.
     *
     * @param owner of the memory, for the ledger
     * @param layout of the rows: the columns whose fields are read
     * @throws HeliosException {@code HCOD-0102} if a column has a type that Avro lacks
     */
    public AvroScanner(
            final Ledger ledger,
            final String owner,
            final AvroOptions options,
            final ScanLimits limits,
            final RowLayout layout) {
        AvroTableSchema.of(options, layout.columns());
        this.layout = layout;
        final RowWriter writer = new RowWriter(layout);
        final FieldWriter fields = new FieldWriter(layout, writer, TimestampStyle.SQL);
        builder = new RowBuilder(layout, writer, false);
        final Opened opened = new Opened();
        try {
            block = opened.add(new InputBlock(ledger, owner, limits.recordBytes()));
            file = opened.add(new AvroFile(ledger, owner, limits.recordBytes(), block));
            columns =
                    opened.add(
                            new AvroColumns(
                                    ledger,
                                    owner,
                                    layout,
                                    writer,
                                    fields,
                                    input,
                                    RowTrial.limitBytes(limits)));
            trial = new RowTrial(ledger, "avro row", owner, limits);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    @Override
    public boolean hasHead() {
        return true;
    }

    @Override
    public void readHead(final String newName, final ByteSource source) {
        open(newName, source);
        while (!beginFile()) {
            // a file that has been read before gives its first bytes at once
        }
    }

    @Override
    public void openAt(
            final String newName, final ByteSource source, final long offset, final long newLine) {
        name = newName;
        line = newLine;
        isInBlock = false;
        recordsDone = 0;
        block.open(source, offset);
        if (offset == 0) {
            file.open(newName);
        }
    }

    @Override
    public int next(final long address, final int capacityBytes) {
        final int found = find();
        if (found != FOUND) {
            return found;
        }
        recordStart = input.at;
        recordSteps = input.stepsLeft();
        final int length = build(address, capacityBytes);
        if (length == NO_ROOM) {
            wantedBytes = capacityBytes == 0 ? layout.blockLength() : trial.measure(maker);
            input.goBack(recordStart, recordSteps);
            return NO_ROOM;
        }
        columns.end();
        onRecord();
        rowCount++;
        return length;
    }

    private int build(final long address, final int capacityBytes) {
        columns.begin();
        final int length = builder.build(columns, address, capacityBytes);
        if (length == RowBuilder.BAD) {
            throw bad();
        }
        return length;
    }

    private int buildAgain(final long address, final int capacityBytes) {
        input.goBack(recordStart, recordSteps);
        return build(address, capacityBytes);
    }

    private HeliosException bad() {
        final String column = "column " + layout.columns().get(builder.badColumn()).name();
        final FormatError code = builder.badCode();
        final String what =
                switch (code) {
                    case NULL_VALUE -> column + " cannot be NULL, and a record has no value for it";
                    case ENCODING -> column + " is not UTF-8";
                    default -> "a field is no value of " + column;
                };
        return HeliosException.of(code, what)
                .detail(name + ", block " + line + ", record " + (recordsDone + 1))
                .hint("declare the column with another type, or mend the file");
    }

    @Override
    public int pass() {
        final int found = find();
        if (found != FOUND) {
            return found;
        }
        columns.begin();
        columns.end();
        onRecord();
        return SKIPPED;
    }

    /** Goes to the next record: {@link #FOUND}, or what to return instead. */
    private int find() {
        if (isInBlock) {
            return FOUND;
        }
        if (block.offset() == 0 && !beginFile()) {
            return IDLE;
        }
        final int found = file.findBlock(line);
        if (found != AvroFile.FOUND) {
            return found == AvroFile.ENDED ? END : IDLE;
        }
        input.name(name, line);
        input.wrap(file.data(), file.dataLength());
        recordsLeft = file.recordCount();
        recordsDone = 0;
        if (recordsLeft == 0) {
            endBlock();
            return IDLE;
        }
        isInBlock = true;
        return FOUND;
    }

    private boolean beginFile() {
        final int found = file.findHeader();
        if (found == AvroFile.CHANGED) {
            columns.turnTo(file.fields(layout));
        }
        return found != AvroFile.NOTHING;
    }

    private void onRecord() {
        recordsLeft--;
        recordsDone++;
        if (recordsLeft == 0) {
            endBlock();
        }
    }

    private void endBlock() {
        if (input.remaining() > 0) {
            throw input.bad("more bytes lie behind its records");
        }
        file.consumeBlock();
        isInBlock = false;
        recordsDone = 0;
        line++;
    }

    @Override
    public long wantedBytes() {
        return wantedBytes;
    }

    @Override
    public void refuse() {
        throw HeliosException.of(FormatError.TOO_LONG, "a row is longer than the limit")
                .detail(name + ", block " + line + ", record " + (recordsDone + 1))
                .hint("read fewer columns, or set heliosdb.row.kib");
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
    public long innerRecordCount() {
        return recordsDone;
    }

    @Override
    public long rowCount() {
        return rowCount;
    }

    @Override
    public void close() {
        columns.close();
        trial.close();
        file.close();
        block.close();
    }
}
