package io.heliosdb.streaming.codecs.format;

/** Where one value goes: a column of a row, or a part of a nested value. One thread; reused. */
public interface ValueTarget {
    /** Says that the value is there; the address for the bytes of its type, which is fixed. */
    long slot();

    /**
     * Writes a value that is a text or bytes.
     *
     * @return {@link FieldWriter#WRITTEN} or {@link FieldWriter#NO_ROOM}
     */
    int putBytes(long source, int length);

    /**
     * This target as that of a nested value.
     *
     * @throws IllegalStateException if it is the column of a row: nested values are built elsewhere
     */
    PartTarget part();
}
