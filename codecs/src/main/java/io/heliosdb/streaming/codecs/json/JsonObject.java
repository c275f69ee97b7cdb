package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.Arrays;

/**
 * Reads an object and notes for each column where its value lies; the order of the members is
 * theirs.
 *
 * <p>It goes through the tokens exactly as Flink does, which matters for odd objects: once as many
 * members as there are columns have been found, the rest is skipped, so that a name that comes
 * twice can push out another; and an object or array in place of a scalar is entered as if its
 * members were the row's. One thread.
 */
final class JsonObject implements AutoCloseable {
    /** Outcome of {@link #read}: the values are known. */
    static final int COMPLETE = 0;

    /** Outcome of {@link #read}: the text is not JSON, or ends. */
    static final int BROKEN = 1;

    /** Outcome of {@link #read}: {@link #misplacedColumn()} has an object or array for a scalar. */
    static final int MISPLACED = 2;

    private final RowLayout layout;
    private final boolean isTolerant;
    private final boolean isTree;
    private final JsonTokenizer tokenizer;
    private final JsonNames names;
    private final JsonText nameText;
    private final JsonToken[] tokens;
    private final long[] addresses;
    private final int[] lengths;
    private final boolean[] areEscaped;
    private int memberCount;
    private boolean hasNestedText;
    private int misplacedColumn;

    /**
     * @param isTolerant whether bad fields shall be NULL
     */
    JsonObject(
            final Ledger ledger,
            final String owner,
            final RowLayout layout,
            final boolean isTolerant,
            final JsonTokenizer tokenizer) {
        this(ledger, owner, layout, isTolerant, false, tokenizer);
    }

    /**
     * @param isTree whether all members are read before any counts: of a name that comes twice the
     *     last one, and an object or array in place of a scalar is one value
     */
    JsonObject(
            final Ledger ledger,
            final String owner,
            final RowLayout layout,
            final boolean isTolerant,
            final boolean isTree,
            final JsonTokenizer tokenizer) {
        this.layout = layout;
        this.isTolerant = isTolerant;
        this.isTree = isTree;
        this.tokenizer = tokenizer;
        final int columnCount = layout.columnCount();
        tokens = new JsonToken[columnCount];
        addresses = new long[columnCount];
        lengths = new int[columnCount];
        areEscaped = new boolean[columnCount];
        final Opened opened = new Opened();
        try {
            names = opened.add(new JsonNames(ledger, owner, layout.columns()));
            nameText = new JsonText(ledger, owner);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** Kind of a column's value; {@link JsonToken#END} if there is none. */
    JsonToken token(final int column) {
        return tokens[column];
    }

    /** First byte of a column's value. */
    long address(final int column) {
        return addresses[column];
    }

    /**
     * Bytes of a column's value; of an object or array that can be one all of it, elsewhere its
     * bracket.
     */
    int length(final int column) {
        return lengths[column];
    }

    /** Whether a column's value has escape sequences. */
    boolean isEscaped(final int column) {
        return areEscaped[column];
    }

    /** Members found that belong to columns; one that comes twice counts twice. */
    int memberCount() {
        return memberCount;
    }

    /** Whether a text column has an object or array for its value. */
    boolean hasNestedText() {
        return hasNestedText;
    }

    /** Column that has an object or array for a scalar. */
    int misplacedColumn() {
        return misplacedColumn;
    }

    /** Reads the object whose opening bracket is the tokenizer's token. */
    int read() {
        Arrays.fill(tokens, JsonToken.END);
        names.restart();
        memberCount = 0;
        hasNestedText = false;
        JsonToken token = tokenizer.next();
        while (token != JsonToken.END_OBJECT) {
            int column = -1;
            if (isTree || memberCount < tokens.length) {
                if (token == JsonToken.END || token == JsonToken.BROKEN) {
                    return BROKEN;
                }
                nameText.wrap(tokenizer.address(), tokenizer.length(), tokenizer.isEscaped());
                column = names.find(nameText.address(), nameText.length());
                token = tokenizer.next();
            }
            if (token == JsonToken.END || token == JsonToken.BROKEN) {
                return BROKEN;
            }
            final int outcome = column < 0 ? skip(token) : take(column, token);
            if (outcome != COMPLETE) {
                return outcome;
            }
            token = tokenizer.next();
        }
        return COMPLETE;
    }

    private int take(final int column, final JsonToken token) {
        tokens[column] = token;
        addresses[column] = tokenizer.address();
        lengths[column] = tokenizer.length();
        areEscaped[column] = tokenizer.isEscaped();
        memberCount++;
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            return COMPLETE;
        }
        if (isTree || takesAll(layout.type(column))) {
            hasNestedText |= layout.type(column).isCharacter();
            final int outcome = skip(token);
            lengths[column] = (int) (tokenizer.position() - addresses[column]);
            return outcome;
        }
        misplacedColumn = column;
        return isTolerant ? COMPLETE : MISPLACED;
    }

    /** Whether an object or array can be a value of the type. */
    private static boolean takesAll(final SqlType type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR, ARRAY, MAP, MULTISET, ROW -> true;
            default -> false;
        };
    }

    /** Skips the members or elements of an opened object or array. */
    private int skip(final JsonToken token) {
        int depth = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY ? 1 : 0;
        while (depth > 0) {
            switch (tokenizer.next()) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case BROKEN, END -> {
                    return BROKEN;
                }
                default -> {}
            }
        }
        return COMPLETE;
    }

    @Override
    public void close() {
        nameText.close();
        names.close();
    }
}
