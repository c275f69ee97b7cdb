package io.heliosdb.streaming.codecs.nested;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import java.util.ArrayList;
import java.util.List;

/**
 * How values of a type lie in memory, and the values inside them. A <em>part</em> is an element of
 * an ARRAY or a field of a ROW; the parts of a MAP or MULTISET are two arrays, its keys and its
 * values.
 */
public final class Shape {
    private static final int COUNT_OFFSET = Integer.BYTES;
    private static final int PRESENCE_OFFSET = COUNT_OFFSET + Integer.BYTES;

    private final SqlType type;
    private final List<Shape> parts;
    private final RowLayout layout;
    private final int slotBytes;
    private final boolean hasEntries;

    private Shape(final SqlType type, final List<Shape> parts) {
        this.type = type;
        this.parts = List.copyOf(parts);
        slotBytes = type.isVariable() ? Integer.BYTES : type.fixedWidthBytes();
        hasEntries = type.hasEntries();
        layout = type.kind() == TypeKind.ROW ? layout(type) : null;
    }

    /**
     * The layout of a ROW's fields, all of them nullable. A value whose fields cannot be NULL is
     * also one of the type whose fields can, without a CAST, so both must be the same bytes.
     */
    private static RowLayout layout(final SqlType row) {
        final List<Column> columns = new ArrayList<>();
        for (int i = 0; i < row.parts().size(); i++) {
            columns.add(new Column(row.names().get(i), row.parts().get(i).withNullable(true)));
        }
        return RowLayout.of(columns);
    }

    /** The shape of a type that can be stored. */
    public static Shape of(final SqlType type) {
        final List<Shape> parts = new ArrayList<>();
        switch (type.kind()) {
            case MAP -> type.parts().forEach(part -> parts.add(of(SqlType.array(part))));
            case MULTISET -> {
                parts.add(of(SqlType.array(type.parts().getFirst())));
                parts.add(of(SqlType.array(SqlType.INTEGER.notNull())));
            }
            default -> type.parts().forEach(part -> parts.add(of(part)));
        }
        return new Shape(type, parts);
    }

    public SqlType type() {
        return type;
    }

    public TypeKind kind() {
        return type.kind();
    }

    /** Bytes of a slot that holds such a value, or leads to it. */
    public int slotBytes() {
        return slotBytes;
    }

    public boolean isVariable() {
        return type.isVariable();
    }

    /** Whether there is a MAP or MULTISET in it, or it is one. */
    public boolean hasEntries() {
        return hasEntries;
    }

    /** The layout of a ROW's fields. */
    public RowLayout layout() {
        return layout;
    }

    /** The shape of the elements of an ARRAY. */
    public Shape element() {
        return parts.getFirst();
    }

    /** The shape of a part. */
    public Shape part(final int index) {
        return kind() == TypeKind.ARRAY ? element() : parts.get(index);
    }

    /** The shape of the array of a MAP's or MULTISET's keys. */
    public Shape keys() {
        return parts.getFirst();
    }

    /** The shape of the array of a MAP's values, or of a MULTISET's counts. */
    public Shape values() {
        return parts.getLast();
    }

    /** The array of a map's keys. */
    public static long keys(final long map) {
        return map + Integer.BYTES;
    }

    /** The array of a map's values. */
    public static long values(final long map) {
        return map + Integer.BYTES + bytes(keys(map));
    }

    /** Bytes of a variable value with its length. */
    public static int bytes(final long value) {
        return Integer.BYTES + Memory.getInt(value);
    }

    /** Elements of an array. */
    public static int count(final long array) {
        return Memory.getInt(array + COUNT_OFFSET);
    }

    /** How many parts an array or row has, or entries a map. */
    public int countOf(final long value) {
        return switch (kind()) {
            case ARRAY -> count(value);
            case ROW -> parts.size();
            default -> count(keys(value));
        };
    }

    /** The address of a part of an array or row; 0 if it is NULL. */
    public long at(final long value, final int index) {
        if (layout != null) {
            return field(value, index);
        }
        if ((Memory.getLong(presence(value, index)) >>> index & 1) == 0) {
            return 0;
        }
        final long slot = slot(value, index);
        return element().isVariable() ? value + Memory.getInt(slot) : slot;
    }

    private long field(final long value, final int index) {
        final long row = value + Integer.BYTES;
        if (layout.isNull(row, index)) {
            return 0;
        }
        return layout.type(index).isVariable()
                ? layout.variableAddress(row, index)
                : row + layout.offset(index);
    }

    /** Address of the word with the presence bit of an element. */
    static long presence(final long array, final int index) {
        return array + PRESENCE_OFFSET + (long) (index >> 6) * Long.BYTES;
    }

    /** Address of an element's slot. */
    long slot(final long array, final int index) {
        return presence(array, count(array) + Long.SIZE - 1) + (long) index * element().slotBytes;
    }

    /** Bytes of an array without the data of variable elements. */
    long fixedBytes(final int count) {
        return PRESENCE_OFFSET
                + (count + Long.SIZE - 1L) / Long.SIZE * Long.BYTES
                + (long) count * element().slotBytes;
    }
}
