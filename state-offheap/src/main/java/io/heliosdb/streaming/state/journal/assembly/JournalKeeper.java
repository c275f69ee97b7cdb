package io.heliosdb.streaming.state.journal.assembly;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.record.RecordingKeys;
import io.heliosdb.streaming.state.journal.replay.OpenReplays;
import io.heliosdb.streaming.state.journal.replay.PositionIndex;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.AtomicCounter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Looks after the disk from time to time: the space that is left, and recordings that nobody needs
 * any more, of which one goes at a time: when it is old, when all are too long, or when the disk is
 * getting full. On the fsync agent's thread, since starting and deleting recordings must not meet.
 */
public final class JournalKeeper implements Agent {
    private static final long LOOK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final JournalStore store;
    private final PositionIndex index;
    private final RecordingKeys keys;
    private final Retention retention;
    private final SpaceGuard spaceGuard;
    private final OpenReplays openReplays;
    private final EpochClock epochClock;
    private final NanoClock nanoClock;
    private final Counters counters;
    private final AtomicCounter recordingCount;

    /** When a recording was first seen to have a successor. */
    private final Map<Long, Long> endedMs = new HashMap<>();

    private long lastLookNs;

    /** Below it nothing is needed for a restart. Written by any one thread. */
    private volatile long neededFromRowSequence;

    JournalKeeper(
            final JournalContext context,
            final PositionIndex index,
            final RecordingKeys keys,
            final SpaceGuard spaceGuard,
            final OpenReplays openReplays) {
        store = context.store();
        retention = context.retention();
        epochClock = context.epochClock();
        nanoClock = context.nanoClock();
        counters = context.counters();
        this.index = index;
        this.keys = keys;
        this.spaceGuard = spaceGuard;
        this.openReplays = openReplays;
        recordingCount = counters.open(CounterType.JOURNAL_RECORDINGS, "journal");
        lastLookNs = nanoClock.nanoTime();
    }

    /**
     * Says that a restart needs no record before a row sequence: the barrier of the oldest
     * checkpoint that is kept. Never goes back; nothing is deleted before it was called.
     */
    public void needsFrom(final long rowSequence) {
        neededFromRowSequence = rowSequence;
    }

    @Override
    public int doWork() {
        final long nowNs = nanoClock.nanoTime();
        if (nowNs - lastLookNs < LOOK_INTERVAL_NS) {
            return 0;
        }
        lastLookNs = nowNs;
        spaceGuard.look();
        return retain() ? 1 : 0;
    }

    private boolean retain() {
        final List<JournalStore.Recording> all = store.recordings();
        recordingCount.setRelease(all.size());
        if (all.size() < 2) {
            return false;
        }
        final long nowMs = epochClock.time();
        for (int i = 0; i < all.size() - 1; i++) {
            endedMs.putIfAbsent(all.get(i).id(), nowMs);
        }
        final long oldest = all.getFirst().id();
        final var following = index.following(oldest);
        if (following == null || following.rowSequence() > neededFrom()) {
            return false;
        }
        long bytes = 0;
        for (final JournalStore.Recording recording : all) {
            bytes += recording.bytes();
        }
        if (bytes <= retention.maxBytes()
                && nowMs - endedMs.get(oldest) <= retention.maxAgeMs()
                && !spaceGuard.isGettingFull()) {
            return false;
        }
        index.forget(oldest);
        if (ProofBuild.IS_ON) {
            KillPoint.JOURNAL_DURING_RETENTION.reach();
        }
        store.delete(oldest);
        keys.forget(oldest);
        endedMs.remove(oldest);
        return true;
    }

    /** By a restart, or by a replay that is under way. */
    private long neededFrom() {
        return Math.min(neededFromRowSequence, openReplays.neededFrom());
    }

    void closeCounters() {
        counters.close(recordingCount);
    }

    @Override
    public String roleName() {
        return "journal-keeper";
    }
}
