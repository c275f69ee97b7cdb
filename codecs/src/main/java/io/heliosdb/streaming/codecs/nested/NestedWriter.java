package io.heliosdb.streaming.codecs.nested;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;

/**
 * Writes nested values one behind the other into a piece of memory, parts within values in place.
 *
 * <p>Use: {@link #wrap}; for a value {@link #start} with its number of parts, for each part in
 * order one of {@link #slot} (fixed), {@link #copy} (variable, from elsewhere), {@link #refer} to a
 * value just written here (variable) or {@link #putNull}; then {@link #finish}. A map is {@link
 * #startMap}, its two arrays and {@link #finishMap}. Where there is no room a method answers so,
 * and all is void. One thread; allocates nothing.
 */
public final class NestedWriter {
    /** Answer of {@link #start} and {@link #startMap}: there is no room. */
    public static final long NO_ROOM = 0;

    private static final int MAX_PADDING = 7;

    private long end;
    private long limit;

    /** Turns to a piece of memory. */
    public void wrap(final long address, final long capacityBytes) {
        end = address;
        limit = address + capacityBytes;
    }

    /** First byte behind what is written. */
    public long end() {
        return end;
    }

    /** Most bytes that a value takes, not counting the data of variable parts. */
    public static long mostBytes(final Shape shape, final int count) {
        return shape.layout() == null
                ? shape.fixedBytes(count)
                : Integer.BYTES
                        + shape.layout().blockLength()
                        + (long) shape.layout().variableCount() * Integer.BYTES
                        + MAX_PADDING;
    }

    /**
     * Starts an array, or a row, of NULLs.
     *
     * @param count of elements, or of fields
     * @return its address or {@link #NO_ROOM}
     */
    public long start(final Shape shape, final int count) {
        final RowLayout layout = shape.layout();
        final long bytes =
                layout == null
                        ? shape.fixedBytes(count)
                        : Integer.BYTES + (long) layout.blockLength();
        if (bytes > limit - end) {
            return NO_ROOM;
        }
        final long value = end;
        Memory.fill(value, bytes, (byte) 0);
        end += bytes;
        if (layout == null) {
            Memory.putInt(value + Integer.BYTES, count);
        }
        return value;
    }

    /** Says that a part of a fixed type is there; the address for its bytes. */
    public static long slot(final Shape shape, final long value, final int index) {
        final RowLayout layout = shape.layout();
        if (layout != null) {
            final long row = value + Integer.BYTES;
            if (layout.isNullable(index)) {
                setBits(row + layout.presenceOffset(index), layout.presenceMask(index));
            }
            return row + layout.offset(index);
        }
        setBits(Shape.presence(value, index), 1L << index);
        return shape.slot(value, index);
    }

    private static void setBits(final long word, final long mask) {
        Memory.putLong(word, Memory.getLong(word) | mask);
    }

    /** Takes back what was written behind an address. */
    public void rewind(final long newEnd) {
        end = newEnd;
    }

    /** Says that a variable part is the value that starts at an address behind this one. */
    public static void refer(
            final Shape shape, final long value, final int index, final long part) {
        Memory.putInt(slot(shape, value, index), distance(shape, value, part));
    }

    /** Distance of a part from where slots count. */
    private static int distance(final Shape shape, final long value, final long part) {
        return (int) (part - value) - (shape.layout() == null ? 0 : Integer.BYTES);
    }

    /** Copies a variable part; false if there is no room. */
    public boolean copy(final Shape shape, final long value, final int index, final long source) {
        refer(shape, value, index, end);
        return append(source, Shape.bytes(source));
    }

    /** Writes bytes as a part that is a text; false if there is no room. */
    public boolean putText(
            final Shape shape,
            final long value,
            final int index,
            final long bytes,
            final int length) {
        if (limit - end < Integer.BYTES + (long) length) {
            return false;
        }
        refer(shape, value, index, end);
        Memory.putInt(end, length);
        Memory.copy(bytes, end + Integer.BYTES, length);
        end += Integer.BYTES + length;
        return true;
    }

    /** Appends bytes; false if there is no room. */
    public boolean append(final long source, final int length) {
        if (length > limit - end) {
            return false;
        }
        Memory.copy(source, end, length);
        end += length;
        return true;
    }

    /** Leaves a part NULL; false if there is no room. */
    public boolean putNull(final Shape shape, final long value, final int index) {
        if (shape.layout() == null || !shape.layout().type(index).isVariable()) {
            return true;
        }
        if (limit - end < Integer.BYTES) {
            return false;
        }
        Memory.putInt(
                value + Integer.BYTES + shape.layout().offset(index), distance(shape, value, end));
        Memory.putInt(end, 0);
        end += Integer.BYTES;
        return true;
    }

    /** Completes an array or row; false if there is no room. */
    public boolean finish(final Shape shape, final long value) {
        if (shape.layout() != null) {
            final long row = value + Integer.BYTES;
            final int length = RowLayout.align((int) (end - row));
            if (length > limit - row) {
                return false;
            }
            Memory.fill(end, row + length - end, (byte) 0);
            end = row + length;
            if (!shape.layout().isFixedLength()) {
                Memory.putInt(row + shape.layout().rowLengthOffset(), length);
            }
        }
        Memory.putInt(value, (int) (end - value) - Integer.BYTES);
        return true;
    }

    /** Starts a map: its keys' array is written next, then its values' array. */
    public long startMap() {
        if (limit - end < Integer.BYTES) {
            return NO_ROOM;
        }
        end += Integer.BYTES;
        return end - Integer.BYTES;
    }

    /** Completes a map. */
    public void finishMap(final long map) {
        Memory.putInt(map, (int) (end - map) - Integer.BYTES);
    }
}
