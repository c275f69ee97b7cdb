package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.operators.functions.ZoneTable;
import io.heliosdb.streaming.state.slice.SliceStore;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;
import io.heliosdb.streaming.state.table.DenseTable;

/**
 * The windows of one operator that gives results with each row: a table for each window, overlap or
 * not, which stays for the allowed lateness behind the window's end.
 *
 * <p>Times are epoch milliseconds, a watermark of 0 or less is none. Protocol of firing, which may
 * stop and go on after any entry:
 *
 * <pre>{@code
 * while (isDue(watermark)) {
 *     for entries of dueTable() from position(): emit; advanceTo(ordinal)
 *     fired();
 * }
 * clean(watermark);
 * }</pre>
 */
final class UpdatingWindows {
    private static final long NONE = SliceStore.NONE;

    private final SliceStore tables;
    private final long sizeMs;
    private final long slideMs;
    private final long offsetMs;
    private final long latenessMs;
    private final ZoneTable zone;

    /** End of the next window to fire. */
    private long nextEnd = NONE;

    /** The next entry of it to emit. */
    private int position;

    /**
     * @param latenessMs for how long windows stay behind their end
     * @param zone whose wall clock the times are of, beside watermarks of UTC; null if they are of
     *     one clock
     */
    UpdatingWindows(
            final SliceStore tables,
            final long sizeMs,
            final long slideMs,
            final long offsetMs,
            final long latenessMs,
            final ZoneTable zone) {
        this.tables = tables;
        this.sizeMs = sizeMs;
        this.slideMs = slideMs;
        this.offsetMs = offsetMs;
        this.latenessMs = latenessMs;
        this.zone = zone;
    }

    /** End of the last window that a time belongs to. */
    long lastEnd(final long timeMs) {
        return timeMs - Math.floorMod(timeMs - offsetMs, slideMs) + sizeMs;
    }

    /** Whether rows are too late for a window. */
    boolean isGone(final long windowEnd, final long watermarkMs) {
        return watermarkMs > 0 && goneMs(windowEnd) <= watermarkMs;
    }

    /** Whether the watermark has passed the end of a window. */
    boolean isEnded(final long windowEnd, final long watermarkMs) {
        return watermarkMs > 0 && timerMs(windowEnd) <= watermarkMs;
    }

    /** The watermark at which a window ends. */
    private long timerMs(final long windowEnd) {
        return zone == null ? windowEnd - 1 : zone.toTimer(windowEnd - 1, slideMs);
    }

    /** The watermark at which it is gone: where clocks are set, not before it has ended. */
    private long goneMs(final long windowEnd) {
        final long lastMs = windowEnd - 1 + latenessMs;
        final long safeMs = lastMs < windowEnd - 1 ? NONE - 1 : lastMs;
        return zone == null ? safeMs : Math.max(timerMs(windowEnd), zone.toTimer(safeMs));
    }

    /** The table of a window that is not gone. */
    DenseTable open(final long windowEnd, final long watermarkMs) {
        if (!isEnded(windowEnd, watermarkMs)) {
            nextEnd = Math.min(nextEnd, windowEnd);
        }
        return tables.slice(windowEnd);
    }

    /** The table of a window, or null if it is gone or has none. */
    DenseTable existing(final long windowEnd) {
        return tables.existing(windowEnd);
    }

    /** The watermark at which something has to be done, or a value that none reaches. */
    long dueMs() {
        final long firstEnd = tables.firstEnd();
        final long fireMs = nextEnd == NONE ? NONE - 1 : timerMs(nextEnd);
        return firstEnd == NONE ? fireMs : Math.min(fireMs, goneMs(firstEnd));
    }

    /** Whether a window has to fire. */
    boolean isDue(final long watermarkMs) {
        return nextEnd != NONE && isEnded(nextEnd, watermarkMs);
    }

    /** End of the window that fires. */
    long dueEnd() {
        return nextEnd;
    }

    /** Its entries. */
    DenseTable dueTable() {
        return tables.existing(nextEnd);
    }

    /** The next entry to emit. */
    int position() {
        return position;
    }

    void advanceTo(final int ordinal) {
        position = ordinal;
    }

    /** Ends the firing of a window. */
    void fired() {
        position = 0;
        nextEnd = tables.nextEnd(nextEnd);
    }

    /** Drops the windows that are gone. */
    void clean(final long watermarkMs) {
        for (long end = tables.firstEnd();
                end != NONE && isGone(end, watermarkMs);
                end = tables.firstEnd()) {
            tables.release(end);
        }
    }

    void snapshot(final SnapshotWriter writer) {
        tables.snapshot(writer);
        writer.putLong(nextEnd);
        writer.putLong(position);
    }

    void restore(final SnapshotReader reader) {
        tables.restore(reader);
        nextEnd = reader.getLong();
        position = (int) reader.getLong();
    }

    void close() {
        tables.close();
    }
}
