package io.heliosdb.streaming.client;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.agrona.BitUtil;

/**
 * The rows of a producer that are not acknowledged yet, numbered without a gap, in a ring. One
 * thread; allocates nothing.
 *
 * <p>An entry, aligned to 8 bytes: length of the row (4 bytes; less than 0 if the rest of the ring
 * is passed over), 4 bytes unused, the row.
 */
final class RetainedRows implements AutoCloseable {
    private static final int HEAD_BYTES = 8;
    private static final int PASSED_OVER = -1;

    private final Arena arena;
    private final long capacity;
    private final long mask;

    /**
     * Positions in bytes, which only grow: of the oldest row, of the next to be sent, behind all.
     */
    private long head;

    private long sending;
    private long tail;

    /** Numbers of the rows at {@link #head}, at {@link #sending} and behind all. */
    private long headNumber = 1;

    private long sendingNumber = 1;
    private long tailNumber = 1;

    /**
     * @param bytes rounded up to a power of two
     */
    RetainedRows(final Ledger ledger, final long bytes) {
        capacity = BitUtil.findNextPositivePowerOfTwo(bytes);
        mask = capacity - 1;
        arena = Arena.open(ledger, "feed", "retained rows", capacity);
    }

    /** Number that the first row has; before any is claimed. */
    void begin(final long number) {
        headNumber = number;
        sendingNumber = number;
        tailNumber = number;
    }

    /**
     * Room for the next row.
     *
     * @param rowBytes most bytes of it, a multiple of 8
     * @return its address, divisible by 8, or 0 if there is none now
     */
    long claim(final int rowBytes) {
        final long needed = HEAD_BYTES + (long) rowBytes;
        final long left = capacity - (tail & mask);
        final long passed = left < needed ? left : 0;
        if (tail + passed + needed - head > capacity) {
            return 0;
        }
        if (passed > 0) {
            Memory.putInt(arena.address() + (tail & mask), PASSED_OVER);
            tail += passed;
        }
        return arena.address() + (tail & mask) + HEAD_BYTES;
    }

    /**
     * Keeps the row that was claimed.
     *
     * @return its number
     */
    long commit(final int rowBytes) {
        Memory.putInt(arena.address() + (tail & mask), rowBytes);
        tail += HEAD_BYTES + (long) rowBytes;
        return tailNumber++;
    }

    /** Whether a row is to be sent. */
    boolean hasNext() {
        return sendingNumber < tailNumber;
    }

    /** Number of the row that is to be sent next. */
    long nextNumber() {
        return sendingNumber;
    }

    /** Address of that row. */
    long nextAddress() {
        sending = entry(sending);
        return arena.address() + (sending & mask) + HEAD_BYTES;
    }

    /** Its length. */
    int nextLength() {
        sending = entry(sending);
        return Memory.getInt(arena.address() + (sending & mask));
    }

    /** It is sent. */
    void sent() {
        final int length = nextLength(); // goes to the entry, so before it is added to
        sending += HEAD_BYTES + (long) length;
        sendingNumber++;
    }

    private long entry(final long position) {
        return Memory.getInt(arena.address() + (position & mask)) == PASSED_OVER
                ? position + capacity - (position & mask)
                : position;
    }

    /** Rows up to a number are safe. */
    void acknowledged(final long number) {
        while (headNumber <= number && headNumber < tailNumber) {
            head = entry(head);
            head += HEAD_BYTES + (long) Memory.getInt(arena.address() + (head & mask));
            headNumber++;
        }
        if (sendingNumber < headNumber) {
            sendingNumber = headNumber;
            sending = head;
        }
    }

    /** Sends again what lies behind a number. */
    void resume(final long taken) {
        sending = head;
        sendingNumber = headNumber;
        while (sendingNumber <= taken && sendingNumber < tailNumber) {
            sent();
        }
    }

    /** Number of the oldest row that is kept, or of the next one if none is. */
    long oldestNumber() {
        return headNumber;
    }

    /** Number of the next row. */
    long endNumber() {
        return tailNumber;
    }

    @Override
    public void close() {
        arena.close();
    }
}
