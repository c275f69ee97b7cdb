package io.heliosdb.streaming.codecs.protobuf;

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
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.text.TimestampStyle;

/**
 * Reads messages of Protobuf, each behind its length as a varint, as Flink's {@code protobuf}
 * format reads one: its fields are the columns of the same names.
 *
 * <p>A {@linkplain #line line} is a message, from 1. Where parse errors are ignored a message that
 * cannot be read, or whose row is too long, is counted and left out; a length that leads nowhere
 * stops the job even so, since no next message can be found. One thread; allocates nothing for a
 * message.
 */
public final class ProtoScanner implements RowScanner {
    private static final int FOUND = 1;
    private static final int MAX_LENGTH_BYTES = 5;

    private final RowLayout layout;
    private final boolean ignoresParseErrors;
    private final InputBlock block;
    private final WireInput input = new WireInput();
    private final ProtoColumns columns;
    private final RowBuilder builder;
    private final RowTrial trial;
    private final RowTrial.Maker maker = this::build;
    private String name = "";
    private long message;
    private int messageLength;
    private long line;
    private long wantedBytes;
    private long rowCount;
    private long skippedRowCount;

    /**
     * Opens a scanner.
     *
     * @param owner of the memory, for the ledger
     * @param descriptors a descriptor set that has the message
     * @param layout of the rows: the columns whose fields are read
     * @throws HeliosException {@code HCOD-0112} if a column fits no field, {@code HCOD-0114} if
     *     there is no such message
     */
    public ProtoScanner(
            final Ledger ledger,
            final String owner,
            final ProtoOptions options,
            final byte[] descriptors,
            final ScanLimits limits,
            final RowLayout layout) {
        this.layout = layout;
        ignoresParseErrors = options.ignoresParseErrors();
        final ProtoMessage root =
                ProtoDescriptors.message(
                        options.descriptorFile(), descriptors, options.messageName());
        final RowWriter writer = new RowWriter(layout);
        final FieldWriter fields = new FieldWriter(layout, writer, TimestampStyle.SQL);
        builder = new RowBuilder(layout, writer, false);
        final Opened opened = new Opened();
        try {
            block = opened.add(new InputBlock(ledger, owner, limits.recordBytes()));
            final ProtoRecord record =
                    opened.add(
                            new ProtoReaders(ledger, owner, options, root)
                                    .record(
                                            root,
                                            layout.columns().stream().map(Column::name).toList(),
                                            layout.columns().stream().map(Column::type).toList()));
            columns =
                    opened.add(
                            new ProtoColumns(
                                    ledger,
                                    owner,
                                    layout,
                                    writer,
                                    fields,
                                    input,
                                    record,
                                    RowTrial.limitBytes(limits)));
            trial = new RowTrial(ledger, "protobuf row", owner, limits);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    @Override
    public void openAt(
            final String newName, final ByteSource source, final long offset, final long newLine) {
        name = newName;
        line = newLine;
        block.open(source, offset);
    }

    @Override
    public int next(final long address, final int capacityBytes) {
        final int found = find();
        if (found != FOUND) {
            return found;
        }
        try {
            final int length = build(address, capacityBytes);
            if (length == NO_ROOM) {
                wantedBytes = capacityBytes == 0 ? layout.blockLength() : trial.measure(maker);
                return NO_ROOM;
            }
            consume();
            rowCount++;
            return length;
        } catch (final HeliosException e) {
            if (!ignoresParseErrors) {
                throw e;
            }
            consume();
            skippedRowCount++;
            return SKIPPED;
        }
    }

    private int build(final long address, final int capacityBytes) {
        input.name(name, line);
        input.wrap(message, messageLength);
        columns.scan(message, message + messageLength);
        final int length = builder.build(columns, address, capacityBytes);
        if (length == RowBuilder.BAD) {
            throw bad();
        }
        return length;
    }

    private HeliosException bad() {
        final String column = "column " + layout.columns().get(builder.badColumn()).name();
        final FormatError code = builder.badCode();
        final String what =
                switch (code) {
                    case NULL_VALUE ->
                            column + " cannot be NULL, and a message has no value for it";
                    case ENCODING -> column + " is not UTF-8";
                    default -> "a field is no value of " + column;
                };
        return HeliosException.of(code, what)
                .detail(name + ", message " + line + ", byte " + block.offset())
                .hint("declare the column with another type, or set protobuf.ignore-parse-errors");
    }

    @Override
    public int pass() {
        final int found = find();
        if (found != FOUND) {
            return found;
        }
        consume();
        return SKIPPED;
    }

    /** Goes to the next message: {@link #FOUND}, or what to return instead. */
    private int find() {
        while (!hasMessage()) {
            final int filled = block.fill();
            if (filled == InputBlock.NOTHING) {
                return IDLE;
            }
            if (filled == InputBlock.FULL) {
                throw tooLong(block.limitBytes());
            }
            if (filled == InputBlock.ENDED) {
                if (block.start() == block.end()) {
                    return END;
                }
                return endWithin();
            }
        }
        return FOUND;
    }

    private int endWithin() {
        if (ignoresParseErrors) {
            block.consume(block.end());
            line++;
            skippedRowCount++;
            return SKIPPED;
        }
        throw damaged("the file ends within the message");
    }

    private boolean hasMessage() {
        long length = 0;
        for (int i = 0; i < MAX_LENGTH_BYTES; i++) {
            final long at = block.start() + i;
            if (at >= block.end()) {
                return false;
            }
            final byte part = Memory.getByte(at);
            length |= (part & 0x7fL) << (7 * i);
            if (part >= 0) {
                if (length > block.limitBytes() - MAX_LENGTH_BYTES) {
                    throw tooLong(length);
                }
                message = at + 1;
                messageLength = (int) length;
                return block.end() - message >= length;
            }
        }
        throw damaged("what should be a length has more than five bytes");
    }

    private HeliosException damaged(final String why) {
        return HeliosException.of(FormatError.DAMAGED, name + ", message " + line + " is damaged")
                .detail("byte " + block.offset() + ": " + why)
                .hint("each message stands behind its length, as writeDelimitedTo writes it");
    }

    private HeliosException tooLong(final long bytes) {
        return HeliosException.of(
                        FormatError.TOO_LONG,
                        name + ", message " + line + ", is longer than the limit")
                .detail(bytes + " bytes at byte " + block.offset())
                .hint("each message stands behind its length, as writeDelimitedTo writes it");
    }

    private void consume() {
        block.consume(message + messageLength);
        line++;
    }

    @Override
    public long wantedBytes() {
        return wantedBytes;
    }

    @Override
    public void refuse() {
        if (!ignoresParseErrors) {
            throw HeliosException.of(FormatError.TOO_LONG, "a row is longer than the limit")
                    .detail(name + ", message " + line)
                    .hint("read fewer columns, or set heliosdb.row.kib");
        }
        consume();
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
    public void close() {
        columns.close();
        trial.close();
        block.close();
    }
}
