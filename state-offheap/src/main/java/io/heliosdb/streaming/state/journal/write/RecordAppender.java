package io.heliosdb.streaming.state.journal.write;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.state.journal.RecordingWriter;
import io.heliosdb.streaming.state.journal.record.PackedRecord;
import io.heliosdb.streaming.state.journal.record.RecordPacker;
import io.heliosdb.streaming.state.journal.record.RecordingHeader;
import io.heliosdb.streaming.state.journal.replay.PositionIndex;

import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.AtomicCounter;

import java.util.concurrent.TimeUnit;

/**
 * The end of the journal: packs, appends, and follows what the medium has recorded. Goes over to
 * another recording when there is one. Journal agent's thread.
 */
final class RecordAppender implements AutoCloseable {
    private static final String NAME = "journal";

    /** After so long without entries, a record without any says how far the disk is. */
    private static final long MARK_AFTER_NS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Longest time that a record waits for more while the disk has not got the one before. */
    private static final long GATHER_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private final RecordPacker packer;
    private final RecordingRelay relay;
    private final JournalPositions positions;
    private final PositionIndex index;
    private final NanoClock nanoClock;
    private final boolean isGathering;
    private final Counters counters;
    private final AtomicCounter byteCount;
    private final AtomicCounter recordCount;
    private final AtomicCounter backPressures;
    private final RecordedTrail trail = new RecordedTrail();

    private LiveRecording recording;
    private RecordingWriter writer;
    private long recordNumber;
    private long position;

    /** Where the last record with entries ends; those without need not reach the disk. */
    private long entriesEnd;

    /** The greatest forced position that a record of this recording carries. */
    private long writtenForcedPosition;

    private long idleSinceNs;
    private boolean isIdle;
    private long timeMs;

    /** When the first entry of the record came. */
    private long packedSinceNs;

    /** The record has no room for the next entry. */
    private boolean isFull;

    /** A finished record waits for room. */
    private boolean isPending;

    /** Nothing is appended any more to this recording; the next one comes when it is finished. */
    private boolean isEnding;

    RecordAppender(
            final RecordPacker packer,
            final RecordingRelay relay,
            final JournalPositions positions,
            final PositionIndex index,
            final NanoClock nanoClock,
            final Counters counters,
            final long timeMs,
            final boolean isGathering) {
        this.isGathering = isGathering;
        this.packer = packer;
        this.relay = relay;
        this.positions = positions;
        this.index = index;
        this.nanoClock = nanoClock;
        this.counters = counters;
        this.timeMs = timeMs;
        byteCount = counters.open(CounterType.JOURNAL_BYTES, NAME);
        recordCount = counters.open(CounterType.JOURNAL_RECORDS, NAME);
        backPressures = counters.open(CounterType.JOURNAL_BACK_PRESSURES, NAME);
    }

    /**
     * Begins a recording with its header record.
     *
     * @param previousId recording before it, or {@link RecordingHeader#NONE}
     * @param previousEpoch its epoch
     */
    void begin(final LiveRecording next, final long previousId, final long previousEpoch) {
        recording = next;
        writer = next.writer();
        recordNumber = 0;
        position = 0;
        entriesEnd = 0;
        writtenForcedPosition = 0;
        final long rowSequence = packer.nextRowSequence();
        index.begin(writer.recordingId(), packer.epoch(), rowSequence);
        packer.clear(rowSequence);
        packer.sealWith(next.sealer());
        packer.addHeader(
                new RecordingHeader(
                        previousId, rowSequence, previousEpoch, timeMs, next.wrappedKey()));
        finish(PackedRecord.HEADER);
        tryAppend();
    }

    /** Whether entries may be packed. */
    boolean isReady() {
        if (isPending && !tryAppend()) {
            return false;
        }
        if (isEnding) {
            return changeOver();
        }
        if (relay.hasNext() && packer.isEmpty()) {
            end();
            return false;
        }
        return trail.hasRoom();
    }

    boolean isEmpty() {
        return packer.isEmpty();
    }

    boolean pack(final LogEntry entry) {
        final boolean isFirst = packer.isEmpty();
        if (!packer.add(entry)) {
            isFull = true;
            return false;
        }
        if (isFirst) {
            packedSinceNs = nanoClock.nanoTime();
        }
        timeMs = Math.max(timeMs, entry.timeMs());
        return true;
    }

    /**
     * Whether the record should wait for more entries. At level <em>fsynced</em> nothing is
     * released before a force, and one is under way or due while the disk has not got the record
     * before; the next will cover what is appended until then. The rule is that of J. Nagle for
     * small segments (RFC 896), with a limit of time.
     */
    boolean gathers() {
        return isGathering
                && !isFull
                && recording.forcedPosition() < entriesEnd
                && nanoClock.nanoTime() - packedSinceNs < GATHER_NS;
    }

    /** Appends what is packed, or keeps it for the next attempt. */
    void append() {
        isIdle = false;
        isFull = false;
        finish(0);
        if (ProofBuild.IS_ON && PlantedBug.JOURNAL_COUNTS_PACKED_AS_RECORDED.isPlanted()) {
            positions.recorded(packer.nextRowSequence());
        }
        tryAppend();
    }

    private void finish(final int flags) {
        writtenForcedPosition = recording.forcedPosition();
        packer.finish(flags, recordNumber, position, writtenForcedPosition);
        isPending = true;
    }

    private boolean tryAppend() {
        if (ProofBuild.IS_ON) {
            KillPoint.JOURNAL_BEFORE_APPEND.reach();
        }
        final long end = writer.append(packer.address(), packer.length());
        if (end == RecordingWriter.BACK_PRESSURED) {
            backPressures.incrementRelease();
            return false;
        }
        if (ProofBuild.IS_ON) {
            KillPoint.JOURNAL_AFTER_APPEND.reach();
        }
        if (!packer.isEmpty()) {
            index.offer(packer.firstRowSequence(), position);
            entriesEnd = end;
        }
        byteCount.getAndAddRelease(packer.length());
        recordCount.incrementRelease();
        position = end;
        recordNumber++;
        isPending = false;
        trail.add(end, packer.nextRowSequence());
        packer.clear(packer.nextRowSequence());
        return true;
    }

    /** Nothing waits: perhaps a record should say that the disk has everything. */
    void idle() {
        final long forced = recording.forcedPosition();
        if (forced != position || writtenForcedPosition == forced || !trail.isEmpty()) {
            isIdle = false;
            return;
        }
        final long nowNs = nanoClock.nanoTime();
        if (!isIdle) {
            isIdle = true;
            idleSinceNs = nowNs;
        } else if (nowNs - idleSinceNs >= MARK_AFTER_NS) {
            isIdle = false;
            finish(0);
            tryAppend();
        }
    }

    /** Appends what is still gathered; when both agents have stopped. */
    void appendRest() {
        if (!packer.isEmpty() && !isPending) {
            append();
        }
    }

    /** Moves the recorded position to where the medium is. */
    int follow() {
        if (recording.isEnded()) {
            return 0;
        }
        final long below = trail.recorded(writer.recordedPosition());
        if (below > positions.recordedBelow()) {
            positions.recorded(below);
            return 1;
        }
        return 0;
    }

    private void end() {
        finish(PackedRecord.END);
        isEnding = true;
        tryAppend();
    }

    private boolean changeOver() {
        follow();
        if (!trail.isEmpty()) {
            return false;
        }
        recording.end();
        if (!recording.isFinished()) {
            return false;
        }
        isEnding = false;
        begin(relay.take(), writer.recordingId(), packer.epoch());
        return !isPending;
    }

    /** Whether everything appended so far is recorded; for the first record of a start. */
    boolean isRecorded() {
        follow();
        return (!isPending || tryAppend()) && trail.isEmpty();
    }

    /**
     * Ends the recording in order, when both agents have stopped and all is forced; what the medium
     * cannot take at once is left out, and the next start finds a recording that was not ended.
     */
    void endInOrder() {
        if (packer.isEmpty() && !isPending && !isEnding) {
            finish(PackedRecord.END);
            tryAppend();
        }
    }

    @Override
    public void close() {
        packer.close();
        counters.close(byteCount, recordCount, backPressures);
    }
}
