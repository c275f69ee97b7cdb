package io.heliosdb.streaming.ringbuffer.log;

/**
 * The descriptor of one log record: what it is, where its bytes lie, and which row sequences it
 * consumes.
 *
 * <p>Written by the ring's producer (or by a replay) and read by consumers until they report it
 * done; the bytes at {@link #address} stay in place for just as long.
 */
public final class LogEntry {
    /** Stream tag of records that belong to no stream. */
    public static final int NO_STREAM = -1;

    /** {@link #timeMs} before the first tick. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private RecordType type;
    private int stream;
    private long address;
    private int length;
    private int rowCount;
    private long firstRowSequence;
    private long epoch;
    private long timeMs;

    /**
     * Makes this the descriptor of a record; for the ring's producer and replays. The parameters
     * are those of the accessors.
     */
    public void wrap(
            final RecordType newType,
            final int newStream,
            final long newAddress,
            final int newLength,
            final int newRowCount,
            final long newFirstRowSequence,
            final long newEpoch,
            final long newTimeMs) {
        type = newType;
        stream = newStream;
        address = newAddress;
        length = newLength;
        rowCount = newRowCount;
        firstRowSequence = newFirstRowSequence;
        epoch = newEpoch;
        timeMs = newTimeMs;
    }

    /** Takes over another descriptor, with its bytes at another address. */
    public void wrap(final LogEntry other, final long newAddress) {
        wrap(
                other.type,
                other.stream,
                newAddress,
                other.length,
                other.rowCount,
                other.firstRowSequence,
                other.epoch,
                other.timeMs);
    }

    public RecordType type() {
        return type;
    }

    /** Tag of the stream, or {@link #NO_STREAM} for ticks and commands. */
    public int stream() {
        return stream;
    }

    /** First byte, divisible by 8; 0 if the record has no bytes. */
    public long address() {
        return address;
    }

    /** Bytes of the record. */
    public int length() {
        return length;
    }

    /** Row sequences the record consumes: its rows, or 1 for every other type. */
    public int rowCount() {
        return rowCount;
    }

    /** Row sequence of the first row, or of the record. */
    public long firstRowSequence() {
        return firstRowSequence;
    }

    /** Row sequence of the next record. */
    public long nextRowSequence() {
        return firstRowSequence + rowCount;
    }

    /** Number of the leadership under which the record was written. */
    public long epoch() {
        return epoch;
    }

    /**
     * Processing time in epoch milliseconds: that of the last tick up to and including this record,
     * or {@link #NO_TIME}.
     */
    public long timeMs() {
        return timeMs;
    }

    @Override
    public String toString() {
        return type
                + " stream="
                + stream
                + " rows="
                + firstRowSequence
                + "+"
                + rowCount
                + " bytes="
                + length;
    }
}
