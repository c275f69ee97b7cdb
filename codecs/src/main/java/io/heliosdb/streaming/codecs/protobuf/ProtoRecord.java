package io.heliosdb.streaming.codecs.protobuf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The fields of a message that are wanted: {@link #scan} goes through it once and notes where they
 * are. Of a field that may be there once the last counts; of those of a oneof the last one. One
 * thread; allocates nothing.
 */
final class ProtoRecord implements AutoCloseable {
    /** No field of ours. */
    static final int UNWANTED = -1;

    private static final int DIRECT_NUMBERS = 256;

    private final ProtoField[] known;
    private final int[] numbers;
    private final int[] slots;
    private final int[] required;
    private final int[][] rivals;
    private final ProtoNumbers[] closed;
    private final int[] direct = new int[DIRECT_NUMBERS];
    private final ProtoValue[] values;
    private final long[] first;
    private final long[] last;
    private final int[] counts;
    private final boolean[] isThere;
    private long to;

    /**
     * @param wanted the fields of ours
     * @param values their readers
     */
    ProtoRecord(
            final ProtoMessage message, final List<ProtoField> wanted, final ProtoValue... values) {
        final List<ProtoField> fields = new ArrayList<>(message.fields());
        fields.sort(Comparator.comparingInt(field -> field.number));
        known = fields.toArray(ProtoField[]::new);
        numbers = fields.stream().mapToInt(field -> field.number).toArray();
        slots = fields.stream().mapToInt(wanted::indexOf).toArray();
        required = IntStream.range(0, known.length).filter(i -> known[i].isRequired).toArray();
        this.values = values;
        first = new long[values.length];
        last = new long[values.length];
        counts = new int[values.length];
        isThere = new boolean[known.length];
        rivals = new int[known.length][];
        closed = new ProtoNumbers[known.length];
        for (int i = 0; i < known.length; i++) {
            final ProtoField field = known[i];
            rivals[i] =
                    IntStream.range(0, values.length)
                            .filter(slot -> field.isRival(wanted.get(slot)))
                            .toArray();
            if (slots[i] == UNWANTED && field.isClosed()) {
                closed[i] = field.enumeration.lookup();
            }
            if (field.number < DIRECT_NUMBERS) {
                direct[field.number] = i + 1;
            }
        }
    }

    /** Index of the field of a number; negative if there is none. */
    private int find(final int number) {
        if (number < DIRECT_NUMBERS) {
            return direct[number] - 1;
        }
        return Arrays.binarySearch(numbers, number);
    }

    /** Goes through the message between two addresses; the input stands behind it then. */
    void scan(final WireInput input, final long start, final long end) {
        clear();
        to = end;
        final long outerEnd = input.end;
        input.at = start;
        input.end = end;
        while (input.at < end) {
            final long place = input.at;
            final int tag = input.readTag();
            final int field = find(tag >>> 3);
            if (field < 0 || !isOf(known[field], tag & 7)) {
                input.skip(tag);
            } else {
                note(input, field, tag, place);
            }
        }
        input.end = outerEnd;
        for (final int field : required) {
            if (!isThere[field]) {
                throw input.bad("the required field " + known[field].name + " is missing");
            }
        }
    }

    /** Turns to a message without a field. */
    void clear() {
        Arrays.fill(counts, 0);
        if (required.length > 0) {
            Arrays.fill(isThere, false);
        }
    }

    /** Goes to the value of the next occurrence of a field, of which there is one; its tag. */
    int seek(final WireInput input, final ProtoField field) {
        int tag = input.readTag();
        while (tag >>> 3 != field.number || !isOf(field, tag & 7)) {
            input.skip(tag);
            tag = input.readTag();
        }
        return tag;
    }

    private static boolean isOf(final ProtoField field, final int wire) {
        return wire == field.type.wire()
                || (wire == WireInput.BYTES && field.isRepeated && field.type.isPackable());
    }

    private void note(final WireInput input, final int index, final int tag, final long place) {
        final int slot = slots[index];
        final long value = input.at;
        input.skip(tag);
        if (slot == UNWANTED) {
            if (closed[index] == null || isKnown(input, value, closed[index])) {
                take(index);
            }
            return;
        }
        final long behind = input.at;
        input.at = value;
        final int count = values[slot].count(input, tag & 7);
        input.at = behind;
        if (count == 0) {
            return; // an enum that does not have the number, or no elements
        }
        take(index);
        if (counts[slot] == 0) {
            first[slot] = place;
        }
        last[slot] = value;
        counts[slot] += count;
    }

    /** Whether an enum that was passed has the number. */
    private static boolean isKnown(
            final WireInput input, final long value, final ProtoNumbers numbers) {
        final long behind = input.at;
        input.at = value;
        final boolean isKnown = numbers.place((int) input.readVarint()) >= 0;
        input.at = behind;
        return isKnown;
    }

    /** A field is there; takes back the other fields of its oneof. */
    private void take(final int index) {
        isThere[index] = true;
        for (final int rival : rivals[index]) {
            counts[rival] = 0;
        }
    }

    ProtoValue value(final int slot) {
        return values[slot];
    }

    /** How often a field is there; how many elements a repeated one has. */
    int count(final int slot) {
        return counts[slot];
    }

    /** Where a field begins first, with its tag. */
    long first(final int slot) {
        return first[slot];
    }

    /** Where the value of a field lies last. */
    long last(final int slot) {
        return last[slot];
    }

    /** First byte behind the message. */
    long end() {
        return to;
    }

    @Override
    public void close() {
        for (final ProtoValue value : values) {
            value.close();
        }
    }
}
