package io.heliosdb.streaming.codecs.row;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.List;

/**
 * Where each column of a row lies. Little endian; a row starts at an address divisible by 8.
 *
 * <pre>
 *  offset 0                                                            blockLength
 *  +-----------------+-----------+-----------+-----+-----+-----+-----+-+----------+--------+----------+-------+
 *  | presence words  | 16-byte   | 8-byte    | 12  | 4   | 2   | 1   |p| length 0 | bytes  | length 1 | bytes |p
 *  | uint64 each     | columns   | columns   |     |     |     |     |a| uint32   |        | uint32   |       |a
 *  +-----------------+-----------+-----------+-----+-----+-----+-----+d+----------+--------+----------+-------+d
 * </pre>
 *
 * <ul>
 *   <li>Each nullable column has one presence bit, in column order; 1 means a value is there. A
 *       NULL's fixed bytes are zero, a NULL's variable data has length 0, so equal rows are equal
 *       bytes.
 *   <li>Columns of one width keep their order. A layout with variable columns also has, among its
 *       4-byte fields and before the columns, {@code rowLength} (bytes of the whole row with
 *       padding) and one data offset per variable column, from the row's start to that column's
 *       length field. Both are computed once, when a row is validated at ingress: a feeder may
 *       leave them 0.
 *   <li>Block and row lengths are multiples of 8, at least 8; padding is zero.
 * </ul>
 */
public final class RowLayout {
    private static final int[] WIDTHS = {16, 8, 12, 4, 2, 1};
    private static final int NONE = -1;

    private final List<Column> columns;
    private final int[] offsets;
    private final int[] presenceBits;
    private final int presenceWordCount;
    private final int variableCount;
    private final int rowLengthOffset;
    private final int usedLength;
    private final int blockLength;

    private RowLayout(final List<Column> columns) {
        this.columns = List.copyOf(columns);
        offsets = new int[columns.size()];
        presenceBits = new int[columns.size()];
        int nullables = 0;
        int variables = 0;
        for (int i = 0; i < presenceBits.length; i++) {
            final SqlType type = columns.get(i).type();
            if (type.fixedWidthBytes() == 0 && !type.isVariable()) {
                throw new IllegalArgumentException("not storable: " + columns.get(i));
            }
            presenceBits[i] = type.nullable() ? nullables++ : NONE;
            variables += type.isVariable() ? 1 : 0;
        }
        presenceWordCount = (nullables + Long.SIZE - 1) / Long.SIZE;
        variableCount = variables;
        int offset = presenceWordCount * Long.BYTES;
        int lengthOffset = NONE;
        for (final int width : WIDTHS) {
            if (width == Integer.BYTES && variables > 0) {
                lengthOffset = offset;
                offset += Integer.BYTES;
                offset = place(0, offset, Integer.BYTES);
            }
            offset = place(width, offset, width);
        }
        rowLengthOffset = lengthOffset;
        usedLength = offset;
        blockLength = Math.max(Long.BYTES, align(offset));
    }

    private int place(final int fixedWidth, final int start, final int slotWidth) {
        int offset = start;
        for (int i = 0; i < offsets.length; i++) {
            if (columns.get(i).type().fixedWidthBytes() == fixedWidth) {
                offsets[i] = offset;
                offset += slotWidth;
            }
        }
        return offset;
    }

    /**
     * Derives the layout of a table.
     *
     * @throws IllegalArgumentException if a column's type cannot be stored (NULL, SYMBOL)
     */
    public static RowLayout of(final List<Column> columns) {
        return new RowLayout(columns);
    }

    /** The next multiple of 8. */
    public static int align(final int length) {
        return (length + 7) & ~7;
    }

    public List<Column> columns() {
        return columns;
    }

    public int columnCount() {
        return offsets.length;
    }

    public SqlType type(final int column) {
        return columns.get(column).type();
    }

    /**
     * Bytes of the fixed block, a multiple of 8; the whole row's length if {@link
     * #isFixedLength()}.
     */
    public int blockLength() {
        return blockLength;
    }

    /** Bytes of the fixed block without the padding at its end. */
    int usedLength() {
        return usedLength;
    }

    public boolean isFixedLength() {
        return variableCount == 0;
    }

    public int variableCount() {
        return variableCount;
    }

    /** Offset of a column's value, or of its uint32 data offset if the column is variable. */
    public int offset(final int column) {
        return offsets[column];
    }

    public int presenceWordCount() {
        return presenceWordCount;
    }

    public boolean isNullable(final int column) {
        return presenceBits[column] != NONE;
    }

    /** Offset of the uint64 that holds a nullable column's presence bit. */
    public int presenceOffset(final int column) {
        return presenceBits[column] / Long.SIZE * Long.BYTES;
    }

    /** A nullable column's bit within its presence word. */
    public long presenceMask(final int column) {
        return 1L << (presenceBits[column] % Long.SIZE);
    }

    /** Offset of the uint32 row length; only for layouts with variable columns. */
    public int rowLengthOffset() {
        return rowLengthOffset;
    }

    /** Bytes from this row's start to the next row's. */
    public int rowLength(final long rowAddress) {
        return isFixedLength() ? blockLength : Memory.getInt(rowAddress + rowLengthOffset);
    }

    public boolean isNull(final long rowAddress, final int column) {
        return isNullable(column)
                && (Memory.getLong(rowAddress + presenceOffset(column)) & presenceMask(column))
                        == 0;
    }

    /** Address of a variable column's uint32 length, which its bytes follow. */
    public long variableAddress(final long rowAddress, final int column) {
        return rowAddress + Memory.getInt(rowAddress + offsets[column]);
    }
}
