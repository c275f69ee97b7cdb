package io.heliosdb.streaming.state.journal.write;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Forces the journal to the disk: group commit. While one force takes its time, more is recorded,
 * and the next one covers all of it; nothing waits for a timer at level <em>fsynced</em>. At lower
 * levels a force comes after an interval, or when {@link #requestForce} asks for one.
 *
 * <p>It also starts the next recording when the present one has become long, because that, too,
 * waits for the disk. A force that fails ends the agent, and the writer is never forced again. One
 * thread, which may block.
 */
public final class FsyncAgent implements Agent {
    private static final String NAME = "fsync";

    private final JournalPositions positions;
    private final RecordingStarter starter;
    private final RecordingRelay relay;
    private final NanoClock nanoClock;
    private final long intervalNs;
    private final Counters counters;
    private final AtomicCounter forceCount;
    private final AtomicCounter longestNs;

    /** The recording that is forced now. */
    private LiveRecording recording;

    /** Started, and on its way to the journal agent. */
    private LiveRecording successor;

    private long lastForceNs;

    /** Set by any thread, cleared by this one before it forces. */
    private volatile boolean isRequested;

    /**
     * @param intervalNs longest time that something recorded waits for a force without a request; 0
     *     forces at once
     */
    FsyncAgent(
            final LiveRecording first,
            final RecordingStarter starter,
            final RecordingRelay relay,
            final JournalPositions positions,
            final NanoClock nanoClock,
            final long intervalNs,
            final Counters counters) {
        recording = first;
        this.starter = starter;
        this.relay = relay;
        this.positions = positions;
        this.nanoClock = nanoClock;
        this.intervalNs = intervalNs;
        this.counters = counters;
        forceCount = counters.open(CounterType.JOURNAL_FORCES, NAME);
        longestNs = counters.open(CounterType.JOURNAL_FORCE_MAX_NS, NAME);
        lastForceNs = nanoClock.nanoTime();
    }

    /** Asks for a force of everything recorded so far, whatever the level. Any thread. */
    public void requestForce() {
        isRequested = true;
    }

    @Override
    public int doWork() {
        if (recording.isEnded()) {
            finish();
            return 1;
        }
        final long recordedBelow = positions.recordedBelow();
        if (recordedBelow == positions.fsyncedBelow()) {
            isRequested = false;
            return recording.prepare();
        }
        if (!isRequested && nanoClock.nanoTime() - lastForceNs < intervalNs) {
            return 0;
        }
        isRequested = false;
        if (ProofBuild.IS_ON && PlantedBug.JOURNAL_COUNTS_APPENDED_AS_FORCED.isPlanted()) {
            positions.fsynced(recordedBelow);
        }
        force();
        positions.fsynced(recordedBelow);
        if (successor == null && starter.isDue(recording)) {
            successor = starter.start();
            relay.offer(successor);
        }
        return 1;
    }

    private void force() {
        if (ProofBuild.IS_ON) {
            KillPoint.JOURNAL_BEFORE_FORCE.reach();
        }
        final long beginNs = nanoClock.nanoTime();
        if (!(ProofBuild.IS_ON && PlantedBug.JOURNAL_FORCE_DOES_NOTHING.isPlanted())) {
            recording.force();
        }
        lastForceNs = nanoClock.nanoTime();
        if (ProofBuild.IS_ON) {
            KillPoint.JOURNAL_AFTER_FORCE.reach();
        }
        forceCount.incrementRelease();
        longestNs.proposeMaxRelease(lastForceNs - beginNs);
    }

    /** The recording has its last record: on the disk with it, and on to the next. */
    private void finish() {
        final long recordedBelow = positions.recordedBelow();
        force();
        positions.fsynced(recordedBelow);
        recording.finish();
        recording = successor;
        successor = null;
    }

    /** Forces what is left; when the journal agent has stopped. */
    void forceAll() {
        final long recordedBelow = positions.recordedBelow();
        force();
        positions.fsynced(recordedBelow);
    }

    /** Takes back a recording that was started and that the journal agent has not begun. */
    void discardSuccessor() {
        if (successor != null) {
            starter.discard(successor);
            successor = null;
        }
    }

    /** Closes what is open. */
    void closeRecordings() {
        recording.finish();
        if (successor != null) {
            successor.finish();
        }
    }

    void closeCounters() {
        counters.close(forceCount, longestNs);
    }

    @Override
    public String roleName() {
        return NAME;
    }
}
