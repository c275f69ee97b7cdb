package io.heliosdb.streaming.state.capture;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.snapshot.SnapshotFormat;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/**
 * A snapshot of state as it was at the barrier, which goes on changing while it is read.
 *
 * <p>At the barrier the job's thread writes the state here: small pieces and memory of others are
 * copied, regions of covered memory are noted. Afterwards it calls {@link #preserve} before the
 * first change of a granule (512 bytes), which copies it to the pool's shadow memory and only then
 * marks it. The reader copies bytes from where they are and looks at the marks afterwards: bytes of
 * a granule that was marked meanwhile it takes from the shadow, as a sequence lock does. What it
 * has taken it marks as well, so that it need not be preserved any more.
 *
 * <pre>
 *   job      shadow = granule; release; mark = 1; store-store fence; granule changes
 *   reader   bytes = granule; load-load fence; if mark = 1: bytes = shadow
 * </pre>
 *
 * The bytes read are those that {@link io.heliosdb.streaming.state.snapshot.MemorySnapshot} would
 * have had at the barrier. A piece ends behind a large region, and before one that does not fit, so
 * that what has not changed gives the same pieces again.
 *
 * <p>Thread rule: {@link SnapshotWriter} and everything else on the job's thread; {@link #next} on
 * one other, to which the capture was handed safely. {@link #close} may come at any time: it waits
 * for a {@code next} under way, and later ones answer {@link SnapshotPieces#ABANDONED}.
 */
public final class StateCapture implements SnapshotWriter, SnapshotPieces, AutoCloseable {
    private final CapturePool pool;
    private final CaptureParts parts;
    private final ProtectionMap protection;
    private final CaptureReading reading;
    private final Runnable onClose;
    private long header;
    private long contentLength;
    private int shadowsUsed;

    private volatile boolean isAbandoned;

    /** Granules preserved from which on the pool might not do; -1 if it will. */
    private final int shortFrom;

    private volatile boolean isShort;
    private volatile boolean isClosed;
    private volatile boolean isBeingRead;

    /**
     * @param bytes most that is covered
     * @param onClose told when it is closed
     */
    StateCapture(final CapturePool pool, final long bytes, final Runnable onClose) {
        this.pool = pool;
        this.onClose = onClose;
        shortFrom =
                bytes >>> ProtectionMap.GRANULE_LOG2 <= pool.shadowCount()
                        ? -1
                        : pool.shadowCount() / 2;
        parts = pool.parts();
        protection = pool.protection();
        reading = new CaptureReading(pool);
    }

    // At the barrier.

    /** Covers an arena: what lies in it is noted, and preserved before it changes. */
    public void cover(final long address, final long bytes) {
        protection.add(address, bytes);
    }

    @Override
    public void section(final String name) {
        endSection();
        final byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        header = parts.copy(CaptureParts.HEADER, SnapshotFormat.HEADER_BYTES + nameBytes.length);
        Memory.putLong(header, SnapshotFormat.MAGIC);
        Memory.putLong(header + Long.BYTES, nameBytes.length);
        Memory.copyFromArray(nameBytes, 0, header + SnapshotFormat.HEADER_BYTES, nameBytes.length);
        contentLength = 0;
    }

    private void endSection() {
        if (header != 0) {
            Memory.putLong(header + 2 * Long.BYTES, contentLength);
            parts.add(CaptureParts.CHECKSUM, 0, SnapshotFormat.CHECKSUM_BYTES);
            header = 0;
        }
    }

    @Override
    public void putLong(final long value) {
        Memory.putLong(parts.copy(CaptureParts.COPY, Long.BYTES), value);
        contentLength += Long.BYTES;
    }

    @Override
    public void putBytes(final long address, final long length) {
        if (length >= pool.noteFrom() && protection.covers(address)) {
            parts.add(CaptureParts.NOTE, address, length);
        } else {
            parts.copyOf(address, length);
        }
        contentLength += length;
    }

    /** Ends writing. */
    public void complete() {
        endSection();
        reading.begin();
    }

    // While the state changes.

    /**
     * Keeps memory as it is before it is changed. Does nothing where that is not needed, whatever
     * the address.
     *
     * @return false if the capture has been abandoned
     */
    public boolean preserve(final long address, final long length) {
        for (long granule = address & -ProtectionMap.GRANULE_BYTES;
                granule < address + length;
                granule += ProtectionMap.GRANULE_BYTES) {
            final long mark = protection.mark(granule);
            if (mark != 0 && !protection.isFree(mark) && !preserveGranule(granule, mark)) {
                return false;
            }
        }
        return true;
    }

    private boolean preserveGranule(final long granule, final long mark) {
        if (shadowsUsed == pool.shadowCount()) {
            abandon();
            return false;
        }
        final int slot = shadowsUsed++;
        if (slot == shortFrom) {
            isShort = true;
        }
        Memory.copy(granule, pool.shadow(slot), ProtectionMap.GRANULE_BYTES);
        protection.slot(mark, slot);
        VarHandle.releaseFence();
        protection.free(mark);
        VarHandle.storeStoreFence();
        return true;
    }

    /** Says that a block was not in use at the barrier, so that it need not be preserved. */
    public void unused(final long address, final long bytes) {
        protection.freeAll(address, bytes);
    }

    /**
     * Takes a block that its owner has freed, until the capture ends.
     *
     * @return false if it cannot
     */
    public boolean hold(final long block, final long bytes) {
        return pool.held().add(block, bytes);
    }

    /** Gives back the blocks held; for the owner, when it is told that the capture is closed. */
    public void releaseHeld(final BlockOwner owner) {
        pool.held().release(owner);
    }

    /** Whoever freed the blocks that are held. */
    @FunctionalInterface
    public interface BlockOwner {
        /** Frees a block now. */
        void release(long block, long bytes);
    }

    /** Gives the capture up: memory may be changed from now on, the reader is told. */
    public void abandon() {
        if (!isAbandoned) {
            isAbandoned = true;
            VarHandle.fullFence();
            pool.abandoned();
        }
    }

    /** Whether the capture was given up. Any thread. */
    public boolean isAbandoned() {
        return isAbandoned;
    }

    /**
     * Whether half of the pool's memory is used up, and all of it might not do. Any thread: who
     * reads slowly should read faster now.
     */
    public boolean isShort() {
        return isShort;
    }

    /** Bytes preserved so far. */
    public long preservedBytes() {
        return (long) shadowsUsed * ProtectionMap.GRANULE_BYTES;
    }

    // Reading.

    @Override
    public int next(final long address, final int maxBytes) {
        isBeingRead = true;
        try {
            if (isAbandoned || isClosed) {
                return ABANDONED;
            }
            final int length = reading.next(address, maxBytes);
            VarHandle.acquireFence();
            return isAbandoned ? ABANDONED : length;
        } finally {
            isBeingRead = false;
        }
    }

    /** Ends the capture, read to its end or not. */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        while (isBeingRead) {
            Thread.onSpinWait();
        }
        pool.ended();
        onClose.run();
    }
}
