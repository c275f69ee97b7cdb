package io.heliosdb.streaming.codecs.format;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * The bytes of an input that are being scanned: a window that always holds the current record from
 * its first byte.
 *
 * <p>Scanners look at {@code [start, end)} and {@link #consume} whole records. When a record is
 * incomplete, {@link #fill} moves it to the front and reads on; the window doubles up to its limit
 * while one record fills it. Reading {@value #SLACK_BYTES} bytes behind {@code end} is allowed,
 * their content is undefined. One thread.
 */
public final class InputBlock implements AutoCloseable {
    /** Outcome of {@link #fill}: the window has grown. */
    public static final int FILLED = 1;

    /** Outcome of {@link #fill}: no bytes at present. */
    public static final int NOTHING = 0;

    /** Outcome of {@link #fill}: no bytes will follow. */
    public static final int ENDED = -1;

    /** Outcome of {@link #fill}: the record fills the largest window. */
    public static final int FULL = -2;

    /** Bytes that may be read behind the end. */
    public static final int SLACK_BYTES = 8;

    private static final int FIRST_CAPACITY_BYTES = 256 << 10;

    private final Ledger ledger;
    private final String owner;
    private final int limitBytes;
    private Arena arena;
    private ByteSource source;
    private long start;
    private long end;
    private long offset;
    private boolean isEnded;

    /**
     * @param owner for the ledger
     * @param limitBytes longest record
     */
    public InputBlock(final Ledger ledger, final String owner, final int limitBytes) {
        this.ledger = ledger;
        this.owner = owner;
        this.limitBytes = limitBytes;
        arena = open(Math.min(FIRST_CAPACITY_BYTES, limitBytes));
    }

    private Arena open(final int capacityBytes) {
        return Arena.open(ledger, "input block", owner, (long) capacityBytes + SLACK_BYTES);
    }

    /**
     * Starts on another source.
     *
     * @param newOffset bytes of the input before the source's first one
     */
    public void open(final ByteSource newSource, final long newOffset) {
        source = newSource;
        start = arena.address();
        end = start;
        offset = newOffset;
        isEnded = false;
    }

    public long start() {
        return start;
    }

    public long end() {
        return end;
    }

    /** Bytes of the input before {@link #start()}. */
    public long offset() {
        return offset;
    }

    /** Whether {@link #end()} is the end of the input. */
    public boolean isEnded() {
        return isEnded;
    }

    public int limitBytes() {
        return limitBytes;
    }

    /** Moves the start behind bytes that are done with. */
    public void consume(final long newStart) {
        offset += newStart - start;
        start = newStart;
    }

    /** Reads on, behind what is there. Addresses taken before are void. */
    public int fill() {
        if (isEnded) {
            return ENDED;
        }
        makeRoom();
        final int room = (int) (arena.address() + arena.capacityBytes() - SLACK_BYTES - end);
        if (room <= 0 || end - start >= limitBytes) {
            return FULL;
        }
        final int count = source.read(end, room);
        if (count == ByteSource.END) {
            isEnded = true;
            return ENDED;
        }
        end += count;
        return count > 0 ? FILLED : NOTHING;
    }

    private void makeRoom() {
        final long length = end - start;
        final long capacity = arena.capacityBytes() - SLACK_BYTES;
        if (length > capacity / 2 && capacity < limitBytes) {
            final Arena larger = open((int) Math.min(limitBytes, capacity * 2));
            Memory.copy(start, larger.address(), length);
            arena.close();
            arena = larger;
        } else if (start > arena.address()) {
            Memory.copy(start, arena.address(), length);
        }
        start = arena.address();
        end = start + length;
    }

    @Override
    public void close() {
        arena.close();
    }
}
