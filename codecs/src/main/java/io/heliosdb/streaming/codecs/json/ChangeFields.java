package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.format.FieldSource;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;

import java.util.Arrays;
import java.util.List;

/**
 * The two rows of a change, as it is and as it was: one of them as values of columns, with its kind
 * behind them. One thread.
 */
final class ChangeFields implements FieldSource, AutoCloseable {
    private final RowWriter writer;
    private final int kindColumn;
    private final boolean isBeforePartial;
    private final JsonTokenizer afterTokens = new JsonTokenizer();
    private final JsonTokenizer beforeTokens = new JsonTokenizer();
    private final JsonObject after;
    private final JsonObject before;
    private final JsonFields afterFields;
    private final JsonFields beforeFields;
    private final JsonNames names;
    private final JsonText nameText;
    private final boolean[] areGiven;
    private byte kind;
    private boolean isBefore;

    /**
     * @param columns of the table, without the kind
     * @param writer of rows with the kind behind the columns
     */
    ChangeFields(
            final Ledger ledger,
            final String owner,
            final ChangeOptions options,
            final List<Column> columns,
            final RowWriter writer,
            final FieldWriter fields) {
        this.writer = writer;
        kindColumn = columns.size();
        isBeforePartial = options.style().isBeforePartial();
        areGiven = new boolean[kindColumn];
        final RowLayout layout = RowLayout.of(columns);
        final boolean isTolerant = options.json().ignoresParseErrors();
        final Opened opened = new Opened();
        try {
            after =
                    opened.add(
                            new JsonObject(ledger, owner, layout, isTolerant, true, afterTokens));
            before =
                    opened.add(
                            new JsonObject(ledger, owner, layout, isTolerant, true, beforeTokens));
            afterFields =
                    opened.add(
                            new JsonFields(
                                    ledger, owner, options.json(), layout, after, true, fields));
            beforeFields =
                    opened.add(
                            new JsonFields(
                                    ledger, owner, options.json(), layout, before, true, fields));
            names = opened.add(new JsonNames(ledger, owner, columns));
            nameText = opened.add(new JsonText(ledger, owner));
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    JsonTokenizer afterTokens() {
        return afterTokens;
    }

    JsonTokenizer beforeTokens() {
        return beforeTokens;
    }

    JsonObject after() {
        return after;
    }

    JsonObject before() {
        return before;
    }

    /**
     * Notes which columns a row as it was has a value for, at any depth: those are different,
     * though they may be NULL.
     *
     * @param tokens turned to the rows as they were
     */
    void noteGiven(final JsonTokenizer tokens) {
        Arrays.fill(areGiven, false);
        names.restart();
        for (JsonToken token = tokens.next(); token != JsonToken.END; token = tokens.next()) {
            if (token == JsonToken.NAME) {
                nameText.wrap(tokens.address(), tokens.length(), tokens.isEscaped());
                final int column = names.find(nameText.address(), nameText.length());
                if (column >= 0) {
                    areGiven[column] = true;
                }
            }
        }
    }

    /** Turns to one of the rows. */
    void turn(final byte newKind, final boolean toBefore) {
        kind = newKind;
        isBefore = toBefore;
    }

    /** Whether the row as it was is turned to. */
    boolean isBefore() {
        return isBefore;
    }

    @Override
    public int put(final int column) {
        if (column == kindColumn) {
            writer.putByte(column, kind);
            return FieldWriter.WRITTEN;
        }
        if (!isBefore || isTakenOver(column)) {
            return afterFields.put(column);
        }
        return beforeFields.put(column);
    }

    private boolean isTakenOver(final int column) {
        return isBeforePartial && !areGiven[column];
    }

    /** Bytes that nested values of both rows take. */
    long nestedBytes() {
        return afterFields.nestedBytes() + (isBefore ? beforeFields.nestedBytes() : 0);
    }

    @Override
    public void close() {
        nameText.close();
        names.close();
        beforeFields.close();
        afterFields.close();
        before.close();
        after.close();
    }
}
