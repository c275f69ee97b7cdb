package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.format.ByteSource;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.InputBlock;
import io.heliosdb.streaming.codecs.format.RowBuilder;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.format.TextPosition;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;

/**
 * Reads JSON lines as Flink's {@code json} format does in files: {@link JsonOptions} are its
 * options.
 *
 * <p>Each line holds an object, which is a row, or an array of objects, which are rows one after
 * the other; empty lines are skipped. What follows the value on its line is not looked at. Where
 * parse errors are ignored, a bad field is NULL, and a line that is not JSON is skipped from the
 * object in which that shows, as are objects without a value for a NOT NULL column. One thread.
 */
public final class JsonScanner implements RowScanner {
    private static final int FOUND = JsonLines.LINE;

    /** What {@link #read} finds besides the outcomes of {@link JsonObject#read}. */
    private static final int ARRAY_END = -1;

    /** Ends of arrays passed over in one call, so that a duty cycle ends. */
    private static final int ARRAY_LIMIT = 1000;

    /**
     * How many times its length an object in a text column may take: {@code 1e6} becomes {@code
     * 1000000.0}.
     */
    private static final int NESTED_GROWTH = 3;

    private final JsonOptions options;
    private final RowLayout layout;
    private final InputBlock block;
    private final JsonLines lines;
    private final JsonTokenizer tokenizer = new JsonTokenizer();
    private final JsonObject object;
    private final JsonFields fields;
    private final RowBuilder builder;
    private final JsonErrors errors;
    private String name = "";

    /** Whether the tokenizer stands within the array of the current line. */
    private boolean isInArray;

    private int element;
    private long elementAddress;

    private long lineElementCount;
    private long rowCount;
    private long skippedRowCount;

    /**
     * Opens a scanner.
     *
     * @param owner of the memory, for the ledger
     * @param layout of the rows: the columns whose members are read
     * @throws HeliosException {@code HCOD-0102} if a column has a type that is not supported
     */
    public JsonScanner(
            final Ledger ledger,
            final String owner,
            final JsonOptions options,
            final ScanLimits limits,
            final RowLayout layout) {
        layout.columns().forEach(JsonValues::checkType);
        this.options = options;
        this.layout = layout;
        final RowWriter writer = new RowWriter(layout);
        final FieldWriter fieldWriter = new FieldWriter(layout, writer, options.timestamps());
        final Opened opened = new Opened();
        try {
            block = opened.add(new InputBlock(ledger, owner, limits.recordBytes()));
            lines = new JsonLines(block);
            object =
                    opened.add(
                            new JsonObject(
                                    ledger,
                                    owner,
                                    layout,
                                    options.ignoresParseErrors(),
                                    tokenizer));
            fields = new JsonFields(ledger, owner, options, layout, object, fieldWriter);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
        builder = new RowBuilder(layout, writer, options.ignoresParseErrors());
        errors = new JsonErrors(layout, object);
    }

    @Override
    public void openAt(
            final String newName, final ByteSource source, final long offset, final long line) {
        name = newName;
        isInArray = false;
        lineElementCount = 0;
        block.open(source, offset);
        lines.open(line);
    }

    @Override
    public int next(final long address, final int capacityBytes) {
        final int found = findElement();
        if (found != FOUND) {
            return found;
        }
        final int length = row(address, capacityBytes);
        if (length == NO_ROOM) {
            stepBack();
            return NO_ROOM;
        }
        consumeElement();
        if (length > 0) {
            rowCount++;
            return length;
        }
        skippedRowCount++;
        return SKIPPED;
    }

    @Override
    public int pass() {
        final int found = findElement();
        if (found != FOUND) {
            return found;
        }
        consumeElement();
        return SKIPPED;
    }

    /** Reads the next object: {@link #FOUND}, or what to return instead. */
    private int findElement() {
        for (int arrays = 0; arrays < ARRAY_LIMIT; arrays++) {
            final int begun = isInArray ? FOUND : beginLine();
            if (begun != FOUND) {
                return begun;
            }
            final JsonToken token = nextElement();
            elementAddress = tokenizer.address();
            element = read(token);
            if (element != ARRAY_END) {
                return FOUND;
            }
            isInArray = false;
            consumeLine();
        }
        return IDLE;
    }

    private int beginLine() {
        int outcome = findLine();
        while (outcome == JsonLines.TOO_LONG) {
            skipLongLine();
            outcome = findLine();
        }
        if (outcome == JsonLines.LINE) {
            tokenizer.wrap(lines.start(), lines.end());
        }
        return outcome;
    }

    private void skipLongLine() {
        if (!options.ignoresParseErrors()) {
            throw JsonErrors.tooLong(name, lines.line(), lines.length());
        }
        lines.skip();
        skippedRowCount++;
    }

    private int findLine() {
        try {
            return lines.find();
        } catch (final HeliosException e) {
            throw e.position().isPresent() ? e : e.at(new Position(name, lines.line(), 1));
        }
    }

    /** The token that begins the next row, or what is in its place. */
    private JsonToken nextElement() {
        JsonToken token = tokenizer.next();
        if (!isInArray && token == JsonToken.START_ARRAY) {
            isInArray = true;
            token = tokenizer.next();
        }
        return token;
    }

    /** Reads what begins with a token: {@link #ARRAY_END}, or an outcome of an object. */
    private int read(final JsonToken token) {
        if (isInArray && token == JsonToken.END_ARRAY) {
            return ARRAY_END;
        }
        final int outcome = token == JsonToken.START_OBJECT ? object.read() : JsonObject.BROKEN;
        if (outcome == JsonObject.BROKEN && !options.ignoresParseErrors()) {
            throw JsonErrors.structure(position(tokenizer.address()), problem(token));
        }
        return outcome;
    }

    /** The row's length, {@link #NO_ROOM} or {@link RowBuilder#BAD}. */
    private int row(final long address, final int capacityBytes) {
        if (element == JsonObject.BROKEN) {
            return RowBuilder.BAD;
        }
        final boolean isMisplaced = element == JsonObject.MISPLACED;
        if (!isMisplaced
                && options.failsOnMissingField()
                && object.memberCount() < layout.columnCount()) {
            throw errors.missing(position(lines.start()));
        }
        final int length =
                isMisplaced
                        ? builder.bad(object.misplacedColumn(), FormatError.VALUE)
                        : builder.build(fields, address, capacityBytes);
        if (length == RowBuilder.BAD && !options.ignoresParseErrors()) {
            throw errors.field(
                    name, lines.line(), lines.start(), builder.badCode(), builder.badColumn());
        }
        return length;
    }

    private String problem(final JsonToken token) {
        if (tokenizer.token() == JsonToken.BROKEN) {
            return tokenizer.problem();
        }
        return token == JsonToken.START_OBJECT
                ? "an object or array stands in place of a value"
                : "a value stands where an object should";
    }

    private Position position(final long address) {
        return TextPosition.of(name, lines.line(), lines.start(), address);
    }

    private void stepBack() {
        if (isInArray) {
            tokenizer.rewind(elementAddress);
        }
    }

    /** Goes behind the object; where it is broken, nothing behind it on its line can be told. */
    private void consumeElement() {
        isInArray &= element != JsonObject.BROKEN;
        if (isInArray) {
            lineElementCount++;
        } else {
            consumeLine();
        }
    }

    @Override
    public long wantedBytes() {
        final long textBytes = lines.length() * (object.hasNestedText() ? NESTED_GROWTH : 1);
        return layout.blockLength()
                + (long) layout.variableCount() * Integer.BYTES
                + textBytes
                + fields.nestedBytes()
                + Long.BYTES;
    }

    @Override
    public void refuse() {
        if (!options.ignoresParseErrors()) {
            throw JsonErrors.rowTooLong(name, lines.line(), lines.length());
        }
        consumeLine();
        isInArray = false;
        skippedRowCount++;
    }

    private void consumeLine() {
        lines.consume();
        lineElementCount = 0;
    }

    @Override
    public long line() {
        return lines.line();
    }

    @Override
    public long offset() {
        return block.offset();
    }

    @Override
    public long innerRecordCount() {
        return lineElementCount;
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
        return builder.nulledCount();
    }

    @Override
    public void close() {
        fields.close();
        object.close();
        block.close();
    }
}
