package io.heliosdb.streaming.codecs.raw;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.format.ByteSource;
import io.heliosdb.streaming.codecs.format.FieldSource;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.InputBlock;
import io.heliosdb.streaming.codecs.format.RowBuilder;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.text.Ascii;
import io.heliosdb.streaming.codecs.text.TimestampStyle;

/**
 * Reads each line as a row, empty ones too, without its line feed and without a carriage return at
 * its end, also where the last line has no line feed. One thread.
 */
public final class RawScanner implements RowScanner {
    private static final int FOUND = 1;

    private final RowLayout layout;
    private final InputBlock block;
    private final FieldWriter fields;
    private final RowBuilder builder;
    private final FieldSource text = this::put;
    private String name = "";
    private long line;
    private long searchedBytes;
    private long lineEnd;
    private long nextLine;
    private long rowCount;

    /**
     * Opens a scanner.
     *
     * @param owner of the memory, for the ledger
     * @param layout of the rows: the text column, or none if only the count of lines matters
     */
    public RawScanner(
            final Ledger ledger,
            final String owner,
            final ScanLimits limits,
            final RowLayout layout) {
        this.layout = layout;
        final RowWriter writer = new RowWriter(layout);
        fields = new FieldWriter(layout, writer, TimestampStyle.SQL);
        builder = new RowBuilder(layout, writer, false);
        block = new InputBlock(ledger, owner, limits.recordBytes());
    }

    @Override
    public void openAt(
            final String newName, final ByteSource source, final long offset, final long newLine) {
        name = newName;
        line = newLine;
        searchedBytes = 0;
        block.open(source, offset);
    }

    @Override
    public int next(final long address, final int capacityBytes) {
        final int found = find();
        if (found != FOUND) {
            return found;
        }
        final int length = builder.build(text, address, capacityBytes);
        if (length == RowBuilder.BAD) {
            throw HeliosException.of(
                            builder.badCode(),
                            "column "
                                    + layout.columns().get(builder.badColumn()).name()
                                    + " is not UTF-8")
                    .hint("convert the file to UTF-8")
                    .at(new Position(name, line, 1));
        }
        if (length != NO_ROOM) {
            consume();
            rowCount++;
        }
        return length;
    }

    private int put(final int column) {
        return fields.putText(column, block.start(), (int) (lineEnd - block.start()));
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

    /** Looks for the end of the next line: {@link #FOUND}, or what to return instead. */
    private int find() {
        long feed = Ascii.find('\n', block.start() + searchedBytes, block.end());
        while (feed == block.end() && !block.isEnded()) {
            searchedBytes = feed - block.start();
            final int filled = fill();
            if (filled == InputBlock.NOTHING) {
                return IDLE;
            }
            feed = Ascii.find('\n', block.start() + searchedBytes, block.end());
        }
        if (block.start() == block.end()) {
            return END;
        }
        nextLine = Math.min(feed + 1, block.end());
        final boolean hasReturn = feed > block.start() && Memory.getByte(feed - 1) == '\r';
        lineEnd = hasReturn ? feed - 1 : feed;
        return FOUND;
    }

    private int fill() {
        final int filled;
        try {
            filled = block.fill();
        } catch (final HeliosException e) {
            throw e.position().isPresent() ? e : e.at(new Position(name, line, 1));
        }
        if (filled == InputBlock.FULL) {
            throw tooLong(block.end() - block.start());
        }
        return filled;
    }

    private HeliosException tooLong(final long bytes) {
        return HeliosException.of(FormatError.TOO_LONG, "a line is longer than the limit")
                .detail("at least " + bytes + " bytes")
                .hint("split the line")
                .at(new Position(name, line, 1));
    }

    private void consume() {
        block.consume(nextLine);
        searchedBytes = 0;
        line++;
    }

    @Override
    public long wantedBytes() {
        return layout.blockLength()
                + (long) layout.variableCount() * Integer.BYTES
                + (lineEnd - block.start())
                + Long.BYTES;
    }

    @Override
    public void refuse() {
        throw tooLong(lineEnd - block.start());
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
    public void close() {
        block.close();
    }
}
