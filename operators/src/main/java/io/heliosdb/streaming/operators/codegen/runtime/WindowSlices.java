package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.operators.functions.ZoneTable;
import io.heliosdb.streaming.state.slice.SliceStore;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;
import io.heliosdb.streaming.state.table.DenseTable;

import java.util.Arrays;

/**
 * The slices of one window operator and the position of its firing. Windows of size {@code sizeMs}
 * end every {@code slideMs}; a slice is as wide as the slide, so a window is {@code size / slide}
 * slices (one if the windows do not overlap), and a slice is dropped when the last window it
 * belongs to has fired. Windows that grow have all slices since the last multiple of the size; when
 * one fires the later slices are added to the first, which is dropped with the last window.
 *
 * <p>Times are epoch milliseconds, a watermark of 0 or less is none. Protocol of firing, which may
 * stop and go on after any entry:
 *
 * <pre>{@code
 * while (isDue(watermark)) {
 *     for (table = newer(); table != null; table = newer()) {    // of windows that grow
 *         add its entries to those of first(); addedNewer();
 *     }
 *     for (; hasSlice(); nextSlice()) {    // oldest first
 *         for entries of slice(sliceIndex()) from position(): emit; advanceTo(ordinal)
 *     }
 *     fired();
 * }
 * }</pre>
 */
final class WindowSlices {
    private static final long NONE = SliceStore.NONE;

    private final SliceStore slices;
    private final EntryHints hints;
    private final long sizeMs;
    private final long slideMs;
    private final long offsetMs;
    private final boolean isGrowing;
    private final ZoneTable zone;

    /** Bounds of the slice that the last row went into; empty if there is none. */
    private long sliceStart = Long.MAX_VALUE;

    private long sliceEnd = Long.MIN_VALUE;
    private DenseTable slice;

    /** End of the next window to fire. */
    private long nextEnd = NONE;

    /**
     * The window that fires: its slices, which of them is being emitted, and the next entry in it.
     */
    private DenseTable[] firing = new DenseTable[1];

    private int firingCount;
    private int sliceIndex;
    private int position;

    /**
     * @param isGrowing whether windows begin every {@code sizeMs}, and not that long before they
     *     end
     * @param zone whose wall clock the times are of, beside watermarks of UTC; null if they are of
     *     one clock
     */
    WindowSlices(
            final SliceStore slices,
            final EntryHints hints,
            final long sizeMs,
            final long slideMs,
            final long offsetMs,
            final boolean isGrowing,
            final ZoneTable zone) {
        this.slices = slices;
        this.hints = hints;
        this.sizeMs = sizeMs;
        this.slideMs = slideMs;
        this.offsetMs = offsetMs;
        this.isGrowing = isGrowing;
        this.zone = zone;
    }

    /** The table for a time in the same slice as the last one, else null. */
    DenseTable current(final long timeMs) {
        return timeMs >= sliceStart && timeMs < sliceEnd ? slice : null;
    }

    /** The slice that the last row went into; null if there is none. */
    DenseTable currentSlice() {
        return slice;
    }

    /** First time in it; {@code Long.MAX_VALUE} if there is none. */
    long sliceStart() {
        return sliceStart;
    }

    /** First time behind it; {@code Long.MIN_VALUE} if there is none. */
    long sliceEnd() {
        return sliceEnd;
    }

    /**
     * The table for any time.
     *
     * @return null if the last window with this time has fired: the row is late
     */
    DenseTable open(final long timeMs, final long watermarkMs) {
        final long start = timeMs - Math.floorMod(timeMs - offsetMs, slideMs);
        final long end = start + slideMs;
        final long firstStart = isGrowing ? windowStart(end) : start;
        if (isPassed(firstStart + sizeMs, watermarkMs)) {
            return null;
        }
        // what comes after a growing window has fired goes where Flink adds it up
        final boolean isShared = isGrowing && isPassed(end, watermarkMs);
        slice = slices.slice(isShared ? firstStart + slideMs : end);
        hints.use(slice);
        sliceStart = start;
        sliceEnd = end;
        long firstEnd = end;
        while (isPassed(firstEnd, watermarkMs)) {
            firstEnd += slideMs;
        }
        nextEnd = Math.min(nextEnd, firstEnd);
        return slice;
    }

    /** Where entries of the slice that the last row went into probably are. */
    EntryHints hints() {
        return hints;
    }

    private boolean isPassed(final long windowEnd, final long watermarkMs) {
        return watermarkMs > 0 && timerMs(windowEnd) <= watermarkMs;
    }

    /** The watermark at which a window fires. */
    private long timerMs(final long windowEnd) {
        return zone == null ? windowEnd - 1 : zone.toTimer(windowEnd - 1, slideMs);
    }

    /**
     * The watermark at which the next window fires, or {@code Long.MAX_VALUE - 1} if there is none.
     */
    long dueMs() {
        return nextEnd == NONE ? nextEnd - 1 : timerMs(nextEnd);
    }

    /** Whether a window has to fire. */
    boolean isDue(final long watermarkMs) {
        return nextEnd != NONE && isPassed(nextEnd, watermarkMs);
    }

    long windowEnd() {
        return nextEnd;
    }

    long windowStart() {
        return windowStart(nextEnd);
    }

    private long windowStart(final long end) {
        return isGrowing ? end - 1 - Math.floorMod(end - 1 - offsetMs, sizeMs) : end - sizeMs;
    }

    /** The earliest slice but the first of a growing window that fires; null if there is none. */
    DenseTable newer() {
        final long end = slices.nextEnd(windowStart() + slideMs);
        return end <= nextEnd && end != NONE ? slices.existing(end) : null;
    }

    /** The first slice of a growing window that fires. */
    DenseTable first() {
        return slices.slice(windowStart() + slideMs);
    }

    /** Drops {@link #newer}, which the first slice has taken in. */
    void addedNewer() {
        forgetCurrent();
        release(slices.nextEnd(windowStart() + slideMs));
    }

    /** Whether a slice of the window that fires is left. */
    boolean hasSlice() {
        if (firingCount == 0) {
            gather();
        }
        return sliceIndex < firingCount;
    }

    private void gather() {
        for (long end = slices.nextEnd(windowStart());
                end <= nextEnd && end != NONE;
                end = slices.nextEnd(end)) {
            if (firingCount == firing.length) {
                firing = Arrays.copyOf(firing, 2 * firingCount);
            }
            firing[firingCount++] = slices.existing(end);
        }
    }

    /** Number of slices of the window that fires. */
    int sliceCount() {
        return firingCount;
    }

    /** A slice of the window that fires, the oldest being 0. */
    DenseTable slice(final int index) {
        return firing[index];
    }

    /** The slice being emitted. */
    int sliceIndex() {
        return sliceIndex;
    }

    /** The next entry to emit. */
    int position() {
        return position;
    }

    void advanceTo(final int ordinal) {
        position = ordinal;
    }

    void nextSlice() {
        position = 0;
        sliceIndex++;
    }

    /**
     * Ends the firing of a window: drops the slices that no later window needs and finds the next
     * window.
     */
    void fired() {
        if (!isGrowing || nextEnd - windowStart() == sizeMs) {
            release(nextEnd - sizeMs + slideMs);
        }
        Arrays.fill(firing, 0, firingCount, null);
        firingCount = 0;
        sliceIndex = 0;
        position = 0;
        forgetCurrent();
        final long first = slices.firstEnd();
        nextEnd = first == NONE ? NONE : Math.max(nextEnd + slideMs, first);
    }

    private void release(final long end) {
        final DenseTable expired = slices.existing(end);
        if (expired != null) {
            hints.drop(expired);
            slices.release(end);
        }
    }

    private void forgetCurrent() {
        sliceStart = Long.MAX_VALUE;
        sliceEnd = Long.MIN_VALUE;
        slice = null;
    }

    void snapshot(final SnapshotWriter writer) {
        slices.snapshot(writer);
        writer.putLong(nextEnd);
        writer.putLong(sliceIndex);
        writer.putLong(position);
    }

    void restore(final SnapshotReader reader) {
        slices.restore(reader);
        nextEnd = reader.getLong();
        sliceIndex = (int) reader.getLong();
        position = (int) reader.getLong();
    }

    void close() {
        hints.close();
        slices.close();
    }
}
