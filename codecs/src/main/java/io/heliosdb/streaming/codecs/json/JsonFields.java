package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.format.FieldSource;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

/** The members of an object as values of columns. One thread. */
final class JsonFields implements FieldSource, AutoCloseable {
    /** No outcome of {@link FieldWriter}. */
    private static final int OTHER = -1;

    private final RowLayout layout;
    private final JsonObject object;
    private final JsonValues values;
    private final FieldWriter writer;
    private final JsonText text;
    private final JsonNestedText nestedText;
    private final JsonNestedColumn[] nestedColumns;
    private final boolean isTree;
    private final boolean hasDecimals;

    JsonFields(
            final Ledger ledger,
            final String owner,
            final JsonOptions options,
            final RowLayout layout,
            final JsonObject object,
            final FieldWriter writer) {
        this(ledger, owner, options, layout, object, false, writer);
    }

    /**
     * @param isTree whether values are those of the members of a tree
     */
    JsonFields(
            final Ledger ledger,
            final String owner,
            final JsonOptions options,
            final RowLayout layout,
            final JsonObject object,
            final boolean isTree,
            final FieldWriter writer) {
        this.layout = layout;
        this.isTree = isTree;
        this.object = object;
        this.writer = writer;
        values = new JsonValues(writer);
        nestedColumns = new JsonNestedColumn[layout.columnCount()];
        final Opened opened = new Opened();
        try {
            text = opened.add(new JsonText(ledger, owner));
            hasDecimals = layout.columns().stream().anyMatch(column -> hasDecimals(column.type()));
            nestedText = opened.add(new JsonNestedText(ledger, owner, hasDecimals));
            for (int i = 0; i < nestedColumns.length; i++) {
                if (!layout.type(i).parts().isEmpty()) {
                    nestedColumns[i] =
                            opened.add(
                                    new JsonNestedColumn(
                                            ledger, owner, options, layout.type(i), hasDecimals));
                }
            }
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private static boolean hasDecimals(final SqlType type) {
        return type.kind() == TypeKind.DECIMAL
                || type.parts().stream().anyMatch(JsonFields::hasDecimals);
    }

    @Override
    public int put(final int column) {
        final JsonToken token = object.token(column);
        final boolean isNested = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
        if (token == JsonToken.END || token == JsonToken.NULL) {
            return FieldWriter.NULL;
        }
        if (nestedColumns[column] != null) {
            return nestedColumns[column].put(object, column, writer);
        }
        if (isNested && layout.type(column).isCharacter()) {
            return nestedText.wrap(object.address(column), object.length(column))
                    ? writer.putText(column, nestedText.address(), nestedText.length())
                    : FieldWriter.INVALID;
        }
        if (isTree && token != JsonToken.STRING) {
            final int outcome = putNode(column, token, isNested);
            if (outcome != OTHER) {
                return outcome;
            }
        }
        text.wrap(object.address(column), object.length(column), object.isEscaped(column));
        return values.put(column, token, text.address(), text.length());
    }

    /** Writes what a tree makes of a number or container otherwise than of its text. */
    private int putNode(final int column, final JsonToken token, final boolean isNested) {
        final TypeKind kind = layout.type(column).kind();
        final boolean isNumber = token == JsonToken.INTEGER || token == JsonToken.FRACTION;
        if (kind == TypeKind.BINARY || kind == TypeKind.VARBINARY) {
            return FieldWriter.NULL;
        }
        if (isNested) {
            return kind == TypeKind.BOOLEAN
                    ? writer.putBoolean(column, false)
                    : FieldWriter.INVALID;
        }
        if (isNumber && layout.type(column).isCharacter()) {
            return nestedText.wrap(object.address(column), object.length(column))
                    ? writer.putText(column, nestedText.address(), nestedText.length())
                    : FieldWriter.INVALID;
        }
        final boolean isApproximate = kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE;
        if (token == JsonToken.FRACTION && isApproximate && hasDecimals) {
            return writer.putOfDecimal(column, object.address(column), object.length(column));
        }
        if (token == JsonToken.FRACTION && kind == TypeKind.FLOAT) {
            return writer.putNarrowed(column, object.address(column), object.length(column));
        }
        return OTHER;
    }

    /** Bytes that the nested values of the object take in a row. */
    long nestedBytes() {
        long bytes = 0;
        for (int i = 0; i < nestedColumns.length; i++) {
            if (nestedColumns[i] != null) {
                bytes += nestedColumns[i].bytes(object, i);
            }
        }
        return bytes;
    }

    @Override
    public void close() {
        for (final JsonNestedColumn column : nestedColumns) {
            if (column != null) {
                column.close();
            }
        }
        text.close();
        nestedText.close();
    }
}
