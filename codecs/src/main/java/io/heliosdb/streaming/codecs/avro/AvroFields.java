package io.heliosdb.streaming.codecs.avro;

import java.util.Arrays;

/**
 * The fields of a record that are wanted, by the names of ours. Where the file has them in our
 * order they are read in one go, else their places are looked up first. One thread.
 */
final class AvroFields implements AutoCloseable {
    /** No field of ours. */
    static final int UNWANTED = -1;

    private final AvroSchema record;
    private final int[] wanted;
    private final AvroValue[] values;
    private final long[] starts;
    private final boolean isInOrder;
    private long behind;
    private int next;

    /**
     * @param wanted for each field of the record the number of ours, or {@link #UNWANTED}
     * @param values for each of ours its reader, or null if the record has no such field
     */
    AvroFields(final AvroSchema record, final int[] wanted, final AvroValue... values) {
        this.record = record;
        this.wanted = wanted;
        this.values = values;
        starts = new long[values.length];
        int last = UNWANTED;
        boolean ascending = true;
        for (final int field : wanted) {
            if (field != UNWANTED) {
                ascending &= field > last;
                last = field;
            }
        }
        isInOrder = ascending;
    }

    /** Begins the record ahead. */
    void begin(final AvroInput input) {
        next = 0;
        if (isInOrder) {
            return;
        }
        Arrays.fill(starts, 0);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] != UNWANTED) {
                starts[wanted[i]] = input.at;
            }
            AvroSkip.skip(input, record.parts().get(i));
        }
        behind = input.at;
    }

    /**
     * Goes to a field of ours; to be called for each in order.
     *
     * @return what reads it there, or null if the record has none
     */
    AvroValue seek(final int field, final AvroInput input) {
        if (values[field] == null) {
            return null;
        }
        if (isInOrder) {
            while (wanted[next] != field) {
                AvroSkip.skip(input, record.parts().get(next++));
            }
            next++;
        } else {
            input.at = starts[field];
        }
        return values[field];
    }

    /** Goes behind the record. */
    void end(final AvroInput input) {
        if (!isInOrder) {
            input.at = behind;
            return;
        }
        while (next < wanted.length) {
            AvroSkip.skip(input, record.parts().get(next++));
        }
    }

    @Override
    public void close() {
        for (final AvroValue value : values) {
            if (value != null) {
                value.close();
            }
        }
    }
}
