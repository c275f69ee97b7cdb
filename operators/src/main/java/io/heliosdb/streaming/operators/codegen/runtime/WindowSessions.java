package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.functions.ZoneTable;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.EntryPool;
import io.heliosdb.streaming.state.table.InlineTable;
import io.heliosdb.streaming.state.timer.TimerQueue;

/**
 * The sessions of one operator: per key, intervals of event time that do not touch each other, in a
 * list from the latest to the earliest. A table finds the latest of a key.
 *
 * <pre>
 *   offset  0      8       16    24      32         40        48      56
 *           +------+-------+-----+-------+----------+---------+-------+-------------------
 *           | hash | start | end | timer | position | earlier | later | entry: key, values
 *           +------+-------+-----+-------+----------+---------+-------+-------------------
 * </pre>
 *
 * <p>A row's interval is from its time up to the gap behind it, both ends included: it joins what
 * it touches, so a row exactly a gap away does. It can touch two sessions, one of which is then
 * absorbed by the other. Rows come nearly in order, so the search from the latest session on is
 * short. A session's timer stands where it once ended: that it has grown is seen when the timer is
 * due, and the timer is put off; only where the wall clock of a zone makes a later end due earlier,
 * it is another timer. Sessions that end together fire in the order in which they came into being.
 *
 * <pre>{@code
 * long latest = find(hash);            // then next(hash) until the key is equal
 * long entry = join(latest, time);
 * if (entry == 0) {
 *     if (isLate(watermark)) return;
 *     entry = insert(hash);            // then write the key
 * } else if (absorbed() != 0) {
 *     add what absorbed() holds to entry; freeAbsorbed();
 * }
 * while (findDue(watermark)) { emit entry(); fired(); }
 * }</pre>
 *
 * <p>Times are epoch milliseconds, those of rows perhaps of the wall clock of a zone; a watermark
 * of 0 or less is none.
 */
final class WindowSessions {
    private static final int HASH = 0;
    private static final int START = 8;
    private static final int END = 16;
    private static final int TIMER = 24;
    private static final int POSITION = 32;
    private static final int EARLIER = 40;
    private static final int LATER = 48;
    private static final int HEADER_BYTES = 56;
    private static final int NONE = 0;

    private final StateMemory memory;
    private final long gapMs;

    /** Whose wall clock the times are of; null if they are of the watermark's clock. */
    private final ZoneTable zone;

    /** Position of the latest session of each key, by the key's hash. */
    private final InlineTable latest;

    private final EntryPool sessions;
    private final TimerQueue timers;

    // About the last search; nothing of it is kept between rows.

    /** What {@link #latest} answered last. */
    private long found;

    /** The row's interval. */
    private long rowStart;

    private long rowEnd;

    /** Positions of the neighbours of a session that is to be inserted. */
    private int earlier;

    private int later;

    private int absorbed;
    private int due;

    /**
     * @param entryBytes without the header
     * @param zone whose wall clock the times are of; null if they are of the watermark's clock
     */
    WindowSessions(
            final StateMemory memory,
            final String name,
            final int entryBytes,
            final int maxSessions,
            final long gapMs,
            final ZoneTable zone) {
        this.memory = memory;
        this.gapMs = gapMs;
        this.zone = zone;
        latest = new InlineTable(memory, name, Long.BYTES, maxSessions);
        sessions =
                new EntryPool(memory, name + " sessions", HEADER_BYTES + entryBytes, maxSessions);
        timers = new TimerQueue(memory, name + " timers", maxSessions);
    }

    /** The heap for variable-length values of the entries. */
    BlobHeap blobs() {
        return latest.blobs();
    }

    /** The entry of the latest session of the first key that may be the one of a hash, or 0. */
    long find(final long hash) {
        found = latest.find(hash);
        return foundEntry();
    }

    /** As {@link #find}, of the next such key. */
    long next(final long hash) {
        found = latest.next(hash);
        return foundEntry();
    }

    private long foundEntry() {
        return found == 0 ? 0 : entry((int) Memory.getLong(found));
    }

    /**
     * Lets a row into the session that its interval touches.
     *
     * @param latestEntry of the row's key, found last; or 0
     * @return the session's entry, kept for a capture; or 0 if it touches none
     */
    long join(final long latestEntry, final long timeMs) {
        rowStart = timeMs;
        rowEnd = timeMs + gapMs;
        absorbed = NONE;
        later = NONE;
        earlier = latestEntry == 0 ? NONE : (int) header(latestEntry, POSITION);
        while (earlier != NONE && get(earlier, START) > rowEnd) {
            later = earlier;
            earlier = (int) get(earlier, EARLIER);
        }
        if (earlier == NONE || get(earlier, END) < rowStart) {
            return 0;
        }
        final int other = (int) get(earlier, EARLIER);
        if (other != NONE && get(other, END) >= rowStart) {
            return entry(bridge(other, earlier));
        }
        sessions.preserve(earlier);
        put(earlier, START, Math.min(get(earlier, START), rowStart));
        end(earlier, Math.max(get(earlier, END), rowEnd));
        return entry(earlier);
    }

    /** Makes one of two sessions that the row touches; returns the position of what is left. */
    private int bridge(final int first, final int second) {
        final long start = get(first, START);
        final long end = Math.max(get(second, END), rowEnd);
        final boolean isFirstKept =
                SessionOrder.isBefore(start, get(first, END), get(second, START), get(second, END));
        final int kept = isFirstKept ? first : second;
        absorbed = isFirstKept ? second : first;
        sessions.preserve(absorbed); // who adds it to the other clears what it kept elsewhere
        unlink(absorbed);
        timers.cancel(get(absorbed, TIMER));
        sessions.preserve(kept);
        put(kept, START, start);
        end(kept, end);
        return kept;
    }

    /**
     * Lets a session end at another time. Where clocks are set, a later end may be due earlier:
     * then the timer cannot wait to be put off.
     */
    private void end(final int position, final long endMs) {
        final long endBefore = get(position, END);
        put(position, END, endMs);
        if (zone != null && timerMs(endMs) < timerMs(endBefore)) {
            timers.cancel(get(position, TIMER));
            put(position, TIMER, timers.register(timerMs(endMs), position));
        }
    }

    /** Whether a session of the last row alone would have fired. */
    boolean isLate(final long watermarkMs) {
        return watermarkMs > 0 && timerMs(rowEnd) <= watermarkMs;
    }

    /** The watermark at which a session fires. */
    private long timerMs(final long endMs) {
        return zone == null ? endMs - 1 : zone.toTimer(endMs - 1);
    }

    /**
     * Makes a session of the last row, which {@link #join} found no place for.
     *
     * @return its entry, all zero
     */
    long insert(final long hash) {
        final int added = sessions.take();
        put(added, HASH, hash);
        put(added, START, rowStart);
        put(added, END, rowEnd);
        put(added, POSITION, added);
        link(earlier, added);
        link(added, later);
        if (later == NONE) {
            if (earlier == NONE) {
                found = latest.insert(hash);
            } else {
                memory.preserve(found, Long.BYTES);
            }
            Memory.putLong(found, added);
        }
        put(added, TIMER, timers.register(timerMs(rowEnd), added));
        return entry(added);
    }

    /** The entry whose session the last row's has absorbed; 0 if there is none. */
    long absorbed() {
        return absorbed == NONE ? 0 : entry(absorbed);
    }

    /** Ends the entry that was absorbed. */
    void freeAbsorbed() {
        sessions.free(absorbed);
        absorbed = NONE;
    }

    /** The watermark at which to look for a session that has ended, or later than any. */
    long dueMs() {
        return timers.firstTime();
    }

    /**
     * Finds the next session that has to fire, the first to end first, and keeps its entry for a
     * capture; false if there is none.
     */
    boolean findDue(final long watermarkMs) {
        while (watermarkMs > 0 && timers.size() != 0 && timers.isDue(watermarkMs)) {
            due = (int) timers.firstPayload();
            final long lastMs = timerMs(get(due, END));
            if (lastMs == timers.firstTime()) {
                sessions.preserve(due);
                return true;
            }
            timers.putOffFirst(lastMs);
        }
        return false;
    }

    /** The entry of the session that fires. */
    long entry() {
        return entry(due);
    }

    long windowStart() {
        return get(due, START);
    }

    long windowEnd() {
        return get(due, END);
    }

    /** Ends the session that fires. */
    void fired() {
        timers.removeFirst();
        if (get(due, LATER) == NONE) {
            final long hash = get(due, HASH);
            found = latest.find(hash);
            while (Memory.getLong(found) != due) {
                found = latest.next(hash);
            }
        }
        unlink(due);
        sessions.free(due);
    }

    /** Takes a session out of its key's list, which {@link #found} leads to if it is the latest. */
    private void unlink(final int position) {
        final int before = (int) get(position, EARLIER);
        final int behind = (int) get(position, LATER);
        link(before, behind);
        if (behind != NONE) {
            return;
        }
        if (before == NONE) {
            latest.remove(found);
        } else {
            memory.preserve(found, Long.BYTES);
            Memory.putLong(found, before);
        }
    }

    /** Makes two sessions neighbours, of which one may be none. */
    private void link(final int first, final int second) {
        if (first != NONE) {
            sessions.preserve(first);
            put(first, LATER, second);
        }
        if (second != NONE) {
            sessions.preserve(second);
            put(second, EARLIER, first);
        }
    }

    private long entry(final int position) {
        return sessions.address(position) + HEADER_BYTES;
    }

    private static long header(final long entry, final int offset) {
        return Memory.getLong(entry - HEADER_BYTES + offset);
    }

    private long get(final int position, final int offset) {
        return Memory.getLong(sessions.address(position) + offset);
    }

    private void put(final int position, final int offset, final long value) {
        Memory.putLong(sessions.address(position) + offset, value);
    }

    void snapshot(final SnapshotWriter writer) {
        latest.snapshot(writer);
        sessions.snapshot(writer);
        timers.snapshot(writer);
    }

    void restore(final SnapshotReader reader) {
        latest.restore(reader);
        sessions.restore(reader);
        timers.restore(reader);
    }

    void close() {
        latest.close();
        sessions.close();
        timers.close();
    }
}
