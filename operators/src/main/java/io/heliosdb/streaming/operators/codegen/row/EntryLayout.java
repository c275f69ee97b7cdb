package io.heliosdb.streaming.operators.codegen.row;

import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the fields of a table's entry lie. Fields and flags are asked for one by one, then {@link
 * #seal} places them:
 *
 * <pre>
 *  offset 0
 *  +---------------------+----------+----------+---------+---------+---------+-----+
 *  | flag words          | 16 bytes | 8 bytes  | 4 bytes | 2 bytes | 1 byte  | pad |
 *  | uint64, 64 flags    |          |          |         |         |         |     |
 *  +---------------------+----------+----------+---------+---------+---------+-----+
 * </pre>
 *
 * The entry's length is a multiple of 8. Fields of one width lie in the order they were asked for.
 */
public final class EntryLayout {
    private static final int LINE_BYTES = 64;
    private static final int[] WIDTHS = {16, 8, 4, 2, 1};

    private final List<Field> fields = new ArrayList<>();
    private int flagCount;
    private int bytes;

    /** A field whose place is known once the layout is sealed. */
    public static final class Field {
        private final int width;
        private int offset = -1;

        private Field(final int width) {
            this.width = width;
        }

        /** Source of the field's address in an entry. */
        public String address(final String entry) {
            if (offset < 0) {
                throw new IllegalStateException("not placed yet");
            }
            return MemoryAccess.plus(entry, offset);
        }
    }

    /**
     * One bit.
     *
     * @param word offset of its 64-bit word in the entry
     * @param mask the bit in the word
     */
    public record Flag(int word, long mask) {
        /** Source of a test whether it is set. */
        public String isSet(final String entry) {
            return "(Memory.getLong(" + MemoryAccess.plus(entry, word) + ") & " + mask + "L) != 0";
        }

        /** A statement that takes it back. */
        public String clear(final String entry) {
            final String address = MemoryAccess.plus(entry, word);
            return "Memory.putLong("
                    + address
                    + ", Memory.getLong("
                    + address
                    + ") & ~"
                    + mask
                    + "L);";
        }

        /** A statement that sets it; one that is set, as it mostly is, costs no write. */
        public String set(final String entry) {
            final String address = MemoryAccess.plus(entry, word);
            return "if (!("
                    + isSet(entry)
                    + ")) { Memory.putLong("
                    + address
                    + ", Memory.getLong("
                    + address
                    + ") | "
                    + mask
                    + "L); }";
        }
    }

    /** Asks for a field of 1, 2, 4, 8 or 16 bytes. */
    public Field field(final int width) {
        final Field field = new Field(width);
        fields.add(field);
        return field;
    }

    /** Asks for a flag; its place is known at once. */
    public Flag flag() {
        final Flag flag =
                new Flag(flagCount / Long.SIZE * Long.BYTES, 1L << (flagCount % Long.SIZE));
        flagCount++;
        return flag;
    }

    /** Places the fields. */
    public void seal() {
        int offset = (flagCount + Long.SIZE - 1) / Long.SIZE * Long.BYTES;
        for (final int width : WIDTHS) {
            for (final Field field : fields) {
                if (field.width == width) {
                    field.offset = offset;
                    offset += width;
                }
            }
        }
        bytes = Math.max(offset + 7 & ~7, Long.BYTES);
    }

    /** Length of an entry. */
    public int bytes() {
        return bytes;
    }

    /**
     * Length of an entry, lengthened so that entries that fit a cache line do not lie across two.
     *
     * @param headerBytes what the table puts in front of each entry
     */
    public int bytesInLines(final int headerBytes) {
        for (int fraction = Long.BYTES; fraction <= LINE_BYTES; fraction *= 2) {
            if (headerBytes + bytes <= fraction) {
                return fraction - headerBytes;
            }
        }
        return bytes;
    }
}
