package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.format.ByteSource;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.InputBlock;
import io.heliosdb.streaming.codecs.format.RowBuilder;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.format.TextPosition;
import io.heliosdb.streaming.codecs.json.ChangeEnvelope.Member;
import io.heliosdb.streaming.codecs.json.ChangeStyle.Change;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.KindColumn;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.text.Ascii;

import java.util.List;

/**
 * Reads changes of a table, one object a line, as Flink's formats of changes do: an object makes
 * the rows that were added and taken back by it, in their order, each with its kind behind its
 * columns.
 *
 * <p>Where parse errors are ignored, a bad field is NULL, and an object is left out from the row in
 * which something else is wrong. One thread.
 */
public final class ChangeScanner implements RowScanner {
    private static final int FOUND = JsonLines.LINE;

    /** Objects without rows passed over in one call, so that a duty cycle ends. */
    private static final int EMPTY_LIMIT = 1000;

    /** Of a line that is no change, for what it may be. */
    private static final long LOOKED_AT_BYTES = 1 << 20;

    /** How many times its length a value in a text column may take. */
    private static final int TEXT_GROWTH = 3;

    private final ChangeOptions options;
    private final ChangeStyle style;
    private final boolean isTolerant;
    private final RowLayout layout;
    private final InputBlock block;
    private final JsonLines lines;
    private final JsonTokenizer tokenizer = new JsonTokenizer();
    private final ChangeEnvelope envelope;
    private final ChangeFields fields;
    private final JsonText text;
    private final ChangeFilter database;
    private final ChangeFilter table;
    private final RowBuilder builder;
    private final JsonErrors afterErrors;
    private final JsonErrors beforeErrors;
    private String name = "";

    /** Whether the current line has rows that were not returned. */
    private boolean isInChange;

    /** Whether {@link #fields} are turned to a row. */
    private boolean isAtRow;

    private Change change = Change.NOTHING;
    private long lineRowCount;
    private long rowCount;
    private long skippedRowCount;

    /**
     * Opens a scanner.
     *
     * @param owner of the memory, for the ledger
     * @param columns of the rows: those whose members are read, then {@link KindColumn#COLUMN}
     * @throws HeliosException {@code HCOD-0102} if a column has a type that is not supported
     */
    public ChangeScanner(
            final Ledger ledger,
            final String owner,
            final ChangeOptions options,
            final ScanLimits limits,
            final List<Column> columns) {
        final List<Column> values = KindColumn.without(columns);
        values.forEach(JsonValues::checkType);
        this.options = options;
        style = options.style();
        isTolerant = options.json().ignoresParseErrors();
        layout = RowLayout.of(columns);
        database = new ChangeFilter(options.database());
        table = new ChangeFilter(options.table());
        final RowWriter writer = new RowWriter(layout);
        final FieldWriter fieldWriter =
                new FieldWriter(layout, writer, options.json().timestamps());
        final Opened opened = new Opened();
        try {
            block = opened.add(new InputBlock(ledger, owner, limits.recordBytes()));
            lines = new JsonLines(block);
            envelope = opened.add(new ChangeEnvelope(ledger, owner, options, tokenizer));
            text = opened.add(new JsonText(ledger, owner));
            fields = new ChangeFields(ledger, owner, options, values, writer, fieldWriter);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
        builder = new RowBuilder(layout, writer, isTolerant);
        afterErrors = new JsonErrors(layout, fields.after(), options.format());
        beforeErrors = new JsonErrors(layout, fields.before(), options.format());
    }

    @Override
    public void openAt(
            final String newName, final ByteSource source, final long offset, final long line) {
        name = newName;
        isInChange = false;
        isAtRow = false;
        lineRowCount = 0;
        block.open(source, offset);
        lines.open(line);
    }

    @Override
    public int next(final long address, final int capacityBytes) {
        final int found = findRow();
        if (found != FOUND) {
            return found;
        }
        final int length = builder.build(fields, address, capacityBytes);
        if (length == NO_ROOM) {
            return NO_ROOM;
        }
        if (length == RowBuilder.BAD && !isTolerant) {
            final JsonErrors errors = fields.isBefore() ? beforeErrors : afterErrors;
            throw errors.field(
                    name, lines.line(), lines.start(), builder.badCode(), builder.badColumn());
        }
        step();
        if (length > 0) {
            rowCount++;
            return length;
        }
        skippedRowCount++;
        return SKIPPED;
    }

    @Override
    public int pass() {
        final int found = findRow();
        if (found != FOUND) {
            return found;
        }
        step();
        return SKIPPED;
    }

    /** Finds the next row: {@link #FOUND}, or what to return instead. */
    private int findRow() {
        for (int empty = 0; !isAtRow && empty < EMPTY_LIMIT; empty++) {
            if (!isInChange) {
                final int found = findLine();
                if (found != FOUND) {
                    return found;
                }
                final String problem = readLine();
                if (!problem.isEmpty()) {
                    return refuseLine(problem);
                }
            }
            final String problem = findElement();
            if (!problem.isEmpty()) {
                return refuseLine(problem);
            }
            if (!isAtRow) {
                consumeLine();
            }
        }
        return isAtRow ? FOUND : IDLE;
    }

    private int refuseLine(final String problem) {
        if (!isTolerant) {
            final long at =
                    tokenizer.token() == JsonToken.BROKEN ? tokenizer.address() : lines.start();
            throw JsonErrors.change(
                    options.format(),
                    TextPosition.of(name, lines.line(), lines.start(), at),
                    problem);
        }
        consumeLine();
        skippedRowCount++;
        return SKIPPED;
    }

    private int findLine() {
        int outcome = nextLine();
        while (outcome == JsonLines.TOO_LONG) {
            if (!isTolerant) {
                throw JsonErrors.tooLong(name, lines.line(), lines.length());
            }
            lines.skip();
            skippedRowCount++;
            outcome = nextLine();
        }
        return outcome;
    }

    private int nextLine() {
        try {
            return lines.find();
        } catch (final HeliosException e) {
            throw e.position().isPresent() ? e : e.at(new Position(name, lines.line(), 1));
        }
    }

    /** Reads the object around the rows; what is wrong with it, or nothing. */
    private String readLine() {
        change = Change.NOTHING;
        isInChange = true;
        tokenizer.wrap(lines.start(), lines.end());
        if (!envelope.read()) {
            return tokenizer.token() == JsonToken.BROKEN
                    ? tokenizer.problem()
                    : "a value stands where an object should";
        }
        if ((database.isSet() && envelope.token(Member.DATABASE) == JsonToken.END)
                || (table.isSet() && envelope.token(Member.TABLE) == JsonToken.END)) {
            return "the object does not say what table it is about";
        }
        if (!isIncluded(database, Member.DATABASE) || !isIncluded(table, Member.TABLE)) {
            return "";
        }
        if (envelope.isNull(Member.OPERATION)) {
            return "the object has no member " + style.operation() + hintOfSchema();
        }
        envelope.wrap(text, Member.OPERATION);
        change = style.change(text.address(), text.length());
        if (change == Change.UNKNOWN) {
            return "the value of " + style.operation() + " is not known";
        }
        return change == Change.NOTHING ? "" : turnToRows();
    }

    /** What Kafka Connect puts around a change unless it is told otherwise. */
    private String hintOfSchema() {
        return !isTolerant
                        && !options.hasSchema()
                        && options.format().startsWith("debezium")
                        && lineHas("\"payload\"")
                ? "; for changes in a member payload beside a schema set "
                        + options.format()
                        + ".schema-include to true"
                : "";
    }

    private boolean lineHas(final String text) {
        final int length = Math.toIntExact(Math.min(lines.end() - lines.start(), LOOKED_AT_BYTES));
        return Ascii.string(lines.start(), length).contains(text);
    }

    private boolean isIncluded(final ChangeFilter filter, final Member member) {
        if (!filter.isSet()) {
            return true;
        }
        envelope.wrap(text, member);
        return filter.matches(text.address(), text.length());
    }

    /** Turns to the rows of a change; what is wrong with them, or nothing. */
    private String turnToRows() {
        final JsonToken start = style.hasLists() ? JsonToken.START_ARRAY : JsonToken.START_OBJECT;
        final boolean needsAfter = needsAfter();
        final boolean needsBefore = needsBefore();
        if ((needsAfter && envelope.token(Member.AFTER) != start)
                || (!needsAfter && isMisplaced(Member.AFTER, start))) {
            return "the value of " + style.after() + " is not a row";
        }
        if ((needsBefore && envelope.token(Member.BEFORE) != start)
                || (!needsBefore && isMisplaced(Member.BEFORE, start))) {
            return "the value of " + style.before() + " is not a row";
        }
        if (needsBefore && style.isBeforePartial()) {
            envelope.wrap(fields.beforeTokens(), Member.BEFORE);
            fields.noteGiven(fields.beforeTokens());
        }
        turnTo(Member.AFTER, fields.afterTokens(), needsAfter);
        turnTo(Member.BEFORE, fields.beforeTokens(), needsBefore);
        return "";
    }

    private boolean isMisplaced(final Member member, final JsonToken start) {
        return !isTolerant && !envelope.isNull(member) && envelope.token(member) != start;
    }

    private boolean needsAfter() {
        return change != Change.DELETE || style.isBeforePartial();
    }

    private boolean needsBefore() {
        return change == Change.UPDATE || (change == Change.DELETE && !style.isBeforePartial());
    }

    private void turnTo(final Member member, final JsonTokenizer tokens, final boolean isNeeded) {
        if (isNeeded) {
            envelope.wrap(tokens, member);
            if (style.hasLists()) {
                tokens.next();
            }
        }
    }

    /** Turns to the next row as it is and was; what is wrong with them, or nothing. */
    private String findElement() {
        if (change == Change.NOTHING) {
            return "";
        }
        if (needsAfter()) {
            final JsonToken token = fields.afterTokens().next();
            if (token == JsonToken.END_ARRAY || token == JsonToken.END) {
                return "";
            }
            if (token != JsonToken.START_OBJECT || fields.after().read() != JsonObject.COMPLETE) {
                return "an element of " + style.after() + " is not a row";
            }
        }
        if (needsBefore()) {
            final JsonToken token = fields.beforeTokens().next();
            if (token == JsonToken.END && !style.hasLists()) {
                return "";
            }
            if (token != JsonToken.START_OBJECT || fields.before().read() != JsonObject.COMPLETE) {
                return "an element of " + style.before() + " is not a row";
            }
        }
        switch (change) {
            case INSERT -> fields.turn(KindColumn.INSERT, false);
            case UPDATE -> fields.turn(KindColumn.UPDATE_BEFORE, true);
            default -> fields.turn(KindColumn.DELETE, !style.isBeforePartial());
        }
        isAtRow = true;
        return "";
    }

    /** Goes behind the row. */
    private void step() {
        lineRowCount++;
        if (change == Change.UPDATE && fields.isBefore()) {
            fields.turn(KindColumn.UPDATE_AFTER, false);
            return;
        }
        isAtRow = false;
        final boolean isLast = !style.hasLists();
        if (isLast) {
            consumeLine();
        }
    }

    @Override
    public long wantedBytes() {
        return layout.blockLength()
                + (long) layout.variableCount() * Integer.BYTES
                + lines.length() * TEXT_GROWTH
                + fields.nestedBytes()
                + Long.BYTES;
    }

    @Override
    public void refuse() {
        if (!isTolerant) {
            throw JsonErrors.rowTooLong(name, lines.line(), lines.length());
        }
        consumeLine();
        skippedRowCount++;
    }

    private void consumeLine() {
        lines.consume();
        lineRowCount = 0;
        isInChange = false;
        isAtRow = false;
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
        return lineRowCount;
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
        text.close();
        envelope.close();
        block.close();
    }
}
