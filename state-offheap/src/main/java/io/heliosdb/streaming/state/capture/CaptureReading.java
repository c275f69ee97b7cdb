package io.heliosdb.streaming.state.capture;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.snapshot.Checksum;

import java.lang.invoke.VarHandle;

/**
 * The reader's place in a capture. Thread rule: that of {@link StateCapture#next}; begun before the
 * capture is handed over.
 */
final class CaptureReading {
    /** Regions from this length on end a piece. */
    private static final int REGION_BYTES = 4 << 10;

    private final CapturePool pool;
    private final ProtectionMap protection;
    private final Checksum checksum = new Checksum();
    private long part;
    private long offset;

    CaptureReading(final CapturePool pool) {
        this.pool = pool;
        protection = pool.protection();
    }

    void begin() {
        part = pool.parts().first();
        offset = 0;
    }

    int next(final long address, final int maxBytes) {
        int done = 0;
        boolean isOver = false;
        while (part != 0 && !isOver) {
            final long left = CaptureParts.length(part) - offset;
            final int room = maxBytes - done;
            if (room == 0 || (left > room && mustNotBreak(done))) {
                break;
            }
            final int length = (int) Math.min(left, room);
            take(address + done, length);
            done += length;
            offset += length;
            if (length == left) {
                isOver =
                        CaptureParts.kind(part) == CaptureParts.NOTE
                                && CaptureParts.length(part) >= REGION_BYTES;
                part = CaptureParts.next(part);
                offset = 0;
            }
        }
        return done;
    }

    /** Whether the part should start a piece of its own rather than be broken. */
    private boolean mustNotBreak(final int done) {
        final long kind = CaptureParts.kind(part);
        return kind == CaptureParts.CHECKSUM
                || (kind == CaptureParts.NOTE && offset == 0 && done != 0);
    }

    private void take(final long target, final int length) {
        final long source = CaptureParts.address(part) + offset;
        final long kind = CaptureParts.kind(part);
        if (kind == CaptureParts.CHECKSUM) {
            Memory.putLong(target, checksum.value());
        } else if (kind == CaptureParts.NOTE) {
            takeNoted(source, target, length);
            checksum.addBytes(target, length);
        } else {
            Memory.copy(source, target, length);
            if (kind == CaptureParts.HEADER) {
                checksum.reset();
            } else {
                checksum.addBytes(target, length);
            }
        }
    }

    private void takeNoted(final long source, final long target, final int length) {
        Memory.copy(source, target, length);
        VarHandle.acquireFence();
        final long end = source + length;
        long granule = source & -ProtectionMap.GRANULE_BYTES;
        while (granule < end) {
            long mark = protection.mark(granule);
            final long stretchEnd = ProtectionMap.stretchEnd(granule);
            for (; granule < Math.min(end, stretchEnd); granule += ProtectionMap.GRANULE_BYTES) {
                if (protection.isFree(mark)) {
                    final long from = Math.max(granule, source);
                    final long to = Math.min(granule + ProtectionMap.GRANULE_BYTES, end);
                    final long shadow = pool.shadow(protection.slot(mark)) + from - granule;
                    Memory.copy(shadow, target + from - source, to - from);
                }
                mark++;
            }
        }
        VarHandle.releaseFence();
        protection.freeAll(source, length);
    }
}
