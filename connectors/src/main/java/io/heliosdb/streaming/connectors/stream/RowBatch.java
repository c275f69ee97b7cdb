package io.heliosdb.streaming.connectors.stream;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.connectors.spi.RowSpace;

/**
 * Encoded rows with their numbers, on their way from a door into a stream. Of whoever holds it, on
 * one thread.
 *
 * <p>An entry, little endian, aligned to 8 bytes: length of the row (4 bytes), numbers left out
 * before it (4), the row.
 */
public final class RowBatch implements RowSpace, AutoCloseable {
    private static final String TAG = "feed";
    private static final int LEFT_OUT_OFFSET = Integer.BYTES;
    private static final int ROW_OFFSET = 2 * Integer.BYTES;

    private final Ledger ledger;
    private final String owner;
    private Arena arena;
    private long firstNumber;
    private long nextNumber;
    private int leftOut;
    private int rowCount;
    private int end;

    /** Where it is being read. */
    private int place;

    private long number;

    private RowBatch(final Ledger ledger, final String owner, final int bytes) {
        this.ledger = ledger;
        this.owner = owner;
        arena = Arena.open(ledger, TAG, owner, bytes);
    }

    /**
     * An empty batch.
     *
     * @param owner who it is for
     * @param bytes that rows may take, with 8 for each row
     */
    public static RowBatch open(final Ledger ledger, final String owner, final int bytes) {
        return new RowBatch(ledger, owner, bytes);
    }

    /**
     * Makes room for a row behind those that are in it.
     *
     * @param rowBytes its length at most
     */
    public void grow(final int rowBytes) {
        final long wanted = Math.max(2 * arena.capacityBytes(), (long) end + ROW_OFFSET + rowBytes);
        final Arena larger = Arena.open(ledger, TAG, owner, wanted);
        Memory.copy(arena.address(), larger.address(), end);
        arena.close();
        arena = larger;
    }

    /**
     * Empties it.
     *
     * @param number of the row that is written first
     */
    public void begin(final long number) {
        firstNumber = number;
        nextNumber = number;
        leftOut = 0;
        rowCount = 0;
        end = 0;
    }

    @Override
    public long claim(final int minBytes) {
        return minBytes <= roomBytes() ? arena.address() + end + ROW_OFFSET : 0;
    }

    @Override
    public int claimedBytes() {
        return (int) Math.min(roomBytes(), Integer.MAX_VALUE);
    }

    private long roomBytes() {
        return arena.capacityBytes() - end - ROW_OFFSET;
    }

    @Override
    public void commit(final int length) {
        final long entry = arena.address() + end;
        Memory.putInt(entry, length);
        Memory.putInt(entry + LEFT_OUT_OFFSET, leftOut);
        end += ROW_OFFSET + length;
        leftOut = 0;
        rowCount++;
        nextNumber++;
    }

    /** The next number makes no row. */
    public void leaveOut() {
        leftOut++;
        nextNumber++;
    }

    /** Bytes that it may hold. */
    public long bytes() {
        return arena.capacityBytes();
    }

    /** Rows in it. */
    public int rowCount() {
        return rowCount;
    }

    /** Number of the first row, or of the first thing left out. */
    public long firstNumber() {
        return firstNumber;
    }

    /** Number behind everything in it. */
    public long nextNumber() {
        return nextNumber;
    }

    /** Goes to the first row. */
    void rewind() {
        place = 0;
        number = firstNumber;
        passLeftOut();
    }

    private void passLeftOut() {
        if (place < end) {
            number += Memory.getInt(arena.address() + place + LEFT_OUT_OFFSET);
        }
    }

    /** Whether there is a row where it is being read. */
    boolean hasRow() {
        return place < end;
    }

    /** Number of that row. */
    long number() {
        return number;
    }

    long rowAddress() {
        return arena.address() + place + ROW_OFFSET;
    }

    int rowLength() {
        return Memory.getInt(arena.address() + place);
    }

    /** Goes to the row behind. */
    void next() {
        place += ROW_OFFSET + rowLength();
        number++;
        passLeftOut();
    }

    @Override
    public void close() {
        arena.close();
    }
}
