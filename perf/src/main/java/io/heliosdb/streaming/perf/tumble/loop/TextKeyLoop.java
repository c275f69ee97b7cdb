package io.heliosdb.streaming.perf.tumble.loop;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.perf.tumble.contest.Contestant;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;
import io.heliosdb.streaming.perf.tumble.contest.RowHash;

import java.lang.invoke.MethodHandles;

/**
 * As {@link NumberKeyLoop}, for a key of up to 24 bytes of text. It knows that no key is longer:
 * keys are compared and hashed as three words and lie in the entries, a cache line each.
 *
 * <pre>
 *  entry, 64 bytes: key's length and hash | key, 3 words | count (0: free) | sum | min | max
 * </pre>
 */
final class TextKeyLoop implements Contestant {
    private static final LoopQuery QUERY = Loops.query(MethodHandles.lookup());
    private static final LoopQuery.Filter FILTER = QUERY.filter();
    private static final LoopQuery.Result RESULT = QUERY.result();

    private static final int KEY_OFFSET = QUERY.keyOffset();
    private static final boolean HAS_VALUE = QUERY.valueBytes() > 0;
    private static final boolean IS_VALUE_LONG = QUERY.valueBytes() == Long.BYTES;
    private static final int VALUE_OFFSET = QUERY.valueOffset();
    private static final int TIME_OFFSET = QUERY.timeOffset();
    private static final int LENGTH_OFFSET = QUERY.lengthOffset();
    private static final long WINDOW_MS = QUERY.windowMs();
    private static final long WINDOW_OFFSET_MS = QUERY.windowOffsetMs();
    private static final boolean HAS_FILTER = FILTER.bytes() > 0;
    private static final boolean IS_FILTER_LONG = FILTER.bytes() == Long.BYTES;
    private static final int FILTER_OFFSET = FILTER.offset();
    private static final long LEAST = FILTER.least();
    private static final long GREATEST = FILTER.greatest();
    private static final long DIVISOR = FILTER.divisor();
    private static final long REMAINDER = FILTER.remainder();
    private static final boolean HAS_SUM = RESULT.sum() >= 0 || RESULT.average() >= 0;
    private static final boolean HAS_MIN = RESULT.min() >= 0;
    private static final boolean HAS_MAX = RESULT.max() >= 0;

    private static final int ENTRY_SHIFT = 6;
    private static final int WORD_0 = 8;
    private static final int WORD_1 = 16;
    private static final int WORD_2 = 24;
    private static final int COUNT = 32;
    private static final int SUM = 40;
    private static final int MIN = 48;
    private static final int MAX = 56;
    private static final double MAX_LOAD = 0.6;

    private final EventRows rows;
    private final long rowCount;
    private final Arena table;
    private final LoopResults counted;
    private final long mask;
    private long windowEnd = Long.MIN_VALUE;
    private long firstSlot = Long.MAX_VALUE;
    private long lastSlot;

    TextKeyLoop(final Ledger ledger, final EventRows rows, final long rowCount) {
        this.rows = rows;
        this.rowCount = rowCount;
        final long slots = Long.highestOneBit((long) (rows.keyCount() / MAX_LOAD)) * 2;
        mask = slots - 1;
        table = Arena.open(ledger, "loop table", "benchmark", slots << ENTRY_SHIFT);
        table.touch();
        counted = new LoopResults(ledger, RESULT);
    }

    @Override
    public String name() {
        return "loop";
    }

    @Override
    public Outcome run() {
        take(rows.start(), rows.address(rowCount));
        take(rows.closingStart(), rows.closingEnd());
        return counted.take();
    }

    private void take(final long start, final long end) {
        long address = start;
        while (address < end) {
            final long timeMs = Memory.getLong(address + TIME_OFFSET);
            if (timeMs >= windowEnd) {
                emit();
                windowEnd =
                        ((timeMs - WINDOW_OFFSET_MS) / WINDOW_MS + 1) * WINDOW_MS
                                + WINDOW_OFFSET_MS;
            }
            address = window(address, end);
        }
    }

    /** Takes the rows of one window; returns the address of the first row behind it. */
    private long window(final long start, final long end) {
        final long mask = this.mask;
        final long windowEnd = this.windowEnd;
        final long base = table.address();
        long first = mask;
        long last = 0;
        long address = start;
        for (;
                address < end && Memory.getLong(address + TIME_OFFSET) < windowEnd;
                address += Memory.getInt(address + LENGTH_OFFSET)) {
            if (HAS_FILTER && !passes(address)) {
                continue;
            }
            final long text = address + Memory.getInt(address + KEY_OFFSET);
            final int length = Memory.getInt(text);
            final long word0 = word(text + Integer.BYTES, length);
            final long word1 = word(text + Integer.BYTES + WORD_0, length - Long.BYTES);
            final long word2 = word(text + Integer.BYTES + WORD_1, length - 2 * Long.BYTES);
            final long value = HAS_VALUE ? value(address) : 0;
            long hash =
                    word0 * 0x9E3779B97F4A7C15L
                            + word1 * 0xC2B2AE3D27D4EB4FL
                            + word2 * 0x165667B19E3779F9L;
            hash ^= hash >>> 32;
            final long head = hash << 32 | length;
            long slot = hash & mask;
            long entry = base + (slot << ENTRY_SHIFT);
            long count = Memory.getLong(entry + COUNT);
            while (count != 0
                    && (Memory.getLong(entry) != head
                            || Memory.getLong(entry + WORD_0) != word0
                            || Memory.getLong(entry + WORD_1) != word1
                            || Memory.getLong(entry + WORD_2) != word2)) {
                slot = (slot + 1) & mask;
                entry = base + (slot << ENTRY_SHIFT);
                count = Memory.getLong(entry + COUNT);
            }
            Memory.putLong(entry + COUNT, count + 1);
            if (count == 0) {
                first = Math.min(first, slot);
                last = Math.max(last, slot);
                Memory.putLong(entry, head);
                Memory.putLong(entry + WORD_0, word0);
                Memory.putLong(entry + WORD_1, word1);
                Memory.putLong(entry + WORD_2, word2);
                Memory.putLong(entry + SUM, value);
                Memory.putLong(entry + MIN, value);
                Memory.putLong(entry + MAX, value);
            } else {
                if (HAS_SUM) {
                    Memory.putLong(entry + SUM, Memory.getLong(entry + SUM) + value);
                }
                if (HAS_MIN && value < Memory.getLong(entry + MIN)) {
                    Memory.putLong(entry + MIN, value);
                }
                if (HAS_MAX && value > Memory.getLong(entry + MAX)) {
                    Memory.putLong(entry + MAX, value);
                }
            }
        }
        firstSlot = Math.min(firstSlot, first);
        lastSlot = Math.max(lastSlot, last);
        return address;
    }

    /** Up to eight bytes of text, zeros behind its end; there is always a row behind it to read. */
    private static long word(final long address, final int length) {
        if (length >= Long.BYTES) {
            return Memory.getLong(address);
        }
        return length <= 0 ? 0 : Memory.getLong(address) & ((1L << (length << 3)) - 1);
    }

    private static long value(final long address) {
        return IS_VALUE_LONG
                ? Memory.getLong(address + VALUE_OFFSET)
                : Memory.getInt(address + VALUE_OFFSET);
    }

    private static boolean passes(final long address) {
        final long number =
                IS_FILTER_LONG
                        ? Memory.getLong(address + FILTER_OFFSET)
                        : Memory.getInt(address + FILTER_OFFSET);
        return number >= LEAST
                && number <= GREATEST
                && (DIVISOR == 1 || number % DIVISOR == REMAINDER);
    }

    private void emit() {
        final long base = table.address();
        final long row = counted.start(windowEnd - WINDOW_MS, windowEnd);
        for (long slot = firstSlot; slot <= lastSlot; slot++) {
            final long entry = base + (slot << ENTRY_SHIFT);
            final long count = Memory.getLong(entry + COUNT);
            if (count != 0) {
                Memory.putLong(entry + COUNT, 0);
                counted.values(
                        count,
                        Memory.getLong(entry + SUM),
                        Memory.getLong(entry + MIN),
                        Memory.getLong(entry + MAX));
                counted.count(RowHash.of(row, text(row, entry)));
            }
        }
        firstSlot = Long.MAX_VALUE;
        lastSlot = 0;
    }

    /** Writes the key behind the fixed block, if it is asked for; returns the row's length. */
    private static int text(final long row, final long entry) {
        if (RESULT.key() < 0) {
            return RESULT.blockLength();
        }
        final int length = (int) Memory.getLong(entry);
        final long text = row + RESULT.blockLength();
        final int rowLength = RowLayout.align(RESULT.blockLength() + Integer.BYTES + length);
        Memory.putInt(text, length);
        Memory.putLong(text + Integer.BYTES, Memory.getLong(entry + WORD_0));
        Memory.putLong(text + Integer.BYTES + WORD_0, Memory.getLong(entry + WORD_1));
        Memory.putLong(text + Integer.BYTES + WORD_1, Memory.getLong(entry + WORD_2));
        Memory.putInt(row + RESULT.key(), RESULT.blockLength());
        Memory.putInt(row + RESULT.lengthOffset(), rowLength);
        return rowLength;
    }

    @Override
    public void close() {
        table.close();
        counted.close();
    }
}
