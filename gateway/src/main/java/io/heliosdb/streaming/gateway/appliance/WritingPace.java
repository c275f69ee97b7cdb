package io.heliosdb.streaming.gateway.appliance;

import org.agrona.concurrent.NanoClock;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast a checkpoint is written where threads share few cores: a quarter of a core, while rows
 * come. Whoever reads, compresses and seals all of a state without a rest keeps the threads of rows
 * from the cores, the caches and the disk for as long as it takes; a rest three times as long as
 * the work before it leaves them to the rows, and costs only that the checkpoint is complete later.
 *
 * <p>It does not rest when no row has come since, when the memory for changes gets short, or when
 * the checkpoint has been under way for a minute. The checkpoint agent's thread.
 */
final class WritingPace {
    private static final int REST_FOR_WORK = 3;
    private static final long MOST_NS = TimeUnit.MINUTES.toNanos(1);

    private final NanoClock clock;
    private final LongSupplier recordedBelow;
    private final boolean isShared;
    private long beganNs;
    private long restsUntilNs;
    private long seenRecordedBelow;

    /**
     * @param recordedBelow of the log
     * @param isShared whether its thread shares cores with those of rows
     */
    WritingPace(final NanoClock clock, final LongSupplier recordedBelow, final boolean isShared) {
        this.clock = clock;
        this.recordedBelow = recordedBelow;
        this.isShared = isShared;
    }

    /** A checkpoint begins. */
    void begin() {
        beganNs = clock.nanoTime();
        restsUntilNs = beganNs;
    }

    /** Whether it is time to write. */
    boolean isDue() {
        final long nowNs = clock.nanoTime();
        return nowNs - restsUntilNs >= 0 || nowNs - beganNs >= MOST_NS;
    }

    /**
     * A piece was written.
     *
     * @param sinceNs when that began
     */
    void worked(final long sinceNs) {
        final long nowNs = clock.nanoTime();
        final long below = recordedBelow.getAsLong();
        final boolean rests = isShared && below != seenRecordedBelow;
        seenRecordedBelow = below;
        restsUntilNs = rests ? nowNs + REST_FOR_WORK * (nowNs - sinceNs) : nowNs;
    }
}
