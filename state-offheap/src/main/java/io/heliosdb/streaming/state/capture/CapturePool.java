package io.heliosdb.streaming.state.capture;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The memory that captures of one pipeline work with, one capture at a time: opened and touched
 * ahead, so that a barrier costs no page fault.
 *
 * <p>Its budget is what a capture may copy because the pipeline changes it before it is read; at
 * most the size of the state. A capture that needs more is abandoned and counted.
 *
 * <p>Thread rule: opened on any thread, then used on the job's; counters on any. Closed by the
 * owner of the pipeline, after the pipeline.
 */
public final class CapturePool implements AutoCloseable {
    private final Arena shadows;
    private final CaptureParts parts;
    private final ProtectionMap protection;
    private final HeldBlocks held;
    private int noteFrom = 2 * ProtectionMap.GRANULE_BYTES;
    private StateCapture current;
    private final AtomicLong startedCount = new AtomicLong();
    private final AtomicLong abandonedCount = new AtomicLong();

    private CapturePool(
            final Arena shadows,
            final CaptureParts parts,
            final ProtectionMap protection,
            final HeldBlocks held) {
        this.shadows = shadows;
        this.parts = parts;
        this.protection = protection;
        this.held = held;
    }

    /**
     * Opens a pool and touches its memory.
     *
     * @param ledger where it is booked, under the tag "capture"
     * @param owner of the pipeline whose state is captured
     * @param budgetBytes most bytes preserved in one capture
     * @throws HeliosException {@code HCOD-0001} if there is no such memory
     */
    public static CapturePool open(
            final Ledger ledger, final String owner, final long budgetBytes) {
        final Opened opened = new Opened();
        try {
            final long bytes = Math.max(budgetBytes, ProtectionMap.GRANULE_BYTES);
            final Arena shadows = opened.add(Arena.open(ledger, "capture", owner, bytes));
            shadows.touch();
            return new CapturePool(
                    shadows,
                    new CaptureParts(ledger, owner),
                    new ProtectionMap(ledger, owner),
                    new HeldBlocks(ledger, owner));
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /**
     * Sets from which length on a region is noted rather than copied at the barrier; two granules
     * unless told. Tests let everything be noted.
     */
    public CapturePool noteFrom(final int bytes) {
        noteFrom = bytes;
        return this;
    }

    int noteFrom() {
        return noteFrom;
    }

    /**
     * Captures state that lies on the heap: everything is copied now.
     *
     * @param state writes it
     */
    public StateCapture copy(final Consumer<SnapshotWriter> state) {
        final StateCapture capture = begin(0, 0, () -> {});
        try {
            state.accept(capture);
            capture.complete();
        } catch (final RuntimeException e) {
            capture.close();
            throw e;
        }
        return capture;
    }

    /**
     * Begins a capture; the caller covers its arenas next. Job's thread.
     *
     * @param bytes most that is covered
     * @param arenaCount most arenas that are covered
     * @param onClose told, on the job's thread, when the capture is closed
     */
    public StateCapture begin(final long bytes, final int arenaCount, final Runnable onClose) {
        if (current != null) {
            throw new IllegalStateException("a capture is under way");
        }
        protection.begin(bytes, arenaCount);
        parts.reset();
        startedCount.getAndIncrement();
        current = new StateCapture(this, bytes, onClose);
        return current;
    }

    void ended() {
        current = null;
    }

    void abandoned() {
        abandonedCount.getAndIncrement();
    }

    CaptureParts parts() {
        return parts;
    }

    HeldBlocks held() {
        return held;
    }

    ProtectionMap protection() {
        return protection;
    }

    long shadow(final int slot) {
        return shadows.address() + ((long) slot << ProtectionMap.GRANULE_LOG2);
    }

    int shadowCount() {
        return (int)
                Math.min(Integer.MAX_VALUE, shadows.capacityBytes() >>> ProtectionMap.GRANULE_LOG2);
    }

    /** Captures begun so far. */
    public long startedCount() {
        return startedCount.get();
    }

    /** Captures that were abandoned, because the budget or memory did not last. */
    public long abandonedCount() {
        return abandonedCount.get();
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
        }
        shadows.close();
        parts.close();
        protection.close();
        held.close();
    }
}
