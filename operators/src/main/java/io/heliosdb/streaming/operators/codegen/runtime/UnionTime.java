package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.operators.plan.Idleness;

import java.util.Arrays;

/**
 * The watermark of a union of inputs of which some may be idle; {@link Idleness} says by which
 * rules. All times are epoch milliseconds, a watermark of 0 is none, one of {@link Long#MAX_VALUE}
 * the end. Used by the pipeline's thread only.
 */
final class UnionTime {
    private static final long ALIGNED = 0;

    /** Active again, and behind the union's watermark. */
    private static final long LAGGING = 1;

    private static final long IDLE = 2;
    private static final long ENDED = Long.MAX_VALUE;

    /** Of each input: its state. Part of snapshots. */
    final long[] states;

    /** Of each input: when a row came last, or 0 if that is not known. Part of snapshots. */
    final long[] lastMs;

    private final long[] idleMs;
    private final long[] watermarksMs;
    private long watermarkMs;

    /**
     * @param idleMs of each input, after how long without rows it is idle; 0 for never, or for an
     *     input that tells
     */
    UnionTime(final long[] idleMs) {
        this.idleMs = idleMs.clone();
        states = new long[idleMs.length];
        lastMs = new long[idleMs.length];
        watermarksMs = new long[idleMs.length];
    }

    /** An input's watermark has grown; gives the union's. */
    long raise(final int input, final long newWatermarkMs) {
        watermarksMs[input] = newWatermarkMs;
        if (states[input] == LAGGING && newWatermarkMs >= watermarkMs) {
            states[input] = ALIGNED;
        }
        return update();
    }

    /** A row has come. */
    void row(final int input, final long nowMs) {
        lastMs[input] = nowMs;
        if (states[input] == IDLE) {
            states[input] = watermarksMs[input] >= watermarkMs ? ALIGNED : LAGGING;
        }
    }

    /** Whether an input is idle that has inputs of its own. */
    void tell(final int input, final boolean isIdle) {
        if (isIdle) {
            states[input] = IDLE;
        } else {
            row(input, 0);
        }
    }

    /** Time has gone on; gives the union's watermark. */
    long tick(final long nowMs) {
        for (int i = 0; i < idleMs.length; i++) {
            if (canBecomeIdle(i)) {
                final long dueMs = lastMs[i] + idleMs[i];
                if (lastMs[i] == 0 || nowMs > dueMs + Idleness.STANDSTILL_MS) {
                    lastMs[i] = nowMs;
                } else if (nowMs >= dueMs) {
                    states[i] = IDLE;
                }
            }
        }
        return update();
    }

    /** When the next input will be idle, or {@link Long#MAX_VALUE}. */
    long dueMs() {
        long dueMs = Long.MAX_VALUE;
        for (int i = 0; i < idleMs.length; i++) {
            if (canBecomeIdle(i) && lastMs[i] != 0) {
                dueMs = Math.min(dueMs, lastMs[i] + idleMs[i]);
            }
        }
        return dueMs;
    }

    private boolean canBecomeIdle(final int input) {
        return idleMs[input] > 0 && states[input] != IDLE && watermarksMs[input] != ENDED;
    }

    /** Whether all inputs that have not ended are idle. */
    boolean isIdle() {
        for (int i = 0; i < states.length; i++) {
            if (states[i] != IDLE && watermarksMs[i] != ENDED) {
                return false;
            }
        }
        return true;
    }

    private long update() {
        long least = ENDED;
        long greatest = 0;
        boolean haveAllEnded = true;
        for (int i = 0; i < states.length; i++) {
            if (watermarksMs[i] != ENDED) {
                haveAllEnded = false;
                greatest = Math.max(greatest, watermarksMs[i]);
                if (states[i] == ALIGNED) {
                    least = Math.min(least, watermarksMs[i]);
                }
            }
        }
        if (haveAllEnded) {
            watermarkMs = ENDED;
        } else if (isIdle()) {
            watermarkMs = Math.max(watermarkMs, greatest);
        } else if (least != ENDED) {
            watermarkMs = Math.max(watermarkMs, least);
        }
        return watermarkMs;
    }

    /**
     * Goes on where a snapshot was made.
     *
     * @param unionMs the watermark of the union, 0 if there was no such union yet
     * @param inputsMs those of its inputs
     * @return the watermark of the union
     */
    long resume(final long unionMs, final long[] inputsMs) {
        System.arraycopy(inputsMs, 0, watermarksMs, 0, inputsMs.length);
        watermarkMs = unionMs;
        return unionMs > 0 ? unionMs : update();
    }

    @Override
    public String toString() {
        return watermarkMs + " of " + Arrays.toString(watermarksMs) + Arrays.toString(states);
    }
}
