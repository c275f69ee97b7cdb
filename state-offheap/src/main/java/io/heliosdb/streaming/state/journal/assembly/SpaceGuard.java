package io.heliosdb.streaming.state.journal.assembly;

import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.state.journal.JournalStore;

import org.agrona.concurrent.status.AtomicCounter;

/**
 * Stops input while there is still room to end in order: a disk that is really full cannot take the
 * journal of what is under way, nor a checkpoint that would let some of it go.
 *
 * <p>Looks when told to, on one thread; what it has seen is for any.
 */
public final class SpaceGuard implements AutoCloseable {
    private static final int ALARM = 1;
    private static final int STOPPED = 2;

    private final JournalStore store;
    private final SpaceLimits limits;
    private final Counters counters;
    private final AtomicCounter alarm;

    /** Written by the looking thread. */
    private volatile boolean hasRoom = true;

    /** As that. */
    private volatile boolean isGettingFull;

    SpaceGuard(final JournalStore store, final SpaceLimits limits, final Counters counters) {
        this.store = store;
        this.limits = limits;
        this.counters = counters;
        alarm = counters.open(CounterType.JOURNAL_SPACE_ALARM, "journal");
        look();
    }

    /** Whether rows may come in. */
    public boolean hasRoom() {
        return hasRoom;
    }

    /** Whether the alarm is raised, or input stopped. */
    public boolean isGettingFull() {
        return isGettingFull;
    }

    void look() {
        final long usable = store.usableBytes();
        final long percent = store.totalBytes() / 100;
        hasRoom = usable >= limits.reservedBytes() && usable >= limits.stopPercent() * percent;
        isGettingFull = !hasRoom || usable < limits.alarmPercent() * percent;
        alarm.setRelease(!hasRoom ? STOPPED : isGettingFull ? ALARM : 0);
    }

    @Override
    public void close() {
        counters.close(alarm);
    }
}
